package glissade.loss;

import glissade.kernel.Kernels;
import glissade.rows.Responses;
import java.io.Serializable;

/**
 * The multinomial logistic loss of K scores a row: ℓ = ln Σₖ e^sₖ − s_y for a target y that is the
 * number of its class, 0 … K − 1; the negative log-likelihood where class k has the probability pₖ
 * = e^sₖ / Σⱼ e^sⱼ. ∂ℓ/∂sₖ = pₖ − [y = k], and the Hessian diag(p) − ppᵀ has no eigenvalue over ½.
 * Adding the same to all scores changes nothing. With two classes it is the logistic loss of s₁ −
 * s₀. Source: Böhning, Multinomial logistic regression algorithm, Ann. Inst. Statist. Math. 44
 * (1992).
 *
 * @param classes K, at least 2
 */
public record SoftmaxLoss(int classes) implements Serializable {

  /** The greatest that the second derivative along a direction of length 1 can be. */
  public static final double CURVATURE_BOUND = 0.5;

  public SoftmaxLoss {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "The softmax loss is for at least two classes, not " + classes + ".");
    }
  }

  /** {@code softmax}. */
  public String name() {
    return "softmax";
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
   * @return Σ weight·ℓ
   */
  public double sumAndDerivative(double[][] scores, Responses given, int rows) {
    double[] sums = new double[rows];
    double[] own = new double[rows];
    probabilities(scores, sums, own, given, rows);
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum = Math.fma(given.weight(i), StrictMath.log(sums[i]) - own[i], sum);
    }
    for (int k = 0; k < classes; k++) {
      for (int i = 0; i < rows; i++) {
        double probability = scores[k][i] / sums[i];
        scores[k][i] = given.weight(i) * (given.target(i) == k ? probability - 1 : probability);
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
