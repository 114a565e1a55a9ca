package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Opens pages for a test, each in a fresh window of one Chromium for all tests, and fails the test
 * afterwards if a page complained or asked for anything but itself and its own server.
 */
final class InChromium implements BeforeEachCallback, AfterEachCallback {

  private static final Path PICTURES =
      Path.of(System.getProperty("glissade.home", ".."), "browser", "target", "pictures");

  private final List<Window> windows = new ArrayList<>();
  private @Nullable Chromium chromium;

  @Override
  public void beforeEach(ExtensionContext context) {
    // Closed with the store, once the last test has run.
    chromium =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(InChromium.class))
            .getOrComputeIfAbsent(Chromium.class, key -> Chromium.started(), Chromium.class);
  }

  /** Opens a page. */
  Window open(URI address, View view) {
    Window window = unwatched().open(address, view);
    windows.add(window);
    return window;
  }

  /** Opens a file. */
  Window open(Path file, View view) {
    return open(file.toUri(), view);
  }

  /** The browser itself, whose windows a test then has to close and to look after by itself. */
  Chromium unwatched() {
    return Objects.requireNonNull(chromium);
  }

  /** Puts a picture of a page where people can look at it. */
  static void picture(Window window, String name) {
    window.picture(PICTURES.resolve(name + "-" + window.view().label() + ".png"));
  }

  /** A page as wide as its window, whatever the window. */
  static void fits(Window window) {
    assertThat(window.overhang()).as("pixels that stick out of %s", window.view()).isZero();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    SoftAssertions all = new SoftAssertions();
    for (Window window : windows) {
      all.assertThat(window.complaints()).as("the console of %s", window.view()).isEmpty();
      all.assertThat(window.requestsElsewhere()).as("asked for elsewhere").isEmpty();
      window.close();
    }
    windows.clear();
    all.assertAll();
  }
}
