package glissade.cli;

import glissade.compress.Moments;
import glissade.features.Missing;
import glissade.features.MissingCells;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.Recurrence;
import glissade.report.words.Advice;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read, what was decided, and what is unusual about it. */
final class FitNotes {

  private static final double CONSTANT = 1e-12;

  private FitNotes() {}

  /** {@code 406 rows × 9 columns from cars.json in 0.05 s. Left out: Name (text).} */
  static String reading(TrainingData data) {
    StringBuilder text = new StringBuilder();
    text.append(Prose.count(data.missing().rows(), "row")).append(" × ");
    text.append(Prose.count(data.width(), "column")).append(" from ").append(data.source());
    text.append(" in ").append(Numbers.seconds(data.elapsed())).append('.');
    text.append(missingTexts(data.map().missingTexts()));
    text.append(missing(data)).append(CategoryText.of(data));
    return text.append(data.choice().leftOutText()).toString();
  }

  /** What was read as if nothing stood there: a sentence after a blank; empty if nothing was. */
  static String missingTexts(List<String> texts) {
    return texts.isEmpty()
        ? ""
        : " A cell that holds just " + String.join(" or ", texts) + " counts as missing.";
  }

  /** What became of rows with missing values; empty where there are none. */
  static String missing(TrainingData data) {
    String sentence = missing(data, "them");
    return sentence.isEmpty() ? "" : " " + sentence;
  }

  /** The same, to stand alone. */
  static String missingRows(TrainingData data) {
    return missing(data, Prose.count(data.missing().rows(), "row"));
  }

  private static String missing(TrainingData data, String of) {
    MissingCells cells = data.missing();
    if (cells.rowsWithMissing() == 0) {
      return "";
    }
    List<String> columns = new ArrayList<>();
    for (Map.Entry<String, Long> column : cells.byColumn().entrySet()) {
      columns.add(column.getKey() + " in " + Numbers.count(column.getValue()));
    }
    long dropped = cells.rows() - cells.rowsUsed();
    StringBuilder text = new StringBuilder(Numbers.count(cells.rowsWithMissing()));
    text.append(" of ").append(of).append(" miss a value (");
    text.append(String.join(", ", columns)).append("): ");
    if (data.map().missing() == Missing.MEAN) {
      text.append("the mean of the column stands in for it");
      text.append(
          dropped == 0
              ? ""
              : ", and the "
                  + Numbers.count(dropped)
                  + (data.map().predictionLevels().isEmpty()
                          && data.map().response().offset() == null
                      ? " without a target or weight are dropped"
                      : " without a target, weight, offset or category are dropped"));
    } else {
      text.append("dropped, which leaves ").append(Numbers.count(cells.rowsUsed()));
    }
    return text.append('.').toString();
  }

  /** The plan, and why it is the plan. */
  static String plan(Plan plan) {
    boolean standardized = plan.coordinates().standardized();
    StringBuilder text = new StringBuilder("Plan: ");
    text.append(route(plan)).append(plan.optimizer().title());
    plan.whyOptimizer().ifPresent(why -> text.append(" (").append(why).append(')'));
    Optional<Recurrence> method = plan.recurrence();
    if (method.isPresent() && method.get().beta() > 0) {
      text.append(" with ").append(Advice.coefficients(method.get())).append(',');
    } else if (plan.step().isEmpty()) {
      text.append(
          plan.optimizer() instanceof GradientDescent descent
              ? " with the step size " + descent.stepSize().name() + ","
              : ", which needs no step size,");
    } else if (isBest(plan, plan.step().getAsDouble())) {
      text.append(" with the best constant step, 2/(L + μ) = ");
      text.append(Numbers.significant(plan.step().getAsDouble(), 4)).append(',');
    } else {
      text.append(" with the step ").append(Numbers.shortest(plan.step().getAsDouble(), 4));
      text.append(standardized ? "" : ", which is in the units of the columns,");
    }
    text.append(standardized ? " on standardised columns" : " on the columns as they are");
    text.append(plan.coordinates().name().equals("whitened") ? " made uncorrelated" : "");
    return text.append('.').toString();
  }

