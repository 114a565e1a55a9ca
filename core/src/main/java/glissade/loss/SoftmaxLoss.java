package glissade.loss;

import glissade.kernel.Kernels;
import glissade.rows.Responses;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;

/**
 * The multinomial logistic loss of K scores a row: ℓ = ln Σₖ e^sₖ − s_y for a target y that is the
 * number of its class, 0 … K − 1; the negative log-likelihood where class k has the probability pₖ
 * = e^sₖ / Σⱼ e^sⱼ. ∂ℓ/∂sₖ = pₖ − [y = k], and the Hessian diag(p) − ppᵀ has no eigenvalue over ½.
 * Adding the same to all scores changes nothing. With two classes it is the logistic loss of s₁ −
 * s₀. Source: Böhning, Multinomial logistic regression algorithm, Ann. Inst. Statist. Math. 44
 * (1992).
 *
 * @param classes K, at least 2
 * @param weights what a row of each class counts, beside its own weight
 */
public record SoftmaxLoss(int classes, List<Double> weights) implements Serializable {

  /** The greatest that the second derivative along a direction can be, of a class that counts 1. */
  private static final double CURVATURE_BOUND = 0.5;

  /** What the losses are called: in a model file, on a command line. */
  public static final String NAME = "softmax";

  public SoftmaxLoss {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "The softmax loss is for at least two classes, not " + classes + ".");
    }
    if (weights.size() != classes) {
      throw new IllegalArgumentException(
          "weights and classes differ in number: " + weights.size() + " != " + classes);
    }
    for (double weight : weights) {
      LossCatalogue.checkPositive("weight of a class", weight);
    }
    weights = List.copyOf(weights);
  }

  /** All classes counting alike. */
  public SoftmaxLoss(int classes) {
    this(classes, Collections.nCopies(Math.max(classes, 0), 1.0));
  }

  /** {@code softmax}. */
  public String name() {
    return NAME;
  }

  /** The greatest that the second derivative along a direction of length 1 can be. */
  public double curvatureBound() {
    return CURVATURE_BOUND * Collections.max(weights);
  }

  private double[] counts(Responses given, int rows) {
    double[] counts = new double[rows];
    for (int i = 0; i < rows; i++) {
      counts[i] = given.weight(i) * weights.get((int) given.target(i));
    }
    return counts;
  }

  /** Whether y is the number of a class. */
  public boolean accepts(double target) {
    return target >= 0 && target < classes && target == Math.rint(target);
  }

  /** What {@link #accepts} expects. */
  public String expected() {
    return "the number of a class, 0 to " + (classes - 1);
  }

  /**
   * The loss of some rows.
   *
   * @param scores K arrays, of each the first {@code rows} elements; overwritten with weight·∂ℓ/∂sₖ
   * @param given targets and weights; offsets change nothing
   * @return Σ weight·ℓ, weights those of rows times those of their classes
   */
  public double sumAndDerivative(double[][] scores, Responses given, int rows) {
    double[] sums = new double[rows];
    double[] own = new double[rows];
    double[] counts = counts(given, rows);
    probabilities(scores, sums, own, given, rows);
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum = Math.fma(counts[i], StrictMath.log(sums[i]) - own[i], sum);
    }
    for (int k = 0; k < classes; k++) {
      for (int i = 0; i < rows; i++) {
        double probability = scores[k][i] / sums[i];
        scores[k][i] = counts[i] * (given.target(i) == k ? probability - 1 : probability);
      }
    }
    return sum;
  }

  /** scores ← e^(sₖ − m), m the greatest of a row; their sums; and s_y − m. */
  private void probabilities(
      double[][] scores, double[] sums, double[] own, Responses given, int rows) {
    double[] greatest = scores[0].clone();
    for (int k = 1; k < classes; k++) {
      for (int i = 0; i < rows; i++) {
        greatest[i] = Math.max(greatest[i], scores[k][i]);
      }
    }
    for (int i = 0; i < rows; i++) {
      own[i] = scores[(int) given.target(i)][i] - greatest[i];
    }
    for (int k = 0; k < classes; k++) {
      for (int i = 0; i < rows; i++) {
        scores[k][i] -= greatest[i];
      }
      Kernels.best().exp(scores[k], 0, rows);
      for (int i = 0; i < rows; i++) {
        sums[i] += scores[k][i];
      }
    }
  }

  /**
   * The probabilities of the classes of one row.
   *
   * @param scores K scores; not modified
   * @return K probabilities, a fresh array
   */
  public double[] probabilities(double[] scores) {
    double[] probabilities = scores.clone();
    double greatest = scores[0];
    for (double score : scores) {
      greatest = Math.max(greatest, score);
    }
    for (int k = 0; k < classes; k++) {
      probabilities[k] -= greatest;
    }
    Kernels.best().exp(probabilities, 0, classes);
    double sum = 0;
    for (double part : probabilities) {
      sum += part;
    }
    for (int k = 0; k < classes; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }
}
