package glissade.cli;

import glissade.descent.Outcome;
import glissade.model.ClassGoodness;
import glissade.model.Fit;
import glissade.objective.Separation;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a fit of several classes amounts to. */
final class ClassesText {

  private static final int DIGITS = 5;

  private final FitResult result;
  private final ClassGoodness goodness;
  private final List<String> classes;

  /**
   * @param result of several classes, with a usable point
   */
  ClassesText(FitResult result) {
    Fit fit = result.fit();
    this.result = result;
    this.goodness = ClassGoodness.of(fit);
    this.classes = fit.multinomial().classes().values();
  }

  /** The loss beside that of the shares, how often the likeliest class is right, the penalty. */
  String sentences() {
    double explained = goodness.explained();
    double penalty = result.fit().loss() - goodness.loss();
    return "The "
        + LossTitle.of(result.plan().lossName())
        + " is "
        + Numbers.significant(goodness.loss(), DIGITS)
        + ", that of the shares of the classes "
        + Numbers.significant(goodness.lossOfShares(), DIGITS)
        + (explained >= 0
            ? ": "
                + percent(explained)
                + " of the deviance is explained (D² "
                + four(explained)
                + ")."
            : ".")
        + " Taking the likeliest class is right on "
        + percent(goodness.right())
        + " of the rows; always "
        + classes.get(goodness.common())
        + " would be on "
        + percent(goodness.commonest())
        + "."
        + (result.plan().penalty().isNone()
            ? ""
            : " The penalty adds " + Numbers.significant(Math.max(0, penalty), DIGITS) + ".");
  }

  private static String percent(double part) {
    return Numbers.significant(100 * part, 3) + " %";
  }

  private static String four(double number) {
    return Numbers.significant(number, 4);
  }

  /** The intercept and the weights, a column a class, and what they mean. */
  List<String> coefficients() {
    ClassesTable table = new ClassesTable(result, classes);
    return table.lines(result.fit().classCoefficients());
  }

  /** What is to be known to read the table. */
  String explanation() {
    return "A weight is what one more of its column adds to the score of the class; what counts are"
        + " differences between classes, so those of a row add up to zero. The likeliest class has"
        + " the highest score.";
  }

  /** Where the loss falls for ever, if it does. */
  List<String> separation() {
    return separated() == null
        ? List.of()
        : new ClassesTable(result, classes).lines(byClass(separated()));
  }

  /** What that table is. */
  String separationTold() {
    Separation separation = separated();
    if (separation == null) {
      return "";
    }
    return "The more the weights grow along the direction below, the lower is the loss of "
        + (separation.isComplete()
            ? "every row"
            : "the "
                + Numbers.count(separation.apart())
                + " of the "
                + Prose.count(separation.rows(), "row")
                + " that it tells apart")
        + ", and that of none is higher: it adds nowhere more to another class than to the row's"
        + " own, as was checked on each. The model is where descent stopped: it tells these rows"
        + " apart as well as any further out, but its weights are no estimates.";
  }

  private @Nullable Separation separated() {
    return result.outcome() instanceof Outcome.Separable separable ? separable.separation() : null;
  }

  private double[][] byClass(@Nullable Separation separation) {
    double[] flat = separation == null ? new double[0] : separation.direction();
    double[][] byClass = new double[classes.size()][flat.length / classes.size()];
    for (int k = 0; k < byClass.length; k++) {
      System.arraycopy(flat, k * byClass[k].length, byClass[k], 0, byClass[k].length);
    }
    return byClass;
  }

  /** As members of a JSON object. */
  void putInto(Map<String, @Nullable Object> object) {
    Map<String, @Nullable Object> fit = new LinkedHashMap<>();
    fit.put("loss", goodness.loss());
    fit.put("lossOfConstant", goodness.lossOfShares());
    fit.put("devianceExplained", goodness.explained());
    fit.put("penalty", Math.max(0, result.fit().loss() - goodness.loss()));
    fit.put("accuracy", goodness.right());
    fit.put("accuracyOfConstant", goodness.commonest());
    object.put("fit", fit);
    Separation separation = separated();
    if (separation != null) {
      Map<String, @Nullable Object> told = new LinkedHashMap<>();
      told.put("rows", separation.rows());
      told.put("rowsApart", separation.apart());
      List<@Nullable Object> direction = new ArrayList<>();
      double[][] byClass = byClass(separation);
      for (int k = 0; k < byClass.length; k++) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("class", classes.get(k));
        one.put("intercept", byClass[k][0]);
        for (int j = 1; j < byClass[k].length; j++) {
          one.put(result.features().get(j - 1), byClass[k][j]);
        }
        direction.add(one);
      }
      told.put("direction", direction);
      object.put("separation", told);
    }
  }
}
