package glissade.cli;

import glissade.loss.Link;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.Levels;
import org.jspecify.annotations.Nullable;

/** What a fit amounts to, in sentences. */
final class LossText {

  private static final int DIGITS = 5;

  private final LossSummary summary;
  private final String zero;
  private final String one;

  /**
   * @param target the name of the target
   * @param classes the two it may be, the one that counts as 1 last; or null where they are numbers
   */
  LossText(LossSummary summary, String target, @Nullable Levels classes) {
    this.summary = summary;
    this.zero = target + " = " + (classes == null ? "0" : classes.values().get(0));
    this.one = target + " = " + (classes == null ? "1" : classes.values().get(1));
  }

  /** {@code The log loss is 0.4312, where the best constant has 0.6931; …}. */
  String sentences() {
    return cost() + classes() + penalty();
  }

  private String cost() {
    String text =
        "The "
            + LossTitle.of(summary.loss())
            + " is "
            + Numbers.significant(summary.model().loss(), DIGITS)
            + ", that of the best constant "
            + Numbers.significant(summary.constant().loss(), DIGITS);
    double explained = summary.explained();
    if (!Double.isFinite(explained)) {
      return text + ".";
    }
    boolean squares = summary.loss().name().equals("squared");
    String part = explained < 0 ? "nothing" : percent(explained);
    String of = Numbers.significant(explained, 4);
    if (squares) {
      return text
          + ": "
          + part
          + " of the variance is explained (R² "
          + of
          + "), and the root mean square error is "
          + Numbers.significant(Math.sqrt(summary.model().loss()), 3)
          + ".";
    }
    return LossNames.isLikelihood(summary.loss())
        ? text + ": " + part + " of the deviance is explained (D² " + of + ")."
        : text + ": " + (explained < 0 ? "no less" : part + " less") + " (D² " + of + ").";
  }

  /** Where the target is 0 or 1: which of them is told, and how often it is which. */
  private String classes() {
    double right = summary.model().right();
    double ones = summary.model().ones();
    return Double.isNaN(right)
        ? ""
        : " Taking "
            + one
            + " where "
            + (summary.loss().link() == Link.LOGIT
                ? "its probability is at least a half"
                : "the score is not negative")
            + " is right on "
            + percent(right)
            + " of the rows; always "
            + (ones < 0.5 ? zero : one)
            + " would be on "
            + percent(Math.max(ones, 1 - ones))
            + ".";
  }

  private String penalty() {
    if (summary.net().isNone()) {
      return "";
    }
    return " The penalty adds "
        + Numbers.significant(summary.penalty(), DIGITS)
        + ", which makes "
        + Numbers.significant(summary.model().loss() + summary.penalty(), DIGITS)
        + " in all; "
        + (summary.nonZero() == summary.weights()
            ? "no weight is zero."
            : Numbers.count(summary.nonZero())
                + " of "
                + Prose.count(summary.weights(), "weight")
                + (summary.nonZero() == 1 || summary.weights() == 1 ? " is" : " are")
                + " not zero.");
  }

  private static String percent(double part) {
    return Numbers.significant(100 * part, 3) + " %";
  }

  /** What e to the power of a weight is, or empty where it is nothing. */
  static String ratio(Link link) {
    return switch (link) {
      case IDENTITY, MARGIN -> "";
      case LOGIT -> "odds ratio";
      case LOG -> "ratio";
    };
  }
}
