package glissade.objective;

import java.io.Serializable;

/**
 * The pinball loss smoothed by a logarithmic barrier. The loss itself is the greatest a·r over τ −
 * 1 ≤ a ≤ τ of the residual r = y − s; with
 *
 * <pre>ℓ_μ(r) = max over a of a·r + μ ln(τ − a) + μ ln(a − τ + 1)</pre>
 *
 * the a that it is greatest at stays inside and changes smoothly: u = a − τ + ½ solves 2μu/(¼ − u²)
 * = r, a quadratic equation. a is the slope of ℓ_μ by r, and its own slope c = ∂a/∂r is over 0
 * everywhere. At the least Σ ℓ_μ over a linear model Σ aφ = 0, so the a of all rows are a point of
 * the dual problem, inside its bounds, and the gap to it is about μ a row. Source: Nesterov and
 * Nemirovskii, Interior-Point Polynomial Algorithms in Convex Programming (1994), for barriers and
 * their conjugates; Koenker, Quantile Regression (2005), section 6.4, for the dual.
 *
 * @param tau τ
 * @param mu μ
 */
record BarrierLoss(double tau, double mu) implements Serializable {

  /** √(1 + (r/2μ)²). */
  private double root(double residual) {
    double half = residual / mu / 2;
    // Beyond 1e150 the square would be over the range, and the one beside it is long lost.
    return Math.abs(half) > 1e100 ? Math.abs(half) : Math.sqrt(Math.fma(half, half, 1));
  }

  /** u. */
  private double fromMiddle(double residual) {
    return residual / mu / 4 / (1 + root(residual));
  }

  /** a. */
  double dual(double residual) {
    return fromMiddle(residual) + (tau - 0.5);
  }

  /** ¼ − u², without the cancellation near the bounds. */
  private double product(double residual) {
    return 0.5 / (1 + root(residual));
  }

  /** c. */
  double curvature(double residual) {
    double u = fromMiddle(residual);
    double p = product(residual);
    return p * p / (2 * Math.fma(u, u, 0.25)) / mu;
  }

  /** How far a may move in the direction of {@code move} before it is at its bound. */
  double room(double residual, double move) {
    double u = fromMiddle(residual);
    boolean outwards = move > 0 == u > 0;
    return outwards ? product(residual) / (0.5 + Math.abs(u)) : 0.5 + Math.abs(u);
  }
}
