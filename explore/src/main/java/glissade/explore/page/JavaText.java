package glissade.explore.page;

import java.util.StringJoiner;

/** Java that makes the same run, with the rows of the page. */
final class JavaText {

  private final Exploration exploration;
  private final Situation situation;

  JavaText(Exploration exploration, Situation situation) {
    this.exploration = exploration;
    this.situation = situation;
  }

  String text() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("Trainer trainer =");
    lines.add("    Trainer.automatic()");
    if (!situation.loss().equals("squared")) {
      lines.add("        .withLoss(LossCatalogue.loss(\"" + situation.loss() + "\"))");
    }
    if (!exploration.intercept(situation)) {
      lines.add("        .withoutIntercept()");
    }
    lines.add("        .withOptimizer(" + optimizer() + ")");
    lines.add(
        "        .withStandardize(Trainer.Standardize."
            + (situation.standardized() ? "ON" : "OFF")
            + ")");
    lines.add("        .withIterations(" + situation.iterations() + ")");
    lines.add(
        "        .withTolerance(" + SituationText.text(exploration.tolerance(situation)) + ");");
    lines.add("Fit fit = trainer.fit(rows);");
    return lines.toString();
  }

  private String optimizer() {
    String step =
        Choices.step(situation).isPresent()
            ? "Optional.of(Catalogue.stepSize(\""
                + SituationText.text(situation.step().orElseThrow())
                + "\"))"
            : "Optional.empty()";
    return "Catalogue.optimizer(\"" + Choices.optimizer(situation) + "\", " + step + ")";
  }
}
