package glissade.model;

import glissade.features.FeatureMap;
import glissade.kernel.Kernels;
import glissade.rows.Batch;
import java.io.Serializable;
import java.util.List;

/**
 * The article's model, ŷ = b + w·φ(x), in original units. Immutable.
 *
 * <p>Every way to predict does the same operations in the same order, so the same row always gets
 * the same bits.
 */
public final class LinearModel implements Serializable {

  private final FeatureMap featureMap;
  private final double intercept;
  private final double[] weights;

  /**
   * @param featureMap φ
   * @param intercept b
   * @param weights w, one a feature of φ; copied
   * @throws IllegalArgumentException if their number differs from φ's, or a number is not finite
   */
  public LinearModel(FeatureMap featureMap, double intercept, double[] weights) {
    if (weights.length != featureMap.features().size()) {
      throw new IllegalArgumentException(
          "weights and features differ in number: "
              + weights.length
              + " != "
              + featureMap.features().size());
    }
    this.featureMap = featureMap;
    this.intercept = finite(intercept, "the intercept");
    this.weights = weights.clone();
    for (int j = 0; j < weights.length; j++) {
      finite(weights[j], "the weight of " + featureMap.features().get(j));
    }
  }

  private static double finite(double value, String what) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " is not finite: " + value);
    }
    return value;
  }

  /** φ. */
  public FeatureMap featureMap() {
    return featureMap;
  }

  /** The name of what is predicted. */
  public String target() {
    return featureMap.target();
  }

  /** The names of the features. */
  public List<String> features() {
    return featureMap.features();
  }

  /** b. */
  public double intercept() {
    return intercept;
  }

  /** A copy of w. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * ŷ of one row.
   *
   * @param x φ(x), one a feature; not modified
   * @throws IllegalArgumentException if their number differs
   */
  public double predict(double... x) {
    if (x.length != weights.length) {
      throw new IllegalArgumentException(
          "features differ in number: " + x.length + " != " + weights.length);
    }
    double[] out = new double[1];
    Kernels.best().predict(x, 0, 1, 1, weights.length, weights, intercept, out);
    return out[0];
  }

  /**
   * ŷ of every row of a batch.
   *
   * @param batch a NaN among a row's features gives a NaN; not modified
   * @param out the first {@code batch.rows()} elements are overwritten
   */
  public void predict(Batch batch, double[] out) {
    batch.predict(weights, intercept, out);
  }
}
