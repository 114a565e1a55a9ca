package glissade.explore.page;

import glissade.explore.Origin;
import glissade.report.markup.Element;
import glissade.report.words.Prose;
import java.util.List;

/** What stands under the field of the formula: what is wrong with it, and what can be in it. */
final class FormulaPanel {

  private static final int MOST_NAMED = 40;

  private final Exploration exploration;
  private final Situation situation;

  FormulaPanel(Exploration exploration, Situation situation) {
    this.exploration = exploration;
    this.situation = situation;
  }

  /** Why what was typed cannot be used, and what the pictures are of meanwhile. */
  Element why() {
    String reason = exploration.formulas().reason(situation);
    Element all = Element.of("div", "why");
    if (reason.isEmpty()) {
      return all;
    }
    String shown = exploration.formulas().typed(situation.withDraft(""));
    return all.add(Element.of("p", "reason").add(reason))
        .add(
            soft("Until it can be used, the pictures are of ")
                .add(Element.of("code").add(shown))
                .add("."));
  }

  /** What is predicted, from which columns, and what became of the rows. */
  Element told() {
    Element all = Element.of("div", "told");
    exploration
        .subject(situation)
        .origin()
        .ifPresent(
            origin ->
                all.add(soft("Predicts " + exploration.target(situation) + ". " + origin.told()))
                    .add(columns(origin)));
    return all;
  }

  private static Element columns(Origin origin) {
    List<String> names = origin.columns();
    Element line = soft("Columns: ");
    List<String> named = names.subList(0, Math.min(MOST_NAMED, names.size()));
    for (int i = 0; i < named.size(); i++) {
      line.add(i == 0 ? "" : ", ").add(Element.of("code").add(named.get(i)));
    }
    int more = names.size() - named.size();
    return line.add(more > 0 ? " and " + Prose.count(more, "more column") + "." : ".");
  }

  private static Element soft(String text) {
    return Element.of("p", "soft").add(text);
  }
}
