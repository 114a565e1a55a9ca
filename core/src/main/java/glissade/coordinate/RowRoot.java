package glissade.coordinate;

import glissade.loss.Loss;

/**
 * What a row's dual variable must be with all others as they are. With q = φᵀB⁻¹φ its score is s =
 * s₀ + q(a − a₀), and a = −c·∂ℓ/∂s(s): the root of
 *
 * <pre>F(s) = s − s₀ + q(c·∂ℓ/∂s(s) + a₀)</pre>
 *
 * which rises at least as fast as s, since ℓ is convex. So there is one root, between s₀ and s₀ −
 * F(s₀), and Newton's method is held in what is left of that.
 */
final class RowRoot {

  /** A step below this part of the score is the last: the next would be of its square. */
  private static final double CLOSE = 1e-3;

  private static final int MOST_STEPS = 60;

  private RowRoot() {}

  /**
   * a.
   *
   * @param score s₀, offset included
   * @param a a₀
   * @param q φᵀB⁻¹φ
   * @param c what the row counts in the mean
   */
  static double find(Loss loss, double target, double score, double a, double q, double c) {
    double s = score;
    double derivative = loss.derivative(s, target);
    double f = q * (c * derivative + a);
    double low = Math.min(score, score - f);
    double high = Math.max(score, score - f);
    for (int k = 0; k < MOST_STEPS; k++) {
      double step = f / (1 + q * c * loss.curvature(s, target));
      double next = s - step;
      boolean last = Math.abs(step) <= CLOSE * (1 + Math.abs(s));
      if (!last && !(next > low && next < high)) {
        next = low + (high - low) / 2;
      }
      s = next;
      derivative = loss.derivative(s, target);
      if (last) {
        break;
      }
      f = s - score + q * (c * derivative + a);
      if (f > 0) {
        high = s;
      } else {
        low = s;
      }
    }
    return -c * derivative;
  }
}
