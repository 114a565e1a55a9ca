package glissade.loss;

import java.util.OptionalDouble;

/**
 * max(0, 1 − m)² of the margin m = ±s, positive where the score has the sign of its class, + for 1
 * and − for 0: the loss of the L2 support vector machine. ∂ℓ/∂s = ∓2 max(0, 1 − m), ∂²ℓ/∂s² = 2
 * below the margin and 0 beyond it. Source: Chang, Hsieh and Lin, Coordinate descent method for
 * large-scale L2-loss linear support vector machines, JMLR 9 (2008).
 */
public record SquaredHingeLoss() implements Loss {

  @Override
  public String name() {
    return "squared-hinge";
  }

  private static double sign(double target) {
    return target > 0 ? 1 : -1;
  }

  private static double missing(double score, double target) {
    return Math.max(0, 1 - sign(target) * score);
  }

  @Override
  public double value(double score, double target) {
    double missing = missing(score, target);
    return missing * missing;
  }

  @Override
  public double derivative(double score, double target) {
    return -2 * sign(target) * missing(score, target);
  }

  @Override
  public double curvature(double score, double target) {
    return missing(score, target) > 0 ? 2 : 0;
  }

  @Override
  public OptionalDouble curvatureBound() {
    return OptionalDouble.of(2);
  }

  @Override
  public Link link() {
    return Link.MARGIN;
  }

  @Override
  public double deviance(double score, double target) {
    return value(score, target);
  }

  @Override
  public boolean accepts(double target) {
    return target == 0 || target == 1;
  }

  @Override
  public String expected() {
    return "0 or 1";
  }
}
