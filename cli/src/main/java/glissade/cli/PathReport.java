package glissade.cli;

import glissade.compress.Moments;
import glissade.model.LassoPath;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The solutions for falling λ, as people and as programs read them. */
final class PathReport {

  private static final int MOST_NAMED = 4;

  private static final double ROUNDING = 1e-12;

  private final TrainingData data;
  private final List<LassoPath.Solution> solutions;

  PathReport(TrainingData data, LassoPath path) {
    this.data = data;
    this.solutions = path.solutions();
  }

  /** Whether every λ came as close as was asked for. */
  boolean hasConverged() {
    return solutions.stream().allMatch(LassoPath.Solution::hasConverged);
  }

  /** Prints all of it. */
  void print(Console console, boolean quiet) {
    console.verdict(verdict());
    if (!quiet) {
      console.noteLine("");
      console.note(FitNotes.reading(data));
    }
    console.line("");
    for (String line : table().lines("  ")) {
      console.line(line);
    }
  }

  private String verdict() {
    double worst = 0;
    for (LassoPath.Solution each : solutions) {
      worst = Math.max(worst, each.gap());
    }
    return (hasConverged() ? "" : "Not converged everywhere: ")
        + Prose.count(solutions.size(), "λ").replace("λs", "λ")
        + " from "
        + Numbers.significant(solutions.get(0).lambda(), 4)
        + ", the least that leaves every penalised weight at zero, to "
        + Numbers.significant(solutions.get(solutions.size() - 1).lambda(), 4)
        + "; the largest duality gap is "
        + Numbers.shortest(worst / solutions.get(0).loss(), 2)
        + " of the first mean squared error.";
  }

  private TextTable table() {
    TextTable table =
        new TextTable(
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT)
            .head("λ", "weights", "R²", "");
    Moments columns = data.plan().columns();
    double deviation = columns.standardDeviation(columns.target());
    double[] before = new double[data.map().features().size() + 1];
    for (LassoPath.Solution each : solutions) {
      double[] now = each.coefficients();
      table.row(
          Numbers.significant(each.lambda(), 4),
          Numbers.count(each.nonZero()),
          explained(each.loss() / (deviation * deviation)),
          changes(before, now));
      before = now;
    }
    return table;
  }

  /** R²; of the first λ it is zero but for rounding. */
  private static String explained(double left) {
    return Math.abs(1 - left) < ROUNDING ? "0" : Numbers.significant(1 - left, 4);
  }

  /** {@code + age − visits}: which weights are no longer zero, and which are again. */
  private String changes(double[] before, double[] now) {
    List<String> names = new ArrayList<>();
    int more = 0;
    for (int j = 1; j < now.length; j++) {
      if ((before[j] == 0) != (now[j] == 0)) {
        if (names.size() < MOST_NAMED) {
          names.add((now[j] == 0 ? "− " : "+ ") + data.map().features().get(j - 1));
        } else {
          more++;
        }
      }
    }
    return String.join(" ", names) + (more > 0 ? " and " + Numbers.count(more) + " more" : "");
  }

  /** As one JSON object. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("target", data.map().target());
    object.put("rows", data.plan().columns().rows());
    Map<String, @Nullable Object> penalty = PenaltyText.json(data.plan().penalty());
    if (penalty != null) {
      penalty.remove("lambda");
    }
    object.put("penalty", penalty);
    object.put("features", data.map().features());
    List<@Nullable Object> path = new ArrayList<>();
    for (LassoPath.Solution each : solutions) {
      Map<String, @Nullable Object> solution = new LinkedHashMap<>();
      solution.put("lambda", each.lambda());
      solution.put("loss", each.loss());
      solution.put("gap", each.gap());
      solution.put("converged", each.hasConverged());
      double[] coefficients = each.coefficients();
      solution.put("intercept", coefficients[0]);
      List<@Nullable Object> weights = new ArrayList<>();
      for (int j = 1; j < coefficients.length; j++) {
        weights.add(coefficients[j]);
      }
      solution.put("weights", weights);
      path.add(solution);
    }
    object.put("path", path);
    return object;
  }
}
