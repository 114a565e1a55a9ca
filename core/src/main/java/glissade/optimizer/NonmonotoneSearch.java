package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;

/**
 * Shortens steps that raise the loss too far, and lets those pass that raise it for a while. A step
 * is accepted when F ≤ (the largest of the last {@value #MEMORY} losses) + c·η·dᵀ∇F; on a
 * quadratic, where {@link BarzilaiBorwein} needs no guard to converge, when F is not over {@value
 * #RISE} times the first loss. Otherwise the next trial is the lowest point of the parabola through
 * both losses with the slope here, from 0.1 to 0.5 of the last. Source: Grippo, Lampariello and
 * Lucidi, A nonmonotone line search technique for Newton's method, SIAM J. Numer. Anal. 23 (1986).
 */
final class NonmonotoneSearch implements Stateful {

  /** How many losses are looked back on. */
  static final int MEMORY = 10;

  /**
   * On a quadratic no loss is this many times the first: a hundredth of what counts as diverged.
   */
  static final double RISE = 1e8;

  private static final double DECREASE = 1e-4;

  private final boolean isQuadratic;
  private final double[] losses = new double[MEMORY];
  private double ceiling;
  private long looked;

  NonmonotoneSearch(boolean isQuadratic) {
    this.isQuadratic = isQuadratic;
  }

  /** Takes note of the loss at the point reached. */
  void see(double loss) {
    if (looked == 0) {
      ceiling = loss + RISE * Math.abs(loss);
    }
    losses[(int) (looked++ % MEMORY)] = loss;
  }

  /**
   * The first step of a falling series that is accepted.
   *
   * @param longest where the series begins, over 0
   * @return NaN where steps become too short to move before
   */
  double find(Line line, double longest) {
    double highest = isQuadratic ? ceiling : highest();
    double eta = Math.min(longest, Double.MAX_VALUE);
    while (eta > 0) {
      double value = line.value(eta);
      if (!line.moves()) {
        return Double.NaN;
      }
      if (line.isFinite() && isAllowed(value, highest, eta, line)) {
        return eta;
      }
      eta *= shorter(eta, value - line.valueHere(), line.slopeHere());
    }
    return Double.NaN;
  }

  private boolean isAllowed(double value, double highest, double eta, Line line) {
    // What rounding adds to a loss must not shorten steps: near the optimum they lead there.
    return isQuadratic
        ? value <= highest
        : value <= highest + DECREASE * eta * line.slopeHere()
            || value - highest <= Backtracking.ROUNDING * Math.abs(highest);
  }

  private double highest() {
    double highest = losses[0];
    for (int i = 1; i < Math.min(looked, MEMORY); i++) {
      highest = Math.max(highest, losses[i]);
    }
    return highest;
  }

  private static double shorter(double eta, double rise, double slope) {
    double lowest = -eta * slope / (2 * (rise - eta * slope));
    return lowest >= 0.1 ? Math.min(lowest, 0.5) : 0.1;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("losses", losses);
    ceiling = checkpoint.number("ceiling", ceiling);
    looked = checkpoint.count("looked", looked);
  }
}
