package glissade.descent;

import glissade.objective.Objective;
import glissade.objective.Quadratic;

/**
 * Linear conjugate gradient: each direction is conjugate to the last, d ← −g + βd, and the step
 * along it is exact, η = −gᵀd / dᵀHd. Reaches the optimum of a quadratic in as many iterations as
 * it has different curvatures, and sooner when κ is small: the error shrinks by (√κ − 1)/(√κ + 1).
 *
 * <p>The gradient is evaluated anew at each point instead of being updated, and β is that of Polak
 * and Ribière, not under 0, so rounding does not build up. Source: Nocedal and Wright, Numerical
 * Optimization, 2nd edition, sections 5.1 and 5.2.
 */
public record ConjugateGradient() implements Optimizer {

  @Override
  public String name() {
    return "cg";
  }

  @Override
  public Run start(Objective objective) {
    if (!(objective instanceof Quadratic quadratic)) {
      throw new IllegalArgumentException(
          "linear conjugate gradient needs an objective of constant curvature, and this is not one");
    }
    return new Search(quadratic);
  }

  private static final class Search implements Run {

    private final Quadratic objective;
    private final double[] direction;
    private final double[] lastGradient;

    Search(Quadratic objective) {
      this.objective = objective;
      this.direction = new double[objective.dimension()];
      this.lastGradient = new double[objective.dimension()];
    }

    @Override
    public double update(double[] at, double value, double[] gradient, double[] next) {
      turn(gradient);
      double slope = dot(gradient, direction);
      if (slope == 0) {
        System.arraycopy(at, 0, next, 0, at.length);
        return 0;
      }
      double curvature = objective.curvatureAlong(direction);
      if (!(curvature > 0)) {
        return Double.NaN;
      }
      double eta = -slope / curvature;
      for (int j = 0; j < at.length; j++) {
        next[j] = Math.fma(eta, direction[j], at[j]);
      }
      System.arraycopy(gradient, 0, lastGradient, 0, gradient.length);
      return eta;
    }

    private void turn(double[] gradient) {
      double beta = beta(gradient);
      for (int j = 0; j < direction.length; j++) {
        direction[j] = Math.fma(beta, direction[j], -gradient[j]);
      }
      if (beta > 0 && !(dot(gradient, direction) < 0)) {
        for (int j = 0; j < direction.length; j++) {
          direction[j] = -gradient[j];
        }
      }
    }

    private double beta(double[] gradient) {
      double last = dot(lastGradient, lastGradient);
      if (last == 0) {
        return 0;
      }
      double change = dot(gradient, gradient) - dot(gradient, lastGradient);
      return Math.max(0, change / last);
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int j = 0; j < a.length; j++) {
        sum = Math.fma(a[j], b[j], sum);
      }
      return sum;
    }
  }
}
