package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.Step;
import glissade.model.Trainer;
import glissade.rows.SyntheticRows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a run, opened as a file. */
class ReportTest {

  private static final List<String> SECTIONS =
      List.of(
          "section-verdict",
          "section-mathematics",
          "section-cost",
          "section-contours",
          "section-rate",
          "section-directions",
          "section-gap",
          "section-scaling",
          "section-weights",
          "section-diagnostics",
          "section-summary",
          "section-again");

  private static final int FIRST = 12;
  private static final long ONE_MEGABYTE = 1_000_000;

  /** What pictures lack of what each has to have. */
  private static final String LACKING =
      """
      () => [...document.querySelectorAll('figure')].flatMap(figure => {
        const text = selector => figure.querySelector(selector)?.textContent.trim() ?? '';
        const svgs = [...figure.querySelectorAll('svg')];
        const labels = svgs.flatMap(svg => (svg.getAttribute('aria-labelledby') ?? '').split(' '));
        const lacking = {
          title: text('h3'),
          finding: text('figcaption').endsWith('.'),
          chart: svgs.length && svgs.every(svg => svg.getBoundingClientRect().height > 100),
          role: svgs.every(svg => svg.getAttribute('role') === 'img'),
          label: labels.every(id => document.getElementById(id)?.textContent.trim()),
          numbers: figure.querySelectorAll('details tbody tr').length,
        };
        return Object.keys(lacking).filter(what => !lacking[what]).map(what => `${figure.id}: ${what}`);
      })""";

  @TempDir private static Path folder;

  @RegisterExtension final InChromium chromium = new InChromium();

  /** One for each kind of run. */
  @BeforeAll
  static void runAll() throws IOException {
    Path table = MadeTables.cars(folder.resolve("cars.csv"));
    Path classes = MadeTables.penguins(folder.resolve("penguins.csv"));
    Ran.glissade("demo", "--report", report("demo")).endsWith(0);
    Ran.glissade("demo", "--step", "1.5", "--report", report("diverged")).endsWith(5);
    fit("fit", table, "mpg", "--standardize", "off", "--optimizer", "gd", "--iterations", "1000");
    fit("lasso", table, "mpg", "--penalty", "lasso", "--lambda", "0.5");
    fit("logistic", classes, "sex", "--loss", "logistic");
    Ran.glissade("forecast", table, "--target", "mpg", "--report", report("forecast")).endsWith(0);
    Ran.glissade("race", table, "--target", "mpg", "--report", report("race")).endsWith(0);
  }

  private static void fit(String name, Path table, String target, String... further) {
    Object[] args = new Object[6 + further.length];
    System.arraycopy(
        new Object[] {"fit", table, "--target", target, "--report", report(name)}, 0, args, 0, 6);
    System.arraycopy(further, 0, args, 6, further.length);
    Ran.glissade(args).endsWith(0);
  }

  private static Path report(String name) {
    return folder.resolve(name + ".html");
  }

