package glissade.loss;

import glissade.kernel.Elementary;
import glissade.kernel.Kernels;
import java.util.OptionalDouble;

/**
 * ℓ = eˢ − ys, the negative log-likelihood of a count y whose mean is eˢ, but for what y alone
 * adds. ∂ℓ/∂s = eˢ − y, ∂²ℓ/∂s² = eˢ, which has no bound. With ln t as offset, t the exposure, the
 * model is one of rates. Deviance 2(y ln(y/μ) − y + μ). Source: McCullagh and Nelder, Generalized
 * Linear Models, 2nd edition, chapter 6.
 */
public record PoissonLoss() implements Block {

  private static final Kernels KERNELS = Kernels.best();

  @Override
  public String name() {
    return "poisson";
  }

  @Override
  public double value(double score, double target) {
    // A mean that is over the range is ∞ and stays so; y·s must not become it as well.
    return Elementary.exp(score) - target * Math.min(score, Elementary.GREATEST);
  }

  @Override
  public double derivative(double score, double target) {
    return Elementary.exp(score) - target;
  }

  @Override
  public double curvature(double score, double target) {
    return Elementary.exp(score);
  }

  @Override
  public OptionalDouble curvatureBound() {
    return OptionalDouble.empty();
  }

  @Override
  public Link link() {
    return Link.LOG;
  }

  /** 2y(μ/y − 1 − ln(μ/y)), which does not cancel near μ = y. */
  @Override
  public double deviance(double score, double target) {
    return target == 0
        ? 2 * StrictMath.exp(score)
        : 2 * target * LogLink.excess(score - StrictMath.log(target));
  }

  @Override
  public boolean accepts(double target) {
    return target >= 0 && target <= LogLink.LARGEST;
  }

  @Override
  public String expected() {
    return "a count, not negative";
  }

  @Override
  public void evaluate(
      double[] s,
      int from,
      double[] y,
      int target,
      double[] values,
      double[] curvatures,
      int curvature,
      int n) {
    System.arraycopy(s, from, curvatures, curvature, n);
    KERNELS.exp(curvatures, curvature, n);
    for (int i = 0; i < n; i++) {
      double mean = curvatures[curvature + i];
      values[i] = mean - y[target + i] * Math.min(s[from + i], Elementary.GREATEST);
      s[from + i] = mean - y[target + i];
    }
  }
}
