package glissade.descent;

import java.util.Locale;

/** What to say of a point where a function or its gradient is not finite. */
final class NotFinite {

  /** Of more variables only those that are not finite themselves are worth telling. */
  private static final int MOST_TOLD = 6;

  private NotFinite() {}

  /**
   * @param when {@code at update 7}
   * @param evaluation which one it was, from 1
   */
  static String describe(Point point, String when, long evaluation) {
    return String.format(
        Locale.ROOT, "%s (evaluation %,d) %s%s", when, evaluation, what(point), where(point.at()));
  }

  private static String what(Point point) {
    double[] at = point.at();
    for (int j = 0; j < at.length; j++) {
      if (!Double.isFinite(at[j])) {
        return "the point itself is not finite: variable " + j + " is " + at[j];
      }
    }
    if (!Double.isFinite(point.value())) {
      return "the loss is not finite: F is " + point.value();
    }
    double[] gradient = point.gradient();
    for (int j = 0; j < gradient.length; j++) {
      if (!Double.isFinite(gradient[j])) {
        return "the gradient is not finite: the derivative by variable " + j + " is " + gradient[j];
      }
    }
    return "the step is not finite";
  }

  private static String where(double[] at) {
    if (at.length > MOST_TOLD) {
      return "";
    }
    StringBuilder text = new StringBuilder(" at (");
    for (int j = 0; j < at.length; j++) {
      text.append(j == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.6g", at[j]));
    }
    return text.append(')').toString();
  }
}
