package glissade.loss;

import java.util.OptionalDouble;

/**
 * ℓ = y e⁻ˢ + s, the negative log-likelihood of a positive y with a gamma distribution of mean eˢ,
 * for each unit of its shape and but for what y alone adds. ∂ℓ/∂s = 1 − y e⁻ˢ, ∂²ℓ/∂s² = y e⁻ˢ,
 * which has no bound. The link is the logarithm. Deviance 2(y/μ − 1 − ln(y/μ)). Source: McCullagh
 * and Nelder, Generalized Linear Models, 2nd edition, chapter 8.
 */
public record GammaLoss() implements Loss {

  @Override
  public String name() {
    return "gamma";
  }

  @Override
  public double value(double score, double target) {
    return target * Math.exp(-score) + score;
  }

  @Override
  public double derivative(double score, double target) {
    return 1 - target * Math.exp(-score);
  }

  @Override
  public double curvature(double score, double target) {
    return target * Math.exp(-score);
  }

  @Override
  public OptionalDouble curvatureBound() {
    return OptionalDouble.empty();
  }

  @Override
  public Link link() {
    return Link.LOG;
  }

  @Override
  public double deviance(double score, double target) {
    return 2 * LogLink.excess(StrictMath.log(target) - score);
  }

  @Override
  public boolean accepts(double target) {
    return target > 0 && target < Double.POSITIVE_INFINITY;
  }

  @Override
  public String expected() {
    return "a number over 0";
  }
}