  private Page read(String name) {
    return chromium.open(report(name), View.WIDE.withoutScripts()).page();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "diverged", "fit", "lasso", "logistic"})
  void everythingIsThereInItsOrderWithoutScripts(String name) {
    Page page = read(name);
    assertThat(page.locator("main > section").all())
        .extracting(section -> section.getAttribute("id"))
        .containsExactlyElementsOf(SECTIONS);
    for (Locator section : page.locator("main > section").all()) {
      assertThat(section.isVisible()).isTrue();
      assertThat(section.innerText().strip()).hasSizeGreaterThan(60);
    }
    assertThat(page.locator("script")).extracting(Locator::count).isEqualTo(0);
  }

  /** For whoever cannot see it, too. */
  @ParameterizedTest
  @ValueSource(strings = {"demo", "diverged", "fit", "lasso", "logistic", "forecast", "race"})
  void everyPictureHasItsTitleItsFindingAndItsNumbers(String name) {
    Page page = read(name);
    assertThat(page.locator("figure").count()).isPositive();
    assertThat((List<?>) page.evaluate(LACKING)).isEmpty();
    Locator first = page.locator("figure").first();
    assertThat(first.locator("details table").isVisible()).isFalse();
    first.locator("summary").click();
    assertThat(first.locator("details table").isVisible()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "fit", "logistic"})
  void everySectionOfPicturesHasSome(String name) {
    Page page = read(name);
    for (String section : List.of("mathematics", "cost", "contours", "gap", "diagnostics")) {
      assertThat(page.locator("#section-" + section + " figure").count()).as(section).isPositive();
    }
  }

  @Test
  void theFirstIterationsAreTheEngines() {
    Descent descent =
        Trainer.automatic()
            .withStep(0.01)
            .withIterations(1_000)
            .plan(Triangle.of(SyntheticRows.ofTheArticle(42)))
            .start();
    List<Locator> rows = read("demo").locator("#iterations tbody tr").all();
    for (int k = 0; k < FIRST; k++) {
      Step step = descent.next();
      List<String> cells = rows.get(k).locator("td").allInnerTexts();
      Shown.is(cells.get(0), k, "iteration");
      Shown.is(cells.get(1), step.loss(), "loss before update " + k);
      Shown.is(cells.get(2), step.gradientNorm(), "norm of the gradient before update " + k);
      Shown.is(cells.get(3), 0.01, "step");
      for (int j = 0; j < step.at().length; j++) {
        Shown.is(cells.get(4 + j), step.at()[j], "coefficient " + j + " after update " + k);
      }
    }
  }

  @Test
  void theVerdictIsTheFirstThingSaid() {
    assertThat(read("fit").locator("#section-verdict .verdict").innerText()).contains("optimum");
    assertThat(read("diverged").locator("#section-verdict .verdict").innerText())
        .startsWith("Diverged");
  }

  /** What is drawn goes on to where it cannot be drawn any more, and says when that was. */
  @Test
  void aRunThatDivergedIsDrawnUntilItLeaves() {
    Page page = read("diverged");
    assertThat(page.locator("#section-contours svg").first().textContent())
        .contains("left at iteration");
    assertThat(page.locator("#section-contours svg [data-k='1']").count()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "diverged", "fit", "lasso", "logistic", "forecast", "race"})
  void isSmall(String name) {
    assertThat(report(name)).isRegularFile();
    assertThat(report(name).toFile().length()).isLessThan(ONE_MEGABYTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "diverged", "fit", "lasso", "logistic", "forecast", "race"})
  void canBeReadByEverybody(String name) {
    Window light = chromium.open(report(name), View.WIDE);
    InChromium.picture(light, "report-" + name);
    Axe.findsNothing(light);
    Window dark = chromium.open(report(name), View.NARROW.inTheDark());
    InChromium.picture(dark, "report-" + name);
    InChromium.fits(dark);
    Axe.findsNothing(dark);
    for (Window window : List.of(light, dark)) {
      Legible.everyChartIs(window);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "logistic"})
  void canBePrinted(String name) {
    Window window = chromium.open(report(name), View.WIDE.inTheDark());
    window.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(window.page().evaluate("() => getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    Legible.everyChartIs(window);
    assertThat(window.page().pdf()).startsWith('%', 'P', 'D', 'F').hasSizeGreaterThan(20_000);
  }

  /** Whatever stands in somebody's table. */
  @Test
  void namesAndCellsAreShownAsText() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("odd.csv"),
            """
            "<script>document.title='run'</script>","<img src=x onerror=alert(1)>",y&z
            1,<b>bold</b>,1.5
            2,<i>slanted</i>,2.5
            3,<b>bold</b>,2
            4,<i>slanted</i>,4.5
            5,<b>bold</b>,3.75
            6,<b>bold</b>,6
            7,<i>slanted</i>,8
            """);
    String script = "<script>document.title='run'</script>";
    fit("odd", table, "y&z", "--features", "\"" + script + "\" + \"<img src=x onerror=alert(1)>\"");
    Page page = chromium.open(report("odd"), View.WIDE).page();
    assertThat(page.locator("#section-summary").innerText()).contains(script, "<i>slanted</i>");
    assertThat(page.locator("script, img, b, i").count()).isZero();
    assertThat(page.title()).doesNotContain("run'").isNotEqualTo("run");
  }

  @Test
  void asksForNothingButItself() {
    Window window = chromium.open(report("demo"), View.WIDE);
    assertThat(window.requests()).extracting(URI::getScheme).containsExactly("file");
  }
}
