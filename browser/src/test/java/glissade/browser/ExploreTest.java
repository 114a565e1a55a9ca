package glissade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.Step;
import glissade.model.CompressedPlan;
import glissade.model.Trainer;
import glissade.rows.Rows;
import glissade.rows.SyntheticRows;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page to play with, played with. */
class ExploreTest {

  /** Few rows, noise and a step that is known to be far from any limit. */
  private static final String SMALL = "d=2&n=40&noise=1&step=0.1&iterations=60&k=12";

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

  private static CompressedPlan plan(Rows rows, double step) {
    return Trainer.automatic().withStep(step).withIterations(1_000).plan(Triangle.of(rows));
  }

  @Test
  void theFirstIterationsAreTheEngines() {
    CompressedPlan plan = plan(SyntheticRows.ofTheArticle(42), 0.01);
    Descent descent = plan.start();
    List<Locator> rows = open("").find("#first tbody tr").all();
    assertThat(rows).hasSize(12);
    double[] at = new double[6];
    for (int k = 0; k < 12; k++) {
      Step step = descent.next();
      List<String> cells = rows.get(k).locator("td").allInnerTexts();
      Shown.is(cells.get(0), k, "iteration");
      Shown.is(cells.get(1), step.loss(), "loss at iterate " + k);
      Shown.is(cells.get(2), step.gradientNorm(), "norm of the gradient at iterate " + k);
      Shown.is(cells.get(3), 0.01, "step");
      for (int j = 0; j < at.length; j++) {
        Shown.is(cells.get(4 + j), at[j], "coefficient " + j + " of iterate " + k);
      }
      at = step.at();
    }
  }

  @Test
  void arrowKeysMoveTheStepSize() {
    Explored page = open("");
    Locator slider = page.find("#step-place");
    int place = Integer.parseInt(slider.inputValue());
    String step = page.find("#step").inputValue();
    slider.focus();
    page.press("ArrowRight", 3);
    assertThat(slider).hasValue(String.valueOf(place + 3));
    assertThat(page.find("#step")).not().hasValue(step);
    page.press("ArrowLeft", 3);
    assertThat(slider).hasValue(String.valueOf(place));
  }

  @Test
  void overTheLimitTheVerdictTurnsAndSoDoesTheCurve() {
    double limit = 2 / plan(SyntheticRows.ofTheArticle(42), 0.1).forecast().spectrum().max();
    Explored page = open("step=" + 0.98 * limit);
    assertThat(page.verdict()).doesNotContain("iverged");
    assertThat(page.text("#step-place-text")).endsWith("oscillating");
    String curve = page.find("#pictures").innerHTML();
    page.find("#step-place").focus();
    page.press("ArrowRight", 5);
    assertThat(Double.parseDouble(page.find("#step").inputValue())).isGreaterThan(limit);
    assertThat(page.text("#step-place-text")).endsWith("divergent");
    assertThat(page.verdict()).startsWith("Diverged");
    assertThat(page.find("#pictures").innerHTML()).isNotEqualTo(curve);
    page.press("ArrowLeft", 5);
    assertThat(page.verdict()).doesNotContain("iverged");
  }

  /** 2/L, told beside the slider, is that of the rows there are. */
  @ParameterizedTest
  @ValueSource(strings = {"", SMALL, "d=3&n=200&collinearity=0.9&noise=2"})
  void theLimitIsTheEngines(String state) throws Exception {
    limitIsTheEngines(open(state));
  }

  private static void limitIsTheEngines(Explored page) throws Exception {
    double limit = 2 / plan(page.rows(), 0.1).forecast().spectrum().max();
    String told = page.find("#bands svg").getAttribute("aria-label");
    Shown.is(told.replaceFirst("Steps up to (\\S+) converge.*", "$1"), limit, "2/L");
  }

  @Test
  void playsPausesStepsScrubsAndStartsAgain() {
    Explored page = open(SMALL);
    Page keys = page.page();
    assertThat(page.iteration()).isEqualTo(12);
    page.press("ArrowRight", 2);
    assertThat(page.iteration()).isEqualTo(14);
    page.press("ArrowLeft", 1);
    assertThat(page.iteration()).isEqualTo(13);
    page.press("r", 1);
    assertThat(page.iteration()).isZero();
    keys.keyboard().press("Space");
    assertThat(page.find("#play")).hasText("Pause");
    keys.waitForFunction("() => Number(document.querySelector('#at-text').textContent) >= 3");
    page.press("Space", 1);
    assertThat(page.find("#play")).hasText("Play");
    int paused = page.iteration();
    page.find("#at").focus();
    page.press("End", 1);
    assertThat(page.iteration()).isEqualTo(60).isNotEqualTo(paused);
    assertThat(page.text(".states")).startsWith("Iteration 60:");
    page.act(() -> page.find("[data-move='-1']").click());
    assertThat(page.iteration()).isEqualTo(59);
  }

