package glissade.optimizer;

import glissade.descent.Optimizer;
import glissade.objective.Objective;
import glissade.objective.TwiceDifferentiable;

/**
 * Newton's method: d = −H⁻¹g, H the Hessian by one more pass over the rows, with steps that satisfy
 * the strong Wolfe conditions, η = 1 mostly. Its points do not depend on the units of the columns,
 * and on smooth convex functions it converges at the second order.
 *
 * <p>A Hessian costs d/2 times what a gradient does, so one is kept as long as it does its work:
 * while an update shrinks gᵀd, twice what the quadratic model says is left to gain, to the part
 * {@code keep}, the next goes by the same H, corrected by the changes seen since as in {@link
 * LBfgs}. Where there are rows in abundance, the first update goes to the optimum of a part of
 * them, found in the same way, and takes their Hessian along: what is left is a few passes.
 *
 * <p>An H that is wrong, or raised to be positive definite, costs updates and nothing else, since
 * the gradient is exact. Source: Nocedal and Wright, Numerical Optimization, 2nd edition, section
 * 3.3; Shamanskii, A modification of Newton's method, Ukrainian Math. J. 19 (1967), for keeping H;
 * Byrd, Chin, Neveitt and Nocedal, On the use of stochastic Hessian information in optimization
 * methods for machine learning, SIAM J. Optim. 21 (2011), for a part of the rows.
 *
 * @param keep from 0, which makes a Hessian at every update, to under 1
 */
public record Newton(double keep) implements Optimizer {

  private static final double USUAL_KEEP = 0.1;

  public Newton {
    if (!(keep >= 0 && keep < 1)) {
      throw new IllegalArgumentException(
          "Newton's method keeps a Hessian that shrinks what is left to a part from 0 up to 1, not "
              + keep
              + ".");
    }
  }

  /** Keeps a Hessian while it shrinks what is left to a tenth. */
  public Newton() {
    this(USUAL_KEEP);
  }

  static Newton of(Choice choice) {
    return new Newton(choice.number("keep", USUAL_KEEP));
  }

  @Override
  public String name() {
    return "newton";
  }

  @Override
  public String title() {
    return "Newton's method";
  }

  @Override
  public Newton on(Objective objective) {
    smooth(objective);
    return this;
  }

  @Override
  public Run start(Objective objective) {
    return new NewtonRun(this, smooth(objective));
  }

  private static TwiceDifferentiable smooth(Objective objective) {
    if (objective instanceof TwiceDifferentiable smooth) {
      return smooth;
    }
    throw new IllegalArgumentException(
        "Newton's method needs second derivatives, which are known of a mean loss over rows and not"
            + " of this function. Choose lbfgs, which does without.");
  }
}
