package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** That whatever a page of ours must not do is noticed; else no other test here means much. */
class WindowTest {

  private static final String GOOD =
      "<main><h1>Title</h1><p>One paragraph of text that can be read.</p></main>";

  @RegisterExtension final InChromium chromium = new InChromium();
  @TempDir private Path folder;

  private Path file(String body) throws IOException {
    return Files.writeString(
        folder.resolve("page.html"),
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
        <meta name="viewport" content="width=device-width"></head><body>%s</body></html>
        """
            .formatted(body));
  }

  /** A page that is not as it should be, in a window whose faults fail no test. */
  private void faulty(String body, View view, Consumer<Window> check) throws IOException {
    try (Window window = chromium.unwatched().open(file(body).toUri(), view)) {
      check.accept(window);
    }
  }

  @Test
  void nothingIsSaidOfAPageThatIsAsItShouldBe() throws IOException {
    Window window = chromium.open(file(GOOD), View.NARROW.inTheDark());
    assertThat(window.complaints()).isEmpty();
    assertThat(window.requests()).hasSize(1);
    InChromium.fits(window);
    Axe.findsNothing(window);
  }

  @Test
  void hearsTheConsoleAndWhatNobodyCatches() throws IOException {
    faulty(
        GOOD + "<script>console.error('one'); throw new Error('two');</script>",
        View.WIDE,
        window ->
            assertThat(window.complaints())
                .hasSize(2)
                .anyMatch(complaint -> complaint.contains("one"))
                .anyMatch(complaint -> complaint.contains("two")));
  }

  @Test
  void seesEveryRequestToAnotherPlace() throws IOException {
    Path other = Files.writeString(folder.resolve("other.css"), "p { color: red }");
    String body =
        """
        <img src="http://pictures.example/a.png" alt="">
        <link rel="stylesheet" href="%s">
        <img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="">
        """
            .formatted(other.toUri());
    faulty(
        body,
        View.WIDE,
        window ->
            assertThat(window.requestsElsewhere())
                .containsExactlyInAnyOrder(
                    URI.create("http://pictures.example/a.png"), other.toUri()));
  }

  @Test
  void findsWhatSomePeopleCannotRead() throws IOException {
    String pale = "<main><h1>Title</h1><p style='color: #bbb'>Pale</p></main>";
    faulty(
        pale,
        View.WIDE,
        window ->
            assertThat(Axe.findings(window))
                .singleElement()
                .asString()
                .contains("color-contrast", "Pale"));
  }

  @Test
  void measuresWhatSticksOut() throws IOException {
    faulty(
        "<div style='width: 500px; height: 9px; margin: -8px'></div>",
        View.NARROW,
        window -> assertThat(window.overhang()).isBetween(150, 180));
  }

  @Test
  void looksAsItIsTold() throws IOException {
    String page =
        """
        <style>
          i, b { display: none }
          @media (prefers-color-scheme: dark) { i { display: inline } }
          @media (prefers-reduced-motion: reduce) { b { display: inline } }
        </style>
        <p><i>dark</i> <b>still</b> <span></span></p>
        <script>document.querySelector('span').textContent = 'scripted'</script>
        """;
    assertThat(words(page, View.WIDE)).isEqualTo("scripted");
    assertThat(words(page, View.WIDE.inTheDark().withoutScripts())).isEqualTo("dark");
    assertThat(words(page, View.NARROW.reducedMotion())).isEqualTo("still scripted");
  }

  private String words(String page, View view) throws IOException {
    return chromium.open(file(page), view).page().locator("p").innerText().strip();
  }

  @Test
  void takesPictures() throws IOException {
    Window window = chromium.open(file(GOOD), View.NARROW);
    Path picture = folder.resolve("picture.png");
    window.picture(picture);
    assertThat(picture).isNotEmptyFile();
  }
}
