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
 *
 * <p>It holds what was found last.
 */
final class RowRoot {

  /** A step below this part of the score is the last: the next would be of its square. */
  private static final double CLOSE = 1e-3;

  private static final int MOST_STEPS = 60;

  private final Loss loss;
  private double dual;
  private double score;
  private double rest;

  RowRoot(Loss loss) {
    this.loss = loss;
  }

  /** a. */
  double dual() {
    return dual;
  }

  /** s, where the derivative is −a/c. */
  double score() {
    return score;
  }

  /** a₀ + c·∂ℓ/∂s(s₀). */
  double rest() {
    return rest;
  }

  /**
   * Finds a and s.
   *
   * @param from s₀, offset included
   * @param a a₀
   * @param q φᵀB⁻¹φ
   * @param c what the row counts in the mean
   */
  void find(double target, double from, double a, double q, double c) {
    double s = from;
    double derivative = loss.derivative(s, target);
    double curvature = loss.curvature(s, target);
    rest = c * derivative + a;
    double f = q * rest;
    double low = Math.min(from, from - f);
    double high = Math.max(from, from - f);
    for (int k = 0; k < MOST_STEPS; k++) {
      double step = f / (1 + q * c * curvature);
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
      curvature = loss.curvature(s, target);
      f = s - from + q * (c * derivative + a);
      if (f > 0) {
        high = s;
      } else {
        low = s;
      }
    }
    dual = -c * derivative;
    score = s;
  }
}