  @Test
  void theKeysAreListedOnRequest() {
    Explored page = open(SMALL);
    page.page().keyboard().press("?");
    assertThat(page.find("#help")).isVisible();
    assertThat(page.text("#help")).contains("play, pause");
    page.page().keyboard().press("Escape");
    assertThat(page.find("#help")).isHidden();
  }

  /** Whoever asked for it; and before Play, nobody else is moved at either. */
  @Test
  void nothingMovesBeforePlay() {
    for (View view : List.of(View.WIDE.reducedMotion(), View.WIDE)) {
      Page page = Explored.open(chromium, address, SMALL, view).page();
      Object moved =
          page.evaluate(
              """
              () => new Promise(resolve => {
                let moved = 0;
                new MutationObserver(changes => { moved += changes.length; })
                  .observe(document.querySelector('main'),
                    {subtree: true, childList: true, attributes: true, characterData: true});
                setTimeout(() => resolve(moved + document.getAnimations().length), 600);
              })""");
      assertThat(moved).isEqualTo(0);
    }
  }

  @Test
  void aLinkRestoresEverything() {
    Explored page = open("");
    page.find("#n").fill("80");
    page.act(() -> page.find("#n").press("Enter"));
    page.act(() -> page.find("#noise").fill("2.5"));
    page.act(() -> page.find("#optimizer").selectOption("momentum"));
    page.act(() -> page.find("#standardize").check());
    page.find("#step-place").focus();
    page.press("ArrowRight", 4);
    page.find("#at").focus();
    page.press("ArrowRight", 5);
    Window other = chromium.open(URI.create(page.page().url()), View.WIDE);
    Explored restored = Explored.in(other);
    assertThat(restored.controls()).isEqualTo(page.controls());
    assertThat(restored.verdict()).isEqualTo(page.verdict());
    assertThat(restored.text("#first")).isEqualTo(page.text("#first"));
    assertThat(restored.text("#command")).isEqualTo(page.text("#command"));
    assertThat(restored.iteration()).isEqualTo(17);
  }

  @Test
  void somebodyElsesLinkThatCannotBeReadIsToldOf() {
    Explored page = open("step=fast&n=40");
    assertThat(page.text("#notices")).contains("step");
    assertThat(page.find("#n")).hasValue("40");
  }

  /** From the first control to the last and out again, each with something that shows the focus. */
  @Test
  void everythingIsReachedByKeys() {
    Explored page = open(SMALL);
    Set<String> reached = new HashSet<>();
    String reach =
        """
        () => {
          const at = document.activeElement;
          if (at === document.body) return '';
          const style = getComputedStyle(at);
          const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
            || (at.ownerSVGElement && style.stroke !== 'none');
          at.dataset.reached = seen ? 'seen' : 'unseen';
          return at.outerHTML.slice(0, 200);
        }""";
    page.page().keyboard().press("Tab");
    String at = String.valueOf(page.page().evaluate(reach));
    while (!at.isEmpty() && reached.size() < 1_000) {
      reached.add(at);
      page.page().keyboard().press("Tab");
      at = String.valueOf(page.page().evaluate(reach));
    }
    Object missed =
        page.page()
            .evaluate(
                """
                () => [...document.querySelectorAll(
                    'a[href], button, input, select, summary, [tabindex]:not([tabindex="-1"])')]
                  .filter(e => e.checkVisibility() && !e.disabled && !e.closest('dialog'))
                  .filter(e => e.dataset.reached !== 'seen')
                  .map(e => (e.dataset.reached ?? 'never') + ' ' + e.outerHTML.slice(0, 200))""");
    assertThat((List<?>) missed).isEmpty();
    assertThat(reached).hasSizeGreaterThan(40);
  }

