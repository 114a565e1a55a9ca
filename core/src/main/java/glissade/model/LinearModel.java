package glissade.model;

import glissade.features.FeatureMap;
import glissade.kernel.Kernels;
import glissade.loss.Link;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import java.util.List;

/**
 * The article's model in original units: the score s = b + w·φ(x) + offset, and the mean of the
 * target that its loss links to that, which for squared loss is s itself. Immutable.
 *
 * <p>Every way to predict does the same operations in the same order, so the same row always gets
 * the same bits.
 */
public final class LinearModel implements Model {

  private final FeatureMap featureMap;
  private final Loss loss;
  private final double intercept;
  private final double[] weights;

  /** A model of squared loss, see below. */
  public LinearModel(FeatureMap featureMap, double intercept, double[] weights) {
    this(featureMap, new SquaredLoss(), intercept, weights);
  }

  /**
   * @param featureMap φ
   * @param loss tells how the mean of the target hangs on the score
   * @param intercept b
   * @param weights w, one a feature of φ; copied
   * @throws IllegalArgumentException if their number differs from φ's, or a number is not finite
   */
  public LinearModel(FeatureMap featureMap, Loss loss, double intercept, double[] weights) {
    if (weights.length != featureMap.features().size()) {
      throw new IllegalArgumentException(
          "weights and features differ in number: "
              + weights.length
              + " != "
              + featureMap.features().size());
    }
    this.featureMap = featureMap;
    this.loss = loss;
    this.intercept = finite(intercept, "the intercept");
    this.weights = weights.clone();
    for (int j = 0; j < weights.length; j++) {
      finite(weights[j], "the weight of " + featureMap.features().get(j));
    }
  }

  static double finite(double value, String what) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " is not finite: " + value);
    }
    return value;
  }

  @Override
  public FeatureMap featureMap() {
    return featureMap;
  }

  /** What a row cost when the model was fitted. */
  public Loss loss() {
    return loss;
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
   * s of one row without an offset.
   *
   * @param x φ(x), one a feature; not modified
   * @throws IllegalArgumentException if their number differs
   */
  public double score(double... x) {
    if (x.length != weights.length) {
      throw new IllegalArgumentException(
          "features differ in number: " + x.length + " != " + weights.length);
    }
    double[] out = new double[1];
    Kernels.best().predict(x, 0, 1, 1, weights.length, weights, intercept, out);
    return out[0];
  }

  /**
   * s of every row of a batch, with its offset if it carries one.
   *
   * @param batch a NaN among a row's features, or for its offset, gives a NaN; not modified
   * @param out the first {@code batch.rows()} elements are overwritten
   */
  public void score(Batch batch, double[] out) {
    batch.predict(weights, intercept, out);
    batch.responses().shift(out, batch.rows());
  }

  /**
   * The mean of the target in one row without an offset: of two classes, the probability of the
   * positive one.
   *
   * @param x φ(x), one a feature; not modified
   * @throws IllegalArgumentException if their number differs
   */
  public double predict(double... x) {
    return mean(score(x));
  }

  /**
   * The mean of the target in every row of a batch.
   *
   * @param batch a NaN among a row's features gives a NaN; not modified
   * @param out the first {@code batch.rows()} elements are overwritten
   */
  public void predict(Batch batch, double[] out) {
    score(batch, out);
    for (int i = 0; i < batch.rows(); i++) {
      out[i] = mean(out[i]);
    }
  }

  private double mean(double score) {
    return Double.isNaN(score) ? score : loss.link().mean(score);
  }

  /**
   * Which of two classes a score speaks for: 1, the positive one, unless it is negative, so where
   * the probability is at least ½.
   */
  public static int classOf(double score) {
    return score >= 0 ? 1 : 0;
  }

  /**
   * {@inheritDoc}
   *
   * <p>For two classes that is the {@code probability} of the positive one, or the {@code score}
   * where the loss gives a margin and no probability.
   */
  @Override
  public List<String> answers() {
    if (featureMap.classes() == null) {
      return List.of(PREDICTION);
    }
    return List.of(PREDICTION, loss.link() == Link.MARGIN ? "score" : "probability");
  }

  @Override
  public void answer(Batch batch, double[][] answers) {
    if (featureMap.classes() == null) {
      predict(batch, answers[0]);
      return;
    }
    score(batch, answers[1]);
    for (int i = 0; i < batch.rows(); i++) {
      double score = answers[1][i];
      answers[0][i] = Double.isNaN(score) ? score : classOf(score);
      answers[1][i] = loss.link() == Link.MARGIN ? score : mean(score);
    }
  }
}
