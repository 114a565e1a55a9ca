package glissade.cli;

import glissade.evaluation.Confusion;
import glissade.evaluation.Evaluation;
import glissade.evaluation.Measures;
import glissade.evaluation.NumberMeasures;
import glissade.evaluation.SeveralClassMeasures;
import glissade.evaluation.TwoClassMeasures;
import glissade.evaluation.TwoClasses;
import glissade.loss.Link;
import glissade.loss.QuantileLoss;
import glissade.loss.SquaredLoss;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model is worth on a table, as people and as programs read it. */
final class EvaluationReport {

  private static final int DIGITS = 6;

  /** The confusion of more classes is no longer read. */
  private static final int MOST_CLASSES = 12;

  private final Model model;
  private final Evaluation evaluation;
  private final String source;

  EvaluationReport(Model model, Evaluation evaluation, String source) {
    this.model = model;
    this.evaluation = evaluation;
    this.source = source;
  }

  /** Prints all of it. */
  void print(Console console, boolean quiet) {
    console.verdict(verdict());
    if (!quiet) {
      for (String note : notes()) {
        console.note(note);
      }
    }
    console.line("");
    TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.POINT);
    table.head("", "");
    measures().forEach((name, value) -> table.row(title(name), Numbers.significant(value, DIGITS)));
    table.lines("  ").stream().skip(1).forEach(console::line);
    Measures measures = evaluation.measures();
    if (measures instanceof TwoClassMeasures two) {
      confusion(console, two.confusion());
      calibration(console, two);
    } else if (measures instanceof SeveralClassMeasures several) {
      confusion(console, several.confusion());
    }
  }

  private String verdict() {
    Measures measures = evaluation.measures();
    String rows = " on " + Prose.count(measures.rows(), "row") + " of " + source;
    String target = model.featureMap().target();
    if (measures instanceof NumberMeasures numbers) {
      return "Predictions of "
          + target
          + rows
          + " are off by "
          + Numbers.significant(numbers.rootMeanSquareError(), 4)
          + " (root mean square)"
          + (Double.isNaN(numbers.explained())
              ? "."
              : "; R² is " + Numbers.significant(numbers.explained(), 4) + ".");
    }
    Confusion confusion = confusion(measures);
    String right = Numbers.significant(100 * confusion.right(), 4);
    return "The class of " + target + rows + " is told rightly in " + right + " %" + area(measures);
  }

  private static Confusion confusion(Measures measures) {
    return measures instanceof TwoClassMeasures two
        ? two.confusion()
        : ((SeveralClassMeasures) measures).confusion();
  }

  private static String area(Measures measures) {
    return measures instanceof TwoClassMeasures two && two.classes().hasBoth()
        ? "; the area under the ROC curve is " + Numbers.significant(two.classes().area(), 4) + "."
        : ".";
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    long left = evaluation.missing().rows() - evaluation.missing().rowsUsed();
    if (left > 0) {
      List<String> columns = new ArrayList<>();
      evaluation
          .missing()
          .byColumn()
          .forEach((name, count) -> columns.add(name + " in " + Numbers.count(count)));
      notes.add(
          Prose.count(left, "row")
              + (left == 1 ? " is" : " are")
              + " not measured, because a value is missing there: "
              + Prose.list(columns)
              + ".");
    }
    if (evaluation.unseenClasses() > 0) {
      long unseen = evaluation.unseenClasses();
      notes.add(
          Prose.count(unseen, "row")
              + (unseen == 1 ? " is" : " are")
              + " not measured, because "
              + model.featureMap().target()
              + " is there of a class that the model has never seen.");
    }
    List<Levels> levels = model.featureMap().predictionLevels();
    for (int k = 0; k < levels.size(); k++) {
      if (evaluation.unknown(k) > 0) {
        notes.add(Predictions.unknownLevel(levels.get(k), evaluation.unknown(k)));
      }
    }
    if (evaluation.measures() instanceof TwoClassMeasures two && two.classes().areaBound() > 0) {
      notes.add(
          "There are more different scores than fit into memory, so the area may be off by "
              + Numbers.shortest(two.classes().areaBound(), 2)
              + ".");
    }
    return notes;
  }

  /** Each measure by the name it has in JSON. */
  private Map<String, Double> measures() {
    Map<String, Double> found = new LinkedHashMap<>();
    if (evaluation.measures() instanceof NumberMeasures numbers) {
      ofNumbers(numbers, found);
    } else if (evaluation.measures() instanceof TwoClassMeasures two) {
      found.put(two.hasProbabilities() ? "logLoss" : "meanLoss", two.loss());
      found.put("accuracy", two.confusion().right());
      if (two.hasProbabilities()) {
        found.put("brierScore", two.brierScore());
      }
      TwoClasses classes = two.classes();
      if (classes.hasBoth()) {
        found.put("auc", classes.area());
        found.put("aucBound", classes.areaBound());
      }
    } else {
      found.put("logLoss", evaluation.measures().loss());
      found.put("accuracy", confusion(evaluation.measures()).right());
    }
    found.values().removeIf(value -> Double.isNaN(value));
    return found;
  }

  private void ofNumbers(NumberMeasures numbers, Map<String, Double> found) {
    found.put("rmse", numbers.rootMeanSquareError());
    found.put("mae", numbers.meanAbsoluteError());
    found.put("meanError", numbers.meanError());
    found.put("rSquared", numbers.explained());
    LinearModel linear = (LinearModel) model;
    if (linear.loss() instanceof QuantileLoss) {
      found.put("pinballLoss", numbers.loss());
      found.put("shareUnder", numbers.shareUnder());
    } else if (linear.loss().link() == Link.LOG) {
      found.put("meanDeviance", numbers.meanDeviance());
    } else if (!(linear.loss() instanceof SquaredLoss)) {
      found.put("meanLoss", numbers.loss());
    }
  }

  private String title(String name) {
    return switch (name) {
      case "rmse" -> "root mean square error";
      case "mae" -> "mean absolute error";
      case "meanError" -> "mean error (predicted − actual)";
      case "rSquared" -> "R²";
      case "pinballLoss" -> "pinball loss";
      case "shareUnder" -> "part of the rows under it";
      case "meanDeviance" -> "mean deviance";
      case "meanLoss" -> "mean " + ((LinearModel) model).loss().name() + " loss";
      case "logLoss" -> "log loss";
      case "accuracy" -> "accuracy";
      case "brierScore" -> "Brier score";
      case "auc" -> "area under the ROC curve";
      case "aucBound" -> "  off by at most";
      default -> throw new IllegalArgumentException(name);
    };
  }

  private List<String> classNames() {
    return Objects.requireNonNull(model.featureMap().classes()).values();
  }

  private void confusion(Console console, Confusion confusion) {
    int classes = confusion.classes();
    console.line("");
    if (classes > MOST_CLASSES) {
      byClass(console, confusion);
      return;
    }
    List<String> names = classNames();
    TextTable.Align[] alignment = new TextTable.Align[classes + 2];
    Arrays.fill(alignment, TextTable.Align.RIGHT);
    alignment[0] = TextTable.Align.LEFT;
    TextTable table = new TextTable(alignment);
    String[] head = new String[classes + 2];
    head[0] = "actual";
    head[classes + 1] = "right";
    for (int l = 0; l < classes; l++) {
      head[l + 1] = "→ " + names.get(l);
    }
    table.head(head);
    for (int k = 0; k < classes; k++) {
      String[] row = new String[classes + 2];
      row[0] = names.get(k);
      for (int l = 0; l < classes; l++) {
        row[l + 1] = weight(confusion.at(k, l));
      }
      row[classes + 1] = part(confusion, k);
      table.row(row);
    }
    table.lines("  ").forEach(console::line);
  }

  private void byClass(Console console, Confusion confusion) {
    TextTable table =
        new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT)
            .head("actual", "rows", "predicted", "right");
    for (int k = 0; k < confusion.classes(); k++) {
      table.row(
          classNames().get(k),
          weight(confusion.actual(k)),
          weight(confusion.predicted(k)),
          part(confusion, k));
    }
    table.lines("  ").forEach(console::line);
  }

  private static String weight(double weight) {
    return weight == Math.rint(weight)
        ? Numbers.count((long) weight)
        : Numbers.significant(weight, 4);
  }

  private static String part(Confusion confusion, int k) {
    double own = confusion.actual(k);
    return own > 0 ? Numbers.significant(100 * confusion.at(k, k) / own, 3) + " %" : "–";
  }

  private void calibration(Console console, TwoClassMeasures two) {
    if (!two.hasProbabilities()) {
      return;
    }
    console.line("");
    TextTable table =
        new TextTable(TextTable.Align.RIGHT, TextTable.Align.RIGHT, TextTable.Align.RIGHT)
            .head("rows", "predicted", "came true");
    for (TwoClasses.Bin bin : two.classes().bins()) {
      table.row(
          Numbers.count(bin.rows()),
          Numbers.significant(bin.predicted(), 4),
          Numbers.significant(bin.observed(), 4));
    }
    console.say(
        "Probability of " + classNames().get(1) + ", rows in tenths from the least probable on:");
    table.lines("  ").forEach(console::line);
  }

  /** As one JSON object. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("target", model.featureMap().target());
    object.put("rows", evaluation.missing().rows());
    object.put("rowsMeasured", evaluation.measures().rows());
    object.put("missing", evaluation.missing().byColumn());
    Map<String, @Nullable Object> unknown = new LinkedHashMap<>();
    List<Levels> levels = model.featureMap().predictionLevels();
    for (int k = 0; k < levels.size(); k++) {
      unknown.put(levels.get(k).column(), evaluation.unknown(k));
    }
    object.put("unknownLevels", unknown);
    if (model.featureMap().classes() != null) {
      object.put("unseenClasses", evaluation.unseenClasses());
    }
    object.putAll(measures());
    Measures measures = evaluation.measures();
    if (!(measures instanceof NumberMeasures)) {
      object.put("classes", classNames());
      object.put("confusion", matrix(confusion(measures)));
    }
    if (measures instanceof TwoClassMeasures two && two.hasProbabilities()) {
      List<@Nullable Object> bins = new ArrayList<>();
      for (TwoClasses.Bin bin : two.classes().bins()) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("rows", bin.rows());
        one.put("predicted", bin.predicted());
        one.put("observed", bin.observed());
        bins.add(one);
      }
      object.put("calibration", bins);
    }
    return object;
  }

  private static List<double[]> matrix(Confusion confusion) {
    List<double[]> rows = new ArrayList<>();
    for (int k = 0; k < confusion.classes(); k++) {
      double[] row = new double[confusion.classes()];
      for (int l = 0; l < row.length; l++) {
        row[l] = confusion.at(k, l);
      }
      rows.add(row);
    }
    return rows;
  }
}
