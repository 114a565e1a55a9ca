package glissade.optimizer;

import java.util.function.DoubleSupplier;

/**
 * A search along a line for a point that is low enough and flat enough, the strong Wolfe conditions
 *
 * <pre>φ(η) ≤ φ(0) + c₁ηφ′(0)      |φ′(η)| ≤ c₂|φ′(0)|      φ(η) = F(θ + ηd)</pre>
 *
 * <p>It keeps an interval that holds such points: at the low end φ is low enough and falls too
 * steeply; the high end is too high, or φ rises there, or it is not finite there, which means too
 * far. The next trial is the lowest point of the cubic through both ends, kept off the ends by a
 * tenth, or the middle where two trials have not made the interval a third shorter; without a high
 * end the next trial is two to ten times as far. For every smooth φ that is bounded below it ends.
 *
 * <p>Where φ(η) and φ(0) differ by less than their rounding, the first condition is that of the
 * slopes, φ′(η) ≤ (2c₁ − 1)φ′(0), and the cubic becomes the secant of the slopes: approximate Wolfe
 * conditions, which go on to hold where losses can no longer be told apart.
 *
 * <p>The last point tried is the one returned. Source: Moré and Thuente, Line search algorithms
 * with guaranteed sufficient decrease, ACM Trans. Math. Softw. 20 (1994); Hager and Zhang, A new
 * conjugate gradient method with guaranteed descent and an efficient line search, SIAM J. Optim. 16
 * (2005); Nocedal and Wright, Numerical Optimization, 2nd edition, section 3.5.
 */
final class WolfeSearch {

  /** c₁. */
  static final double DECREASE = 1e-4;

  private static final int MOST_TRIALS = 60;
  private static final double OFF_THE_ENDS = 0.1;

  private final double flatness;
  private double value0;
  private double slope0;

  private final End low = new End();
  private final End high = new End();

  /** An end of the interval, or a trial. */
  private static final class End {
    private double eta;
    private double value;
    private double slope;

    void set(double newEta, double newValue, double newSlope) {
      eta = newEta;
      value = newValue;
      slope = newSlope;
    }
  }

  /**
   * @param flatness c₂, over c₁ and under 1
   */
  WolfeSearch(double flatness) {
    this.flatness = flatness;
  }

  /**
   * The step to take: exact on a quadratic, 0 where the line is level, and found otherwise.
   *
   * @param first of the first trial, asked only before a search
   * @return NaN if there is none that leads down
   */
  double size(Line line, DoubleSupplier first) {
    if (line.slopeHere() == 0) {
      return 0;
    }
    return line.isExact() ? line.exact() : find(line, first.getAsDouble());
  }

  /**
   * Searches.
   *
   * @param line one that leads down at its start
   * @param first η of the first trial, over 0
   * @return η of the last point tried; NaN if none was found that is lower
   */
  double find(Line line, double first) {
    value0 = line.valueHere();
    slope0 = line.slopeHere();
    low.set(0, value0, slope0);
    high.set(Double.POSITIVE_INFINITY, Double.NaN, Double.NaN);
    double eta = first;
    double width = Double.POSITIVE_INFINITY;
    for (int trial = 1; trial <= MOST_TRIALS && Double.isFinite(eta) && eta > 0; trial++) {
      double value = line.value(eta);
      if (!line.moves()) {
        break;
      }
      if (isWolfe(eta, value, line)) {
        return eta;
      }
      narrow(eta, value, line);
      boolean isSlow = trial % 2 == 0 && high.eta - low.eta > 2.0 / 3 * width;
      if (trial % 2 == 0) {
        width = high.eta - low.eta;
      }
      eta = Double.isInfinite(high.eta) ? further() : between(isSlow);
    }
    return settle(line);
  }

  private boolean isWolfe(double eta, double value, Line line) {
    return isLow(eta, value, line) && Math.abs(line.slope()) <= -flatness * slope0;
  }

  private boolean isLow(double eta, double value, Line line) {
    if (!line.isFinite()) {
      return false;
    }
    return isRounding(value - value0)
        ? line.slope() <= (2 * DECREASE - 1) * slope0
        : value <= value0 + DECREASE * eta * slope0;
  }

  private boolean isRounding(double difference) {
    return Math.abs(difference) <= Backtracking.ROUNDING * Math.abs(value0);
  }

  private void narrow(double eta, double value, Line line) {
    boolean goesOn = isLow(eta, value, line) && line.slope() < 0;
    (goesOn ? low : high).set(eta, value, line.slope());
  }

  /** Where the slope is zero if it goes on changing as it has since the start. */
  private double further() {
    double change = (low.slope - slope0) / low.eta;
    double level = low.eta - low.slope / change;
    return change > 0 ? Math.max(2 * low.eta, Math.min(level, 10 * low.eta)) : 10 * low.eta;
  }

  private double between(boolean middle) {
    double width = high.eta - low.eta;
    if (middle || !Double.isFinite(high.value) || !Double.isFinite(high.slope)) {
      return low.eta + width / 2;
    }
    double found = isRounding(high.value - low.value) ? secant() : cubic();
    double margin = OFF_THE_ENDS * width;
    return Double.isNaN(found)
        ? low.eta + width / 2
        : Math.max(low.eta + margin, Math.min(found, high.eta - margin));
  }

  private double secant() {
    return low.eta - low.slope * (high.eta - low.eta) / (high.slope - low.slope);
  }

  /** The lowest point of the cubic with the values and slopes at both ends. */
  private double cubic() {
    double width = high.eta - low.eta;
    double mean = low.slope + high.slope - 3 * (high.value - low.value) / width;
    double root = Math.sqrt(mean * mean - low.slope * high.slope);
    return high.eta - width * (high.slope + root - mean) / (high.slope - low.slope + 2 * root);
  }

  /** Without a point that is flat enough, the furthest that is low enough, looked at once more. */
  private double settle(Line line) {
    if (low.eta > 0) {
      line.value(low.eta);
      return low.eta;
    }
    return Double.NaN;
  }
}