  private static boolean isBest(Plan plan, double step) {
    return plan instanceof CompressedPlan compressed && step == compressed.forecast().bestStep();
  }

  /** What becomes of the rows, and why, up to the name of the optimizer. */
  private static String route(Plan plan) {
    String why = " (" + plan.choice().reason() + ")";
    String surface =
        " with the same loss surface, where an iteration costs the same whatever the number of ";
    return switch (plan.choice().route()) {
      case TRIANGLE ->
          "fold the rows once to "
              + Prose.square(plan.columns().features() + 2)
              + " triangle"
              + surface
              + "rows"
              + why
              + ", and descend on that by ";
      case DUAL ->
          "keep the rows in memory and fold their transpose to a triangle of "
              + Prose.count(plan.objective().dimension(), "coordinate")
              + surface
              + "columns"
              + why
              + ", and descend on that by ";
      case MEMORY ->
          "keep the rows in memory and go through them at every iteration" + why + ", by ";
      case REREAD -> "read the rows again at every iteration" + why + ", by ";
    };
  }

  /** How a weight is counted, and what λ is in other tools. */
  static String penalty(Plan plan) {
    boolean perDeviation = plan.penalty().perDeviation();
    String elsewhere = PenaltyText.elsewhere(plan.penalty(), plan.lossName(), plan.columns());
    return "Penalty: "
        + plan.penalty().name()
        + (perDeviation
            ? ", each weight counted per standard deviation of its column."
            : ", each weight counted in the units of its column.")
        + (elsewhere.isEmpty() ? "" : " " + elsewhere);
  }

  /** What is unusual about the data, a sentence or a paragraph each. */
  static List<String> unusual(TrainingData data) {
    List<String> notes = unusualColumns(data);
    notes.addAll(RareLevels.of(data));
    return notes;
  }

  /** The same without what is said of levels. */
  static List<String> unusualColumns(TrainingData data) {
    List<String> notes = new ArrayList<>();
    Plan plan = data.plan();
    Moments columns = plan.columns();
    if (columns.features() == 0) {
      notes.add("There is no column to predict from, so the model is the mean of the target.");
    }
    if (columns.rows() == 1) {
      notes.add("There is a single row: the model passes through it and says nothing more.");
    } else if (columns.centredNorm(columns.target()) <= CONSTANT * columns.norm(columns.target())) {
      notes.add(
          "The target "
              + data.map().target()
              + " is "
              + Numbers.shortest(columns.mean(columns.target()), 6)
              + " in every row.");
    }
    int coefficients = columns.features() + (plan.coordinates().intercept() ? 1 : 0);
    if (columns.rows() > 1 && columns.rows() <= coefficients) {
      notes.add(
          Prose.count(columns.rows(), "row")
              + " cannot tell "
              + Prose.count(coefficients, "coefficient")
              + " and their errors: there should be more rows than coefficients.");
    }
    if (plan.choice().route() == Route.DUAL
        || (!(plan instanceof CompressedPlan) && columns.rows() < coefficients)) {
      notes.add(
          "At least "
              + Prose.count(coefficients - columns.rows(), "column")
              + " must be combinations of others. "
              + leastNorm(plan));
    } else if (plan instanceof CompressedPlan compressed
        && !compressed.objective().aliasing().isFullRank()) {
      notes.add(aliased(compressed, data.map().features()));
    }
    return notes;
  }

  private static String aliased(CompressedPlan plan, List<String> features) {
    AliasText aliases =
        new AliasText(plan.objective().aliasing(), features, plan.coordinates().intercept());
    return "Aliased columns: " + String.join("; ", aliases.combinations()) + ". " + leastNorm(plan);
  }

  private static String leastNorm(Plan plan) {
    return "Many coefficients fit equally well, so none has a standard error; these are the ones of"
        + " least norm"
        + (plan.coordinates().standardized() ? " on standardised columns" : "")
        + ", where descent from zero arrives.";
  }
}
