package glissade.loss;

import java.util.OptionalDouble;

/**
 * The pinball loss, τ(y − s) for targets over the score and (1 − τ)(s − y) for those under it: its
 * mean is least where a share τ of the rows lies below, so s is the τ-quantile of y. It has a
 * corner at y and no curvature anywhere, so a method that reckons with corners must descend on it.
 * Source: Koenker and Bassett, Regression quantiles, Econometrica 46 (1978).
 *
 * @param tau τ, between 0 and 1; ½ is the median
 */
public record QuantileLoss(double tau) implements Loss {

  /** τ, where none is given. */
  static final double USUAL_TAU = 0.5;

  public QuantileLoss {
    if (!(tau > 0 && tau < 1)) {
      throw new IllegalArgumentException(
          "The tau of the quantile loss must lie between 0 and 1, not be " + tau + ".");
    }
  }

  @Override
  public String name() {
    return "quantile:tau=" + tau;
  }

  @Override
  public double value(double score, double target) {
    double above = target - score;
    return above >= 0 ? tau * above : (tau - 1) * above;
  }

  @Override
  public double derivative(double score, double target) {
    if (score == target) {
      return 0.5 - tau;
    }
    return score < target ? -tau : 1 - tau;
  }

  @Override
  public double curvature(double score, double target) {
    return 0;
  }

  /** None: at the corner the slope jumps. */
  @Override
  public OptionalDouble curvatureBound() {
    return OptionalDouble.empty();
  }

  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public double deviance(double score, double target) {
    return value(score, target);
  }

  @Override
  public boolean accepts(double target) {
    return Double.isFinite(target);
  }

  @Override
  public String expected() {
    return "a finite number";
  }
}
