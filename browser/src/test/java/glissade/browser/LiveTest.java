package glissade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A long fit, watched while it runs. */
class LiveTest {

  /** What the page says of the run, each time that it changes. */
  private static final String HUNDRED_TIMES =
      """
      () => new Promise(resolve => {
        const how = document.querySelector('#how');
        const said = [];
        new MutationObserver((changes, observer) => {
          if (how.textContent.startsWith('Iteration')) said.push(how.textContent);
          if (said.length >= 100) { observer.disconnect(); resolve(said); }
        }).observe(how, {childList: true, characterData: true, subtree: true});
      })""";

  @RegisterExtension final InChromium chromium = new InChromium();
  @TempDir private Path folder;

  /** It would run for years. */
  private Started endless(Object... more) throws IOException {
    Path table = MadeTables.cars(folder.resolve("cars.csv"));
    List<Object> args = new ArrayList<>(List.of("fit", table, "--target", "mpg", "--live"));
    args.addAll(List.of("--no-browser", "--optimizer", "gd", "--step", "1e-9"));
    args.addAll(List.of("--tolerance", "0", "--iterations", "1e15"));
    args.addAll(List.of(more));
    return Started.glissade(args.toArray());
  }

  @Test
  void isSeenAHundredTimesAndStopsOnRequestWithItsBestPoint() throws Exception {
    Path model = folder.resolve("model.json");
    try (Started fit = endless("--save", model)) {
      Window window = chromium.open(fit.address(), View.WIDE);
      Page page = window.page();
      List<?> said = (List<?>) page.evaluate(HUNDRED_TIMES);
      assertThat(said).hasSize(100).doesNotHaveDuplicates();
      assertThat(page.locator("#live-loss svg path.curve").isVisible()).isTrue();
      InChromium.picture(window, "live");
      page.locator("#stop").click();
      assertThat(page.locator("#how")).containsText(Pattern.compile("^Cancelled after "));
      assertThat(fit.exitCode()).isEqualTo(130);
      assertThat(Files.readString(model)).contains("\"status\" : \"cancelled\"");
      assertThat(page.locator("#stop").isDisabled()).isTrue();
    }
  }

  @Test
  void canBeReadAndStoppedByEverybody() throws Exception {
    try (Started fit = endless()) {
      for (View view : List.of(View.WIDE, View.WIDE.inTheDark(), View.NARROW)) {
        Window window = chromium.open(fit.address(), view.reducedMotion());
        assertThat(window.page().locator("#live-loss svg")).isVisible();
        InChromium.fits(window);
        Axe.findsNothing(window);
        Legible.everyChartIs(window);
        window.close();
      }
      Page page = chromium.open(fit.address(), View.NARROW).page();
      assertThat(page.locator("#live-loss svg")).isVisible();
      holdsStillOnRequest(page);
      page.keyboard().press("s");
      assertThat(page.locator("#how")).containsText(Pattern.compile("^Cancelled after "));
      assertThat(fit.exitCode()).isEqualTo(130);
    }
  }

  private static void holdsStillOnRequest(Page page) {
    page.keyboard().press("h");
    assertThat(page.locator("#hold")).hasAttribute("aria-pressed", "true");
    Locator how = page.locator("#how");
    String held = how.textContent();
    // As long as a dozen states take.
    page.waitForTimeout(400);
    assertThat(how.textContent()).isEqualTo(held);
    page.keyboard().press("h");
    assertThat(how).not().hasText(held);
  }
}
