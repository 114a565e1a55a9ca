package glissade.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import glissade.file.Json;
import glissade.rows.InMemoryRows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The page that is played with, and what can be done on it. */
final class Explored {

  private final Page page;

  private Explored(Page page) {
    this.page = page;
  }

  /**
   * Opens it.
   *
   * @param address as it was printed
   * @param state everything chosen on it, as in its link; may be empty
   */
  static Explored open(InChromium chromium, URI address, String state, View view) {
    return in(chromium.open(address.resolve(state.isEmpty() ? "" : "#" + state), view));
  }

  /** The one in a window, once it has come to life. */
  static Explored in(Window window) {
    window.page().waitForSelector("#step-place[aria-valuetext]");
    return new Explored(window.page());
  }

  Page page() {
    return page;
  }

  /** Does something, and waits until what the server made of it is shown, out of sight too. */
  void act(Runnable action) {
    Response response = page.waitForResponse(each -> each.url().endsWith("/act"), action);
    Object state = Json.read(response.text()) instanceof Map<?, ?> map ? map.get("state") : null;
    page.waitForFunction("state => decodeURIComponent(location.hash.slice(1)) === state", state);
    page.waitForSelector("#pictures:not([aria-busy=true])");
  }

  /** Presses a key some times, where the focus is, and waits each time. */
  void press(String key, int times) {
    for (int i = 0; i < times; i++) {
      act(() -> page.keyboard().press(key));
    }
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  String text(String selector) {
    return page.locator(selector).innerText().strip();
  }

  String verdict() {
    return text("#verdict");
  }

  /** The iteration that is shown. */
  int iteration() {
    return Integer.parseInt(text("#at-text"));
  }

  /** What the controls are set to, by name. */
  Map<?, ?> controls() {
    return (Map<?, ?>)
        page.evaluate(
            """
            () => Object.fromEntries([...document.querySelectorAll('[data-set][id], #at')]
              .map(c => [c.id, c.type === 'checkbox' ? c.checked : c.value]))""");
  }

  /** A chart, by its name. */
  Drawn chart(String name) {
    return Drawn.in(page.locator("svg[data-chart='" + name + "']"));
  }

  /** What is saved when a link is followed. */
  String saved(String link) throws IOException {
    Download download = page.waitForDownload(() -> page.locator(link).click());
    return Files.readString(download.path());
  }

  /**
   * The rows that the page is about, a line each, as it gives them to be saved: the target last.
   */
  List<String> table() throws IOException {
    return saved("a[download='glissade-rows.csv']").lines().skip(1).toList();
  }

  /** The same, to be folded. */
  InMemoryRows rows() throws IOException {
    List<String> lines = table();
    double[][] features = new double[lines.size()][];
    double[] targets = new double[lines.size()];
    for (int i = 0; i < targets.length; i++) {
      String[] cells = lines.get(i).split(",", -1);
      features[i] = new double[cells.length - 1];
      for (int j = 0; j < features[i].length; j++) {
        features[i][j] = Double.parseDouble(cells[j]);
      }
      targets[i] = Double.parseDouble(cells[cells.length - 1]);
    }
    return InMemoryRows.of(features, targets);
  }
}