  /** Nothing but keys, from the first step of the learning path to a saved link. */
  @Test
  void aTourByKeysAlone() {
    Explored page = open("");
    Keyboard keys = page.page().keyboard();
    page.find("#lesson button").first().focus();
    page.press("Enter", 1);
    assertThat(page.text("#lesson h3")).contains("What is a slope?");
    page.find("#optimizer").focus();
    page.act(() -> keys.type("nesterov"));
    assertThat(page.find("#optimizer")).hasValue("nesterov");
    page.find("#standardize").focus();
    page.press("Space", 1);
    assertThat(page.find("#standardize")).isChecked();
    page.find("#step").focus();
    keys.press("Control+A");
    keys.type("0.3");
    page.press("Enter", 1);
    assertThat(page.text("#step-place-text")).startsWith("η = 0.3");
    page.find("[data-act='add']").focus();
    page.press("Enter", 1);
    page.find("[data-act='reset']").focus();
    page.press("Enter", 1);
    assertThat(page.find("#optimizer")).hasValue("gd");
    assertThat(page.text("#first tbody tr:first-child")).startsWith("0\t258.026");
  }

  @Test
  void everyStepOfTheLearningPathIsShown() {
    Explored page = open("");
    for (int number = 1; number <= 8; number++) {
      Locator step = page.find("#lesson ol button").nth(number - 1);
      page.act(step::click);
      assertThat(page.text("#lesson h3")).startsWith(number + ".");
      assertThat(page.text("#lesson .task")).hasSizeGreaterThan(30);
      assertThat(page.find("#lesson [aria-current=step]").count()).isEqualTo(1);
      assertThat(page.find("#pictures figure svg").count()).isGreaterThan(1);
      assertThat(page.text("#error")).isEmpty();
      assertThat(page.text("#notices")).isEmpty();
    }
  }

  @Test
  void canBeReadByEverybody() {
    for (String state : List.of("", SMALL, "step=1.2")) {
      for (View view : List.of(View.WIDE, View.NARROW.inTheDark())) {
        Window window = chromium.open(address.resolve("#" + state), view);
        Explored.in(window);
        InChromium.picture(window, "explore" + (state.isEmpty() ? "" : "-" + state.length()));
        InChromium.fits(window);
        Legible.everyChartIs(window);
        if (state.equals(SMALL)) {
          Axe.findsNothing(window);
        }
      }
    }
  }

  @Test
  void theCommandItTellsDoesTheSame() {
    Explored page = open("step=0.02&iterations=15");
    Pattern words = Pattern.compile(" +");
    String[] command = words.split(page.text("#command").replaceFirst("^glissade ", ""), -1);
    Ran ran = Ran.glissade((Object[]) command).endsWith(0);
    String first = page.find("#first tbody tr").nth(1).locator("td").nth(1).innerText();
    assertThat(ran.out()).contains("loss = " + first.substring(0, 4));
  }

  @Test
  void readsWithoutScriptsToo() {
    Page page = chromium.open(address, View.WIDE.withoutScripts()).page();
    assertThat(page.locator("#verdict").innerText()).isNotBlank();
    assertThat(page.locator("#first tbody tr").count()).isEqualTo(12);
    assertThat(page.locator("noscript").innerText()).contains("Without JavaScript");
  }

  @Test
  void namesAndCellsOfOnesOwnRowsAreShownAsText() throws Exception {
    Path table =
        Files.writeString(
            folder.resolve("odd.csv"),
            """
            "<script>document.title='run'</script>",kind,"<img src=x onerror=alert(1)>"
            1,<b>bold</b>,1.5
            2,<i>slanted</i>,2.5
            3,<b>bold</b>,2
            4,<i>slanted</i>,4.5
            5,<b>bold</b>,3.75
            6,<b>bold</b>,6
            7,<i>slanted</i>,8
            """);
    String features = "\"<script>document.title='run'</script>\" + kind";
    try (Started own =
        Started.glissade(
            "explore",
            table,
            "--target",
            "<img src=x onerror=alert(1)>",
            "--features",
            features,
            "--no-browser")) {
      Explored page = Explored.open(chromium, own.address(), "", View.WIDE);
      assertThat(page.find("script:not([src='app.js'])").count()).isZero();
      assertThat(page.find("img, b, i").count()).isZero();
      assertThat(page.text("#first")).contains("<script>document.title='run'</script>");
      assertThat(page.page().title()).isNotEqualTo("run");
    }
  }
}
