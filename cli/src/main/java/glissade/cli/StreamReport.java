package glissade.cli;

import glissade.features.MissingCells;
import glissade.model.LinearModel;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What was learned from a stream, as people read it. */
final class StreamReport {

  private static final int MOST_WEIGHTS = 200;

  private final Console console;
  private final StreamResult result;
  private final boolean quiet;

  StreamReport(Console console, StreamResult result, boolean quiet) {
    this.console = console;
    this.result = result;
    this.quiet = quiet;
  }

  /** Prints all of it. */
  void print() {
    console.verdict(verdict());
    if (!quiet) {
      console.noteLine("");
      console.note(notes());
    }
    console.line("");
    LinearModel model = result.model();
    int all = model.features().size();
    double[] coefficients = new double[all + 1];
    coefficients[0] = model.intercept();
    System.arraycopy(model.weights(), 0, coefficients, 1, all);
    List<String> names = model.features();
    if (all > MOST_WEIGHTS) {
      List<Integer> largest = largest(coefficients);
      names = largest.stream().map(j -> model.features().get(j - 1)).toList();
      double[] part = new double[largest.size() + 1];
      part[0] = coefficients[0];
      for (int k = 0; k < largest.size(); k++) {
        part[k + 1] = coefficients[largest.get(k)];
      }
      coefficients = part;
    }
    CoefficientTable.lines(names, result.intercept(), coefficients, null, model.loss().link())
        .forEach(console::line);
    if (all > MOST_WEIGHTS) {
      console.line("");
      console.say(
          "These are the "
              + MOST_WEIGHTS
              + " largest of "
              + Prose.count(all, "weight")
              + "; --save or --format json has all.");
    }
  }

  private static List<Integer> largest(double[] coefficients) {
    List<Integer> order = new ArrayList<>(IntStream.range(1, coefficients.length).boxed().toList());
    order.sort((i, j) -> Double.compare(Math.abs(coefficients[j]), Math.abs(coefficients[i])));
    return order.subList(0, MOST_WEIGHTS).stream().sorted().toList();
  }

  private String verdict() {
    return (result.cancelled()
            ? "Cancelled; what was learned is kept. Learned from "
            : "Learned from ")
        + Prose.count(result.rows().rowsUsed(), "row")
        + ", each of them once: predicted before it was learned from, the "
        + LossTitle.of(result.model().loss())
        + " is "
        + Numbers.significant(result.progressive(), 4)
        + " over all of them and "
        + Numbers.significant(result.recent(), 4)
        + " over the last.";
  }

  private String notes() {
    MissingCells rows = result.rows();
    StringBuilder text = new StringBuilder();
    text.append(Prose.count(rows.rows(), "row")).append(" from standard input in ");
    text.append(Numbers.seconds(result.elapsed())).append('.');
    if (rows.rowsWithMissing() > 0) {
      List<String> columns = new ArrayList<>();
      for (Map.Entry<String, Long> column : rows.byColumn().entrySet()) {
        columns.add(column.getKey() + " in " + Numbers.count(column.getValue()));
      }
      text.append(' ').append(Numbers.count(rows.rowsWithMissing()));
      text.append(" of them miss a value (").append(String.join(", ", columns));
      text.append("): left out.");
    }
    Levels classes = result.model().featureMap().classes();
    if (classes != null) {
      text.append(' ').append(result.model().target()).append(" = ");
      text.append(classes.values().get(1)).append(" counts as 1.");
    }
    text.append(CategoryText.categories(result.model().featureMap().categories()));
    if (result.forgotten()) {
      text.append(" Only the first ").append(Numbers.count(Levels.MOST));
      text.append(" levels of a category are named; others were learned from as well.");
    }
    text.append(result.choice().leftOutText());
    return text.toString();
  }
}
