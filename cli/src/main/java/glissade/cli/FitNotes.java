package glissade.cli;

import glissade.compress.Triangle;
import glissade.features.Missing;
import glissade.features.MissingCells;
import glissade.model.Plan;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    text.append(missing(data));
    if (!data.choice().leftOut().isEmpty()) {
      List<String> names = new ArrayList<>();
      for (Column column : data.choice().leftOut()) {
        names.add(column.name() + " (" + ColumnChoice.holds(column) + ")");
      }
      text.append(" Left out: ").append(String.join(", ", names)).append('.');
    }
    return text.toString();
  }

  /** What became of rows with missing values; empty where there are none. */
  static String missing(TrainingData data) {
    MissingCells cells = data.missing();
    if (cells.rowsWithMissing() == 0) {
      return "";
    }
    List<String> columns = new ArrayList<>();
    for (Map.Entry<String, Long> column : cells.byColumn().entrySet()) {
      columns.add(column.getKey() + " in " + Numbers.count(column.getValue()));
    }
    long dropped = cells.rows() - cells.rowsUsed();
    StringBuilder text = new StringBuilder(" ");
    text.append(Numbers.count(cells.rowsWithMissing())).append(" of them miss a value (");
    text.append(String.join(", ", columns)).append("): ");
    if (data.map().missing() == Missing.MEAN) {
      text.append("the mean of the column stands in for it");
      text.append(
          dropped == 0
              ? ""
              : ", and the " + Numbers.count(dropped) + " without a target or weight are dropped");
    } else {
      text.append("dropped, which leaves ").append(Numbers.count(cells.rowsUsed()));
    }
    return text.append('.').toString();
  }

  /** The plan, and why it is the plan. */
  static String plan(Plan plan) {
    int size = plan.objective().triangle().size();
    boolean standardized = plan.objective().scaling().standardized();
    StringBuilder text = new StringBuilder("Plan: fold the rows once to ");
    text.append(Prose.square(size));
    text.append(" triangle with the same loss surface, where an iteration costs the same whatever");
    text.append(" the number of rows, and descend on that by ");
    text.append(FitResult.method(plan));
    if (plan.step().isEmpty()) {
      text.append(", which needs no step size,");
    } else if (plan.step().getAsDouble() == plan.forecast().bestStep()) {
      text.append(" with the best constant step, 2/(L + μ) = ");
      text.append(Numbers.significant(plan.step().getAsDouble(), 4)).append(',');
    } else {
      text.append(" with the step ").append(Numbers.shortest(plan.step().getAsDouble(), 4));
      text.append(standardized ? "" : ", which is in the units of the columns,");
    }
    text.append(standardized ? " on standardised columns" : " on the columns as they are");
    return text.append('.').toString();
  }

  /** What is unusual about the data, a sentence each. */
  static List<String> unusual(TrainingData data) {
    List<String> notes = new ArrayList<>();
    CompressedLeastSquares objective = data.plan().objective();
    Triangle triangle = objective.triangle();
    if (triangle.features() == 0) {
      notes.add("There is no column to predict from, so the model is the mean of the target.");
    }
    if (triangle.rows() == 1) {
      notes.add("There is a single row: the model passes through it and says nothing more.");
    } else if (triangle.centredNorm(triangle.target())
        <= CONSTANT * triangle.norm(triangle.target())) {
      notes.add(
          "The target "
              + data.map().target()
              + " is "
              + Numbers.shortest(triangle.mean(triangle.target()), 6)
              + " in every row.");
    }
    boolean few = triangle.rows() > 1 && triangle.rows() <= objective.dimension();
    if (few) {
      notes.add(
          Prose.count(triangle.rows(), "row")
              + " cannot tell "
              + Prose.count(objective.dimension(), "coefficient")
              + " and their errors: there should be more rows than coefficients.");
    }
    if (!objective.aliasing().isFullRank()) {
      notes.add(aliased(data));
    }
    return notes;
  }

  private static String aliased(TrainingData data) {
    Scaling scaling = data.plan().objective().scaling();
    AliasText aliases =
        new AliasText(
            data.plan().objective().aliasing(), data.map().features(), scaling.intercept());
    return "Aliased columns: "
        + String.join("; ", aliases.combinations())
        + ". Many coefficients fit equally well, so none has a standard error; these are the ones"
        + " of least norm"
        + (scaling.standardized() ? " on standardised columns" : "")
        + ", where descent from zero arrives.";
  }
}
