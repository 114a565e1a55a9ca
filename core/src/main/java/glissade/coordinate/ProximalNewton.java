package glissade.coordinate;

import glissade.descent.Optimizer;
import glissade.objective.Composite;
import glissade.objective.Objective;
import glissade.objective.TwiceDifferentiable;
import glissade.penalty.Penalty;

/**
 * Newton's method where a penalty has corners: x⁺ = x + η(v − x), with v where the parabola of the
 * smooth part and the penalty itself are least together,
 *
 * <pre>v = argmin ∇f(x)ᵀ(v − x) + ½(v − x)ᵀ∇²f(x)(v − x) + Σ aⱼ|vⱼ|</pre>
 *
 * which {@link WorkingSet} finds on the factor of ∇²f, by its duality gap. η is 1, or halved until
 * F falls by a part of what the parabola promises. Near the optimum convergence is quadratic, from
 * columns of any units. A pass over the rows for each Hessian, with d/2 times the work of one for a
 * gradient, O(d³) for its factor, and one or two evaluations.
 *
 * <p>Sources: Lee, Sun and Saunders, Proximal Newton-type methods for minimizing composite
 * functions, SIAM J. Optim. 24 (2014); Yuan, Ho and Lin, An improved GLMNET for L1-regularized
 * logistic regression, J. Mach. Learn. Res. 13 (2012).
 */
public record ProximalNewton() implements Optimizer {

  @Override
  public String name() {
    return "prox-newton";
  }

  @Override
  public String title() {
    return "proximal Newton's method";
  }

  @Override
  public boolean isProximal() {
    return true;
  }

  /**
   * @throws IllegalArgumentException if the objective knows no second derivatives
   */
  @Override
  public ProximalNewton on(Objective objective) {
    smooth(objective);
    return this;
  }

  @Override
  public Run start(Objective objective) {
    return new ProximalNewtonRun(smooth(objective), corners(objective));
  }

  private static TwiceDifferentiable smooth(Objective objective) {
    if (objective instanceof TwiceDifferentiable smooth) {
      return smooth;
    }
    throw new IllegalArgumentException(
        "The proximal Newton method needs second derivatives, which are known of a mean loss over"
            + " rows and not of this function. Choose fista, which does without.");
  }

  private static Penalty corners(Objective objective) {
    return objective instanceof Composite composite
        ? composite.penalty().withoutSquares()
        : Penalty.none(objective.dimension());
  }
}
