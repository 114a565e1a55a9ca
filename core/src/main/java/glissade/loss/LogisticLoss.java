package glissade.loss;

import glissade.kernel.Elementary;
import glissade.kernel.Kernels;
import java.util.OptionalDouble;

/**
 * ℓ = ln(1 + eˢ) − ys, the negative log-likelihood of a target that is 1 with probability p = 1/(1
 * + e⁻ˢ) and otherwise 0; y between 0 and 1 is a share of ones. ∂ℓ/∂s = p − y and ∂²ℓ/∂s² = p(1 −
 * p) ≤ ¼. Source: McCullagh and Nelder, Generalized Linear Models, 2nd edition, chapter 4.
 */
public record LogisticLoss() implements Block {

  private static final Kernels KERNELS = Kernels.best();

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public double value(double score, double target) {
    return Elementary.logisticValue(score, target);
  }

  @Override
  public double derivative(double score, double target) {
    return Elementary.logisticDerivative(score, target);
  }

  @Override
  public double curvature(double score, double target) {
    return Elementary.logisticCurvature(score);
  }

  @Override
  public OptionalDouble curvatureBound() {
    return OptionalDouble.of(0.25);
  }

  @Override
  public Link link() {
    return Link.LOGIT;
  }

  @Override
  public double deviance(double score, double target) {
    return 2 * (value(score, target) + xLogX(target) + xLogX(1 - target));
  }

  private static double xLogX(double x) {
    return x == 0 || x == 1 ? 0 : x * Math.log(x);
  }

  @Override
  public boolean accepts(double target) {
    return target >= 0 && target <= 1;
  }

  @Override
  public String expected() {
    return "0 or 1, or a share between them";
  }

  @Override
  public void evaluate(
      double[] scores,
      int from,
      double[] targets,
      int target,
      double[] values,
      double[] curvatures,
      int curvature,
      int n) {
    KERNELS.logistic(scores, from, targets, target, values, curvatures, curvature, n);
  }
}
