package glissade.loss;

import glissade.kernel.Elementary;
import glissade.kernel.Kernels;
import java.util.OptionalDouble;

/**
 * ℓ = y e^(−(p−1)s)/(p − 1) + e^((2−p)s)/(2 − p): the quasi-likelihood of a y that is not negative,
 * often 0, with mean μ = eˢ and a variance that grows with μᵖ; for 1 &lt; p &lt; 2 that of a
 * Poisson number of gamma amounts, as claims are. ∂ℓ/∂s = e^((2−p)s) − y e^(−(p−1)s), ∂²ℓ/∂s² = (2
 * − p)e^((2−p)s) + (p − 1)y e^(−(p−1)s), which has no bound. At p = 1 and 2 it would be the Poisson
 * and the gamma loss. Source: Jørgensen, Exponential dispersion models, J. R. Stat. Soc. B 49
 * (1987).
 *
 * @param power p
 */
public record TweedieLoss(double power) implements Block {

  private static final Kernels KERNELS = Kernels.best();

  /** p, where none is given. */
  static final double USUAL_POWER = 1.5;

  public TweedieLoss {
    if (!(power > 1 && power < 2)) {
      throw new IllegalArgumentException(
          "The power of the Tweedie loss must lie between 1 and 2, not be "
              + power
              + ". For 1 choose poisson, for 2 gamma.");
    }
  }

  @Override
  public String name() {
    return "tweedie:power=" + power;
  }

  /** e^((2−p)s). */
  private double rising(double score) {
    return Elementary.exp((2 - power) * score);
  }

  /** y e^(−(p−1)s); 0 for y = 0, whatever s. */
  private double falling(double score, double target) {
    return target == 0 ? 0 : target * Elementary.exp((1 - power) * score);
  }

  @Override
  public double value(double score, double target) {
    return falling(score, target) / (power - 1) + rising(score) / (2 - power);
  }

  @Override
  public double derivative(double score, double target) {
    return rising(score) - falling(score, target);
  }

  @Override
  public double curvature(double score, double target) {
    return (2 - power) * rising(score) + (power - 1) * falling(score, target);
  }

  @Override
  public OptionalDouble curvatureBound() {
    return OptionalDouble.empty();
  }

  @Override
  public Link link() {
    return Link.LOG;
  }

  /** 2y^(2−p)((e^(−(p−1)t) − 1)/(p − 1) + (e^((2−p)t) − 1)/(2 − p)) with t = ln(μ/y). */
  @Override
  public double deviance(double score, double target) {
    if (target == 0) {
      return 2 * StrictMath.exp((2 - power) * score) / (2 - power);
    }
    double t = score - StrictMath.log(target);
    double excess =
        StrictMath.expm1((1 - power) * t) / (power - 1)
            + StrictMath.expm1((2 - power) * t) / (2 - power);
    return 2 * StrictMath.pow(target, 2 - power) * Math.max(0, excess);
  }

  @Override
  public boolean accepts(double target) {
    return target >= 0 && target <= LogLink.LARGEST;
  }

  @Override
  public String expected() {
    return "a number, not negative";
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
    for (int i = 0; i < n; i++) {
      values[i] = (1 - power) * s[from + i];
      curvatures[curvature + i] = (2 - power) * s[from + i];
    }
    KERNELS.exp(values, 0, n);
    KERNELS.exp(curvatures, curvature, n);
    for (int i = 0; i < n; i++) {
      double falling = y[target + i] == 0 ? 0 : y[target + i] * values[i];
      double rising = curvatures[curvature + i];
      values[i] = falling / (power - 1) + rising / (2 - power);
      s[from + i] = rising - falling;
      curvatures[curvature + i] = (2 - power) * rising + (power - 1) * falling;
    }
  }
}
