package glissade.loss;

import java.util.OptionalDouble;

/**
 * ℓ = eˢ − ys, the negative log-likelihood of a count y whose mean is eˢ, but for what y alone
 * adds. ∂ℓ/∂s = eˢ − y, ∂²ℓ/∂s² = eˢ, which has no bound. With ln t as offset, t the exposure, the
 * model is one of rates. Deviance 2(y ln(y/μ) − y + μ). Source: McCullagh and Nelder, Generalized
 * Linear Models, 2nd edition, chapter 6.
 */
public record PoissonLoss() implements Loss {

  @Override
  public String name() {
    return "poisson";
  }

  @Override
  public double value(double score, double target) {
    double mean = Math.exp(score);
    // A mean that is over the range is more than any y·s, which may be over it too.
    return mean == Double.POSITIVE_INFINITY ? mean : mean - target * score;
  }

  @Override
  public double derivative(double score, double target) {
    return Math.exp(score) - target;
  }

  @Override
  public double curvature(double score, double target) {
    return Math.exp(score);
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
    return target >= 0 && target < Double.POSITIVE_INFINITY;
  }

  @Override
  public String expected() {
    return "a count, not negative";
  }
}
