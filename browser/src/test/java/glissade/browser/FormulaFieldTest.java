package glissade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A formula given on the page, of a table whose names are long and of no good will. */
class FormulaFieldTest {

  private static final String SCRIPT = "<script>document.title='run'</script>";
  private static final String OPENED = "\"Body Mass (g)\" ~ \"Flipper Length (mm)\" + Species";
  private static final String LONG =
      "\"Body Mass (g)\" ~ poly(\"Flipper Length (mm)\", 3) * Species + ns(\""
          + SCRIPT
          + "\", 3) + log(\"Flipper Length (mm)\")";

  @TempDir private static Path folder;
  private static Started explore;
  private static URI address;

  @RegisterExtension final InChromium chromium = new InChromium();

  @BeforeAll
  static void start() throws Exception {
    StringBuilder table =
        new StringBuilder("Body Mass (g),Flipper Length (mm),Species,").append(SCRIPT).append('\n');
    for (int i = 0; i < 90; i++) {
      String species = List.of("<b>Adelie</b>", "Chinstrap", "Gentoo").get(i % 3);
      double length = 190 + 12 * (i % 3) + 9 * Math.sin(5 * i);
      double depth = 18 + 2 * Math.cos(3 * i);
      double mass = 4000 + 45 * (length - 200) + 80 * (depth - 18) + 200 * Math.sin(i);
      table.append(String.format(Locale.ROOT, "%.0f,%.1f,%s,%.2f%n", mass, length, species, depth));
    }
    Path file = Files.writeString(folder.resolve("birds.csv"), table);
    explore = Started.glissade("explore", file, "--features", OPENED, "--no-browser");
    address = explore.address();
  }

  @AfterAll
  static void stop() {
    explore.close();
  }

  /** By keys alone, from one that can be used over one that cannot to the one of the beginning. */
  @Test
  void aFormulaIsTriedByKeysAlone() {
    Explored page = Explored.open(chromium, address, "", View.WIDE);
    assertThat(page.find("#formula")).hasValue(OPENED);
    assertThat(page.text("#formula-told")).contains("\"" + SCRIPT + "\"");
    page.find("#formula").focus();
    type(page, LONG);
    assertThat(page.find("#shown option").allInnerTexts())
        .contains("poly(\"Flipper Length (mm)\", 3)3:Species=Gentoo");
    assertThat(page.text("#command")).contains("--features '" + LONG.replace("'", "'\\''"));
    assertThat(page.text("#java")).contains("Formula.parse(");
    Object pictures = pictures(page);

    type(page, LONG + " + poly(Species");
    assertThat(page.find("#formula")).isFocused();
    assertThat(page.find("#formula")).hasAttribute("aria-invalid", "true");
    assertThat(page.text("#formula-why")).contains("found the end, expected");
    assertThat(page.find("#spoken")).containsText("found the end, expected");
    assertThat(pictures(page)).isEqualTo(pictures);
    String odd = "log(\"" + SCRIPT + "\") ? 2";
    type(page, odd);
    assertThat(page.text("#formula-why"))
        .contains("found '?' at character " + (1 + odd.indexOf('?')));

    Explored other = Explored.in(chromium.open(URI.create(page.page().url()), View.WIDE));
    assertThat(other.controls()).isEqualTo(page.controls());
    assertThat(other.text("#formula-why")).isEqualTo(page.text("#formula-why"));
    assertThat(other.text("#first")).isEqualTo(page.text("#first"));

    page.page().keyboard().press("Tab");
    page.page().keyboard().press("Tab");
    page.press("Enter", 1);
    assertThat(page.find("#formula")).hasValue(OPENED);
    assertThat(page.find("#formula")).hasAttribute("aria-invalid", "false");
    assertThat(page.text("#formula-why")).isEmpty();
    assertThat(page.page().title()).isNotEqualTo("run");
    assertThat(page.find("script:not([src='app.js']), #first b, #formula-told b").count()).isZero();
  }

  /** Which drawings are there. */
  private static Object pictures(Explored page) {
    return page.page()
        .evaluate(
            "() => [...document.querySelectorAll('.exhibit')].map(e => e.id + e.dataset.hash)");
  }

  /** In place of what stands in the field. */
  private static void type(Explored page, String formula) {
    page.page().keyboard().press("Control+A");
    page.page().keyboard().insertText(formula);
    page.press("Enter", 1);
  }

  @Test
  void whatIsWrongWithItCanBeReadByEverybody() {
    for (View view : List.of(View.WIDE.inTheDark(), View.NARROW)) {
      Window window = chromium.open(address.resolve("#iterations=20"), view);
      Explored page = Explored.in(window);
      page.find("#formula").fill(LONG);
      page.act(() -> page.find("[data-try=formula]").click());
      page.find("#formula").fill("\"Flipper Length (mm)\" + Specis");
      page.act(() -> page.find("[data-try=formula]").click());
      assertThat(page.text("#formula-why")).contains("Did you mean Species?");
      InChromium.picture(window, "formula");
      InChromium.fits(window);
      Legible.everyChartIs(window);
      Axe.findsNothing(window);
    }
  }
}
