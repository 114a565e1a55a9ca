package glissade.loss;

import java.util.OptionalDouble;

/**
 * ℓ = ln(1 + eˢ) − ys, the negative log-likelihood of a target that is 1 with probability p = 1/(1
 * + e⁻ˢ) and otherwise 0; y between 0 and 1 is a share of ones. ∂ℓ/∂s = p − y and ∂²ℓ/∂s² = p(1 −
 * p) ≤ ¼. Source: McCullagh and Nelder, Generalized Linear Models, 2nd edition, chapter 4.
 */
public record LogisticLoss() implements Loss {

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public double value(double score, double target) {
    // ln(1 + eˢ) − ys for y = 1 is ln(1 + e⁻ˢ): neither cancels at either end.
    return Math.log1p(Math.exp(-Math.abs(score)))
        + (score > 0 ? (1 - target) * score : -target * score);
  }

  @Override
  public double derivative(double score, double target) {
    double e = Math.exp(-Math.abs(score));
    return score >= 0
        ? ((1 - target) - target * e) / (1 + e)
        : (e * (1 - target) - target) / (1 + e);
  }

  @Override
  public double curvature(double score, double target) {
    double e = Math.exp(-Math.abs(score));
    return e / ((1 + e) * (1 + e));
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
    return x == 0 ? 0 : x * Math.log(x);
  }

  @Override
  public boolean accepts(double target) {
    return target >= 0 && target <= 1;
  }

  @Override
  public String expected() {
    return "0 or 1, or a share between them";
  }
}
