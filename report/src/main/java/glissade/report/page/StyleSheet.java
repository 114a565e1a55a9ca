package glissade.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** How report and page look. */
public final class StyleSheet {

  private StyleSheet() {}

  /** The style sheet, as CSS. */
  public static String css() {
    try (InputStream file = StyleSheet.class.getResourceAsStream("report.css")) {
      if (file == null) {
        throw new IllegalStateException("report.css is missing beside " + StyleSheet.class);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
