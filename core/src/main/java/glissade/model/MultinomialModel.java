package glissade.model;

import glissade.features.FeatureMap;
import glissade.rows.Batch;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.List;

/**
 * Several classes, each with a score sₖ = bₖ + wₖ·φ(x) of its own: the probability of class k is
 * e^sₖ / Σ e^sⱼ, and the class that is predicted is the one of the highest score. Immutable.
 *
 * <p>Source: McCullagh and Nelder, Generalized Linear Models, 2nd edition, section 5.2.4.
 */
public final class MultinomialModel implements Model {

  private final FeatureMap featureMap;
  private final Levels classes;
  private final double[] intercepts;
  private final double[][] weights;

  /**
   * @param featureMap φ, with the classes of the target
   * @param intercepts bₖ, one a class; copied
   * @param weights wₖ, for each class one a feature of φ; copied
   * @throws IllegalArgumentException if their numbers differ from φ's, a number is not finite, or
   *     the target has no classes
   */
  public MultinomialModel(FeatureMap featureMap, double[] intercepts, double[][] weights) {
    Levels known = featureMap.classes();
    if (known == null) {
      throw new IllegalArgumentException("the target has no classes");
    }
    this.featureMap = featureMap;
    this.classes = known;
    this.intercepts = intercepts.clone();
    this.weights = new double[weights.length][];
    checkSame("intercepts and classes", intercepts.length, classes.size());
    checkSame("weights and classes", weights.length, classes.size());
    for (int k = 0; k < weights.length; k++) {
      LinearModel.finite(intercepts[k], "the intercept of " + classes.values().get(k));
      checkSame("weights and features", weights[k].length, featureMap.features().size());
      this.weights[k] = weights[k].clone();
      for (int j = 0; j < weights[k].length; j++) {
        LinearModel.finite(weights[k][j], "the weight of " + featureMap.features().get(j));
      }
    }
  }

  private static void checkSame(String what, int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException(what + " differ in number: " + found + " != " + expected);
    }
  }

  @Override
  public FeatureMap featureMap() {
    return featureMap;
  }

  /** The classes, in the order of everything here. */
  public Levels classes() {
    return classes;
  }

  /** A copy of the bₖ. */
  public double[] intercepts() {
    return intercepts.clone();
  }

  /** A copy of wₖ. */
  public double[] weights(int k) {
    return weights[k].clone();
  }

  /**
   * The probabilities of all classes in every row.
   *
   * @param batch a NaN among a row's features gives NaNs; not modified
   * @param out one array a class; the first {@code batch.rows()} elements are overwritten
   */
  public void probabilities(Batch batch, double[][] out) {
    scores(batch, out);
    toProbabilities(out, batch.rows());
  }

  /**
   * scores ← the probabilities of the classes: e^sₖ / Σ e^sⱼ.
   *
   * @param out one array a class; the first {@code rows} elements are overwritten
   */
  public static void toProbabilities(double[][] out, int rows) {
    for (int i = 0; i < rows; i++) {
      double highest = out[highest(out, 0, i)][i];
      double sum = 0;
      for (double[] scores : out) {
        scores[i] = Math.exp(scores[i] - highest);
        sum += scores[i];
      }
      for (double[] parts : out) {
        parts[i] /= sum;
      }
    }
  }

  /**
   * sₖ of all classes in every row.
   *
   * @param batch a NaN among a row's features gives NaNs; not modified
   * @param out one array a class; the first {@code batch.rows()} elements are overwritten
   */
  public void scores(Batch batch, double[][] out) {
    for (int k = 0; k < intercepts.length; k++) {
      batch.predict(weights[k], intercepts[k], out[k]);
      batch.responses().shift(out[k], batch.rows());
    }
  }

  /** Of several columns from {@code first} on, the one that is highest in a row: the first such. */
  public static int highest(double[][] columns, int first, int row) {
    int highest = 0;
    for (int k = 1; k < columns.length - first; k++) {
      if (columns[first + k][row] > columns[first + highest][row]) {
        highest = k;
      }
    }
    return highest;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Here the probability of each class, called {@code probability_} and its value.
   */
  @Override
  public List<String> answers() {
    List<String> answers = new ArrayList<>(List.of(PREDICTION));
    classes.values().forEach(value -> answers.add("probability_" + value));
    return answers;
  }

  @Override
  public void answer(Batch batch, double[][] answers) {
    double[][] probabilities = new double[intercepts.length][];
    System.arraycopy(answers, 1, probabilities, 0, intercepts.length);
    scores(batch, probabilities);
    for (int i = 0; i < batch.rows(); i++) {
      answers[0][i] = Double.isNaN(answers[1][i]) ? Double.NaN : highest(probabilities, 0, i);
    }
    probabilities(batch, probabilities);
  }
}
