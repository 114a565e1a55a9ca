package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.file.Json;
import glissade.model.CompressedPlan;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of the page: drawn where the engine's numbers are, and moved by hand. */
class PicturesTest {

  private static final double STEP = 0.1;
  private static final String STATE = "d=2&n=40&noise=1&step=" + STEP + "&iterations=60&k=12";
  private static final Pattern FEATURE = Pattern.compile("x(\\d)");

  @TempDir private static Path folder;
  private static Started explore;
  private static URI address;

  @RegisterExtension final InChromium chromium = new InChromium();

  @BeforeAll
  static void start() throws Exception {
    explore = Started.glissade("explore", "--no-browser");
    address = explore.address();
  }

  @AfterAll
  static void stop() {
    explore.close();
  }

  private Explored open(String state) {
    return Explored.open(chromium, address, state, View.WIDE);
  }

  private static CompressedPlan plan(InMemoryRows rows) {
    return Trainer.automatic().withStep(STEP).withIterations(60).plan(Triangle.of(rows));
  }

  /** Which coefficient an axis is of: 0 for the intercept. */
  private static int coefficient(String title) {
    Matcher feature = FEATURE.matcher(title);
    return feature.find() ? Integer.parseInt(feature.group(1)) : 0;
  }

  @Test
  void thePathRunsThroughTheEnginesIterates() throws Exception {
    Explored page = open(STATE);
    Drawn contours = page.chart("contours");
    int alongX = coefficient(contours.titles().get(0));
    int alongY = coefficient(contours.titles().get(1));
    assertThat(alongX).isNotEqualTo(alongY);
    Descent descent = plan(page.rows()).start();
    double[] at = new double[3];
    for (long k = 0; descent.hasNext(); k++) {
      contours.standsAt(k, at[alongX], at[alongY]);
      at = descent.next().at();
    }
    assertThat(contours.marks()).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void aDraggedStartIsWhereTheDescentBegins() {
    Explored page = open(STATE);
    drag(page, page.find("[data-drag='start']").first(), 60, -45);
    startIsWhereItIsDrawn(page);
    page.find("[data-drag='start']").first().focus();
    Drawn.Mark before = page.chart("contours").marks().get(0L);
    page.press("ArrowLeft", 2);
    page.press("ArrowUp", 1);
    startIsWhereItIsDrawn(page);
    assertThat(page.chart("contours").marks().get(0L)).isNotEqualTo(before);
    assertThat(
            page.find("[data-drag='start']").first().evaluate("e => e === document.activeElement"))
        .as("the start keeps the focus")
        .isEqualTo(true);
  }

  private static void startIsWhereItIsDrawn(Explored page) {
    Drawn contours = page.chart("contours");
    List<String> cells = page.find("#first tbody tr").first().locator("td").allInnerTexts();
    double[] at = new double[3];
    for (int j = 0; j < at.length; j++) {
      at[j] = Shown.number(cells.get(4 + j));
    }
    contours.standsAt(
        0, at[coefficient(contours.titles().get(0))], at[coefficient(contours.titles().get(1))]);
    assertThat(at).isNotEqualTo(new double[3]);
  }

  private static void drag(Explored page, Locator what, double right, double down) {
    what.scrollIntoViewIfNeeded();
    BoundingBox box = what.boundingBox();
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    Mouse mouse = page.page().mouse();
    mouse.move(x, y);
    mouse.down();
    page.act(() -> mouse.move(x + right, y + down));
    mouse.up();
  }

  @Test
  void aDraggedPointChangesTheCurvatureToWhatTheEngineSays() throws Exception {
    Explored page = open(STATE);
    String before = limit(page);
    List<String> rows = page.table();
    drag(page, page.find("[data-drag='point:3']").first(), 120, -20);
    assertThat(limit(page)).isNotEqualTo(before);
    limitIsTheEngines(page);
    assertThat(changed(rows, page.table())).containsExactly(3);
    page.find("[data-drag='point:5']").first().focus();
    page.press("ArrowRight", 3);
    limitIsTheEngines(page);
    assertThat(changed(rows, page.table())).containsExactly(3, 5);
    page.find("[data-drag='point:5']").first().focus();
    page.press("Delete", 1);
    limitIsTheEngines(page);
    assertThat(page.table()).hasSize(rows.size() - 1);
    page.act(() -> page.find("[data-act='add']").click());
    limitIsTheEngines(page);
    assertThat(page.table()).hasSameSizeAs(rows);
    page.act(() -> page.find("[data-act='restore']").click());
    assertThat(limit(page)).isEqualTo(before);
  }

  private static String limit(Explored page) {
    return page.find("#bands svg")
        .getAttribute("aria-label")
        .replaceFirst("Steps up to (\\S+) converge.*", "$1");
  }

  private static List<Integer> changed(List<String> before, List<String> after) {
    return IntStream.range(0, before.size())
        .filter(i -> !before.get(i).equals(after.get(i)))
        .boxed()
        .toList();
  }

  private static void limitIsTheEngines(Explored page) throws Exception {
    Shown.is(limit(page), 2 / plan(page.rows()).forecast().spectrum().max(), "2/L");
  }

  @Test
  void anIterationIsHighlightedInEveryPictureAtOnce() {
    Explored page = open(STATE);
    page.find("#first tr[data-k='5']").hover();
    everyMarkOf(page, 5);
    page.page().mouse().move(0, 0);
    assertThat(page.find(".hot").count()).isZero();
    page.find("svg[data-chart='contours'] [data-k='12'] circle").hover();
    everyMarkOf(page, 12);
  }

  private static void everyMarkOf(Explored page, int k) {
    int marks = page.find("main [data-k='" + k + "']").count();
    assertThat(marks).isGreaterThan(2);
    assertThat(page.find("main .hot[data-k='" + k + "']").count()).isEqualTo(marks);
    assertThat(page.find("main .hot").count()).isEqualTo(marks);
  }

  /** What is still to come is not drawn; what is, is shown as now. */
  @Test
  void theIterationThatIsShownIsTheSameInEveryPicture() {
    Explored page = open(STATE);
    page.press("ArrowRight", 1);
    assertThat(page.find("main .now").all())
        .isNotEmpty()
        .extracting(now -> now.getAttribute("data-k"))
        .containsOnly("13");
    assertThat(page.find("svg [data-k='14']").first().isVisible()).isFalse();
    assertThat(page.find("svg [data-k='13'] circle").first().isVisible()).isTrue();
  }

  @Test
  void overTheLimitTheCurveLeavesThePicture() {
    Explored page = open(STATE.replace("step=" + STEP, "step=0.7"));
    assertThat(page.find("svg[data-chart='contours']").textContent()).doesNotContain("left");
    page.find("#step-place").focus();
    page.press("PageUp", 2);
    assertThat(page.verdict()).startsWith("Diverged");
    assertThat(page.find("svg[data-chart='contours']").textContent()).contains("left");
  }

  @Test
  void everyPictureIsSavedAsItIsDrawnAndAsNumbers() throws Exception {
    Explored page = open(STATE);
    for (Locator figure : page.find("figure").all()) {
      String id = figure.getAttribute("id");
      String link = "#picture-" + id + " .save a[href*='as=%s']";
      Path svg = folder.resolve(id + ".svg");
      Files.writeString(svg, page.saved(link.formatted("svg")));
      Window drawn = chromium.open(svg, View.WIDE);
      assertThat(drawn.page().locator("svg svg").first().boundingBox().height).isPositive();
      drawn.close();
      int rows = figure.locator("tbody tr").count();
      assertThat(page.saved(link.formatted("csv")).lines()).as(id).hasSize(rows + 1);
      Map<?, ?> json =
          (Map<?, ?>) Objects.requireNonNull(Json.read(page.saved(link.formatted("json"))));
      assertThat((List<?>) json.get("rows")).as(id).hasSize(rows);
    }
  }
}
