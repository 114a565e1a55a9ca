package glissade.explore.page;

import glissade.explore.Origin;
import glissade.explore.Subject;
import glissade.penalty.ElasticNet;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Java that makes the same run: statements that leave (b, w) in {@code coefficients}. */
final class JavaText {

  private final Exploration exploration;
  private final Situation situation;

  JavaText(Exploration exploration, Situation situation) {
    this.exploration = exploration;
    this.situation = situation;
  }

  String text() {
    return rows() + "\n\n" + trainer() + "\n" + run();
  }

  private String rows() {
    MadeUp made = new MadeUp(situation.recipe(), Choices.Targets.of(exploration.loss(situation)));
    if (situation.own() && isAsRead()) {
      return exploration.subject(situation).origin().map(Origin::java).orElse("");
    }
    if (situation.own() || !situation.edits().isEmpty() || !made.isPlain()) {
      return "// rows: those of the page, InMemoryRows.of(x, y)";
    }
    Recipe recipe = situation.recipe();
    return "double[] weights = {"
        + numbers(made.weights())
        + "};\nRows rows =\n    new SyntheticRows(\n        "
        + recipe.rows()
        + ", weights, "
        + SituationText.text(MadeUp.intercept())
        + ", "
        + SituationText.text(recipe.noise())
        + ", "
        + recipe.seed()
        + ", ParallelFold.onAllProcessors());";
  }

  /** Whether the rows are those that the source's own Java makes, with the loss it names. */
  private boolean isAsRead() {
    Subject subject = exploration.subject(situation);
    return situation.edits().isEmpty()
        && !subject.isSample()
        && subject.origin().filter(origin -> !origin.java().isEmpty()).isPresent()
        && situation.loss().equals(exploration.usual().loss());
  }

  private String trainer() {
    StringJoiner lines = new StringJoiner("\n", "", ";");
    lines.add("Trainer trainer =");
    lines.add("    Trainer.automatic()");
    if (!situation.loss().equals("squared")) {
      lines.add("        .withLoss(LossCatalogue.loss(\"" + situation.loss() + "\"))");
    }
    ElasticNet penalty = exploration.trainer(situation).penalty();
    if (!penalty.isNone()) {
      lines.add(
          "        .withPenalty(new ElasticNet("
              + penalty.lambda()
              + ", "
              + penalty.l1Ratio()
              + ", "
              + penalty.perDeviation()
              + ", List.of("
              + penalty.factors().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ")))");
    }
    if (!exploration.intercept(situation)) {
      lines.add("        .withoutIntercept()");
    }
    lines.add("        .withOptimizer(");
    lines.add("            " + optimizer() + ")");
    lines.add(
        "        .withStandardize(Trainer.Standardize."
            + (situation.standardized() ? "ON" : "OFF")
            + ")");
    lines.add("        .withIterations(" + situation.iterations() + ")");
    lines.add(
        "        .withTolerance(" + SituationText.text(exploration.tolerance(situation)) + ")");
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

  private String run() {
    if (situation.start().isUsual()) {
      return "double[] coefficients = trainer.fit(rows).coefficients();";
    }
    String plan =
        exploration.isFolded(situation)
            ? "CompressedPlan plan = trainer.compressedPlan(rows, columns -> {});"
            : "RowsPlan plan = (RowsPlan) trainer.plan(rows, columns -> {});";
    return plan
        + "\ndouble[] start = {"
        + numbers(situation.start().toArray())
        + "};\nOutcome outcome =\n    plan.startingAt(((Scaling) plan.coordinates()).toDescent(start))"
        + ".start().outcome();\ndouble[] coefficients ="
        + " plan.coordinates().toOriginal(outcome.arrival().at());";
  }

  private static String numbers(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(SituationText::text).collect(Collectors.joining(", "));
  }
}
