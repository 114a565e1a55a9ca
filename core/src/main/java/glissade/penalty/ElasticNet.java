package glissade.penalty;

import glissade.compress.Moments;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * λ(α‖w‖₁ + (1 − α)/2 ‖w‖²) on top of the mean loss: ridge with α = 0, the lasso with α = 1. The
 * intercept is never part of it. Unless asked otherwise a weight is counted per standard deviation
 * of its column, so that the units of a column do not decide how much it is held back.
 *
 * <p>Source: Zou and Hastie, Regularization and variable selection via the elastic net, J. R.
 * Statist. Soc. B 67 (2005).
 *
 * @param lambda λ, not negative
 * @param l1Ratio α, from 0 to 1
 * @param perDeviation whether a weight is counted per standard deviation of its column
 * @param factors what λ is multiplied by for each feature, 0 to leave it out of the penalty; empty
 *     for 1 everywhere
 */
public record ElasticNet(double lambda, double l1Ratio, boolean perDeviation, List<Double> factors)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ElasticNet {
    factors = List.copyOf(factors);
    if (!(lambda >= 0 && lambda < 1 / 0.0)) {
      throw new IllegalArgumentException(
          "λ must be a finite number and not negative, not " + lambda + ".");
    }
    if (!(l1Ratio >= 0 && l1Ratio <= 1)) {
      throw new IllegalArgumentException(
          "The part of the penalty on absolute values must lie between 0, which is ridge, and 1,"
              + " which is the lasso; it is "
              + l1Ratio
              + ".");
    }
    for (double factor : factors) {
      if (!(factor >= 0 && factor < 1 / 0.0)) {
        throw new IllegalArgumentException(
            "A penalty factor must be a finite number and not negative, not " + factor + ".");
      }
    }
  }

  /** No penalty. */
  public static ElasticNet none() {
    return new ElasticNet(0, 0, true, List.of());
  }

  /** λ/2 ‖w‖². */
  public static ElasticNet ridge(double lambda) {
    return new ElasticNet(lambda, 0, true, List.of());
  }

  /** λ‖w‖₁. */
  public static ElasticNet lasso(double lambda) {
    return new ElasticNet(lambda, 1, true, List.of());
  }

  /** The same with another λ. */
  public ElasticNet withLambda(double other) {
    return new ElasticNet(other, l1Ratio, perDeviation, factors);
  }

  /** Whether it is no penalty at all. */
  public boolean isNone() {
    return lambda == 0;
  }

  /** Whether it has a gradient everywhere. */
  public boolean isSmooth() {
    return lambda == 0 || l1Ratio == 0;
  }

  /** {@code none}, {@code ridge}, {@code lasso} or {@code elastic-net}. */
  public String name() {
    return lambda == 0 ? "none" : l1Ratio == 0 ? "ridge" : l1Ratio == 1 ? "lasso" : "elastic-net";
  }

  /**
   * The penalty on (w₁ … w_d) in original units.
   *
   * @param columns tells the standard deviations
   * @throws IllegalArgumentException if factors and features differ in number
   */
  public Penalty on(Moments columns) {
    int d = columns.features();
    if (!factors.isEmpty() && factors.size() != d) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d penalty factors for %d features", factors.size(), d));
    }
    double[] absolute = new double[d];
    double[] square = new double[d];
    for (int j = 0; j < d; j++) {
      double unit = perDeviation ? columns.standardDeviation(j + 1) : 1;
      double strength = lambda * (factors.isEmpty() ? 1 : factors.get(j));
      absolute[j] = strength * l1Ratio * unit;
      square[j] = strength * (1 - l1Ratio) * unit * unit;
    }
    return new Penalty(absolute, square);
  }
}
