package glissade.objective;

import glissade.penalty.Penalty;

/**
 * How far a loss is from its least at the most, known from the gradient alone where every weight
 * has a ridge. With F(v) = f(v) + ½Σ bⱼvⱼ², f convex and all bⱼ &gt; 0,
 *
 * <pre>F(v) − F* ≤ ½ Σ (∂F/∂vⱼ)²/bⱼ</pre>
 *
 * which is the gap to the dual at the point of the dual that belongs to v: each row's dual variable
 * is minus its derivative. An intercept has no ridge; there the bound holds where ∂F/∂b is zero.
 *
 * <p>Source: Boyd and Vandenberghe, Convex Optimization (2004), section 9.1.2, with the norm of the
 * ridge; for the dual Shalev-Shwartz and Zhang, Stochastic dual coordinate ascent methods for
 * regularized loss minimization, J. Mach. Learn. Res. 14 (2013).
 */
public final class RidgeGap {

  /** The derivative by the intercept is a mean of derivatives, and no smaller but for rounding. */
  private static final double ROUNDING = 0x1p-44;

  private RidgeGap() {}

  /**
   * An upper bound of F(v) − F*, in O(d).
   *
   * @param objective with a penalty that has no corners
   * @param value F(v)
   * @param gradient ∇F(v); not modified
   * @return infinite where nothing is known: a weight without a ridge, or an intercept whose
   *     derivative is not zero
   */
  public static double of(LinearObjective objective, double value, double[] gradient) {
    Scaling scaling = objective.scaling();
    Penalty penalty = objective.penalty();
    if (scaling.intercept() && Math.abs(gradient[0]) > ROUNDING * (1 + Math.abs(value))) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (int j = scaling.first(); j < gradient.length; j++) {
      // A constant column has no weight, and no derivative by it.
      if (gradient[j] != 0) {
        sum += gradient[j] / penalty.square(j) * gradient[j];
      }
    }
    return sum / 2;
  }
}
