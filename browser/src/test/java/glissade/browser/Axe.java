package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import java.util.List;

/**
 * What can be found by a program of all that keeps people from using a page. It is a script itself,
 * so the window has to run them.
 */
final class Axe {

  private Axe() {}

  /** Everything found on a page: the rule broken, what it asks for, and where. */
  static List<String> findings(Window window) {
    // Legacy: without a second window of its own. What stands inside of an image is one to axe too,
    // and there are thousands of points.
    return new AxeBuilder(window.page())
        .setLegacyMode(true).exclude("svg[role=img] > *").analyze().getViolations().stream()
            .map(Axe::text)
            .toList();
  }

  /** Fails with all that was found. */
  static void findsNothing(Window window) {
    assertThat(findings(window)).as("axe on %s", window.view()).isEmpty();
  }

  private static String text(Rule rule) {
    StringBuilder text = new StringBuilder(rule.getId()).append(": ").append(rule.getHelp());
    for (CheckedNode node : rule.getNodes()) {
      text.append("\n    ").append(node.getTarget()).append(' ').append(node.getHtml());
      text.append("\n        ").append(node.getFailureSummary().replace("\n", "\n        "));
    }
    return text.append('\n').toString();
  }
}
