package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** That what cannot be read is found. */
class LegibleTest {

  @RegisterExtension final InChromium chromium = new InChromium();
  @TempDir private Path folder;

  private List<String> findings(String drawing) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("chart.html"),
            """
            <!doctype html><meta charset="utf-8"><figure id="it">
            <svg viewBox="0 0 480 320" font-size="13">%s</svg></figure>
            """
                .formatted(drawing));
    return Legible.findings(chromium.open(file, View.WIDE));
  }

  @Test
  void whatCanBeReadIsNotFound() throws IOException {
    String drawing =
        """
        <text x="40" y="100">one</text><text x="40" y="114">two</text>
        <text transform="translate(20 200) rotate(-90)">turned</text>
        <path class="curve c1" d="M100 100L200 200" stroke="#07c" fill="none"/>
        """;
    assertThat(findings(drawing)).isEmpty();
  }

  @Test
  void wordsThatRunIntoEachOtherAre() throws IOException {
    assertThat(findings("<text x='40' y='100'>one</text><text x='50' y='104'>two</text>"))
        .containsExactly("it: “one” runs into “two”");
  }

  @Test
  void wordsThatRunOutOfThePictureAre() throws IOException {
    assertThat(findings("<text x='460' y='100'>too long for it</text>"))
        .containsExactly("it: “too long for it” runs out of the picture");
  }

  @Test
  void lettersThatAreTooSmallAre() throws IOException {
    assertThat(findings("<text x='40' y='100' font-size='3'>fine print</text>"))
        .singleElement()
        .asString()
        .startsWith("it: “fine print” is ");
  }

  @Test
  void whatIsTooPaleIs() throws IOException {
    String drawing =
        """
        <text x="40" y="100" fill="#888">pale</text>
        <path class="curve c9" d="M100 100L200 200" stroke="#000" opacity="0.2" fill="none"/>
        """;
    assertThat(findings(drawing))
        .containsExactly(
            "it: “pale” has a contrast of 3.54",
            "it: what is drawn as “curve c9” has a contrast of 1.61");
  }
}
