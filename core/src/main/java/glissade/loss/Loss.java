package glissade.loss;

import glissade.kernel.Kernels;
import glissade.rows.Batch;
import glissade.rows.Responses;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * What a row costs: ℓ(s, y), with s = b + w·φ + offset the score of the row and y its target. The
 * prediction that people read is the mean of y that belongs to s, see {@link #link}.
 *
 * <p>ℓ is convex in s. What is minimised is its mean over the rows, each counted with its weight.
 */
public interface Loss extends Serializable {

  /** As on the command line and in the model file: {@code squared}. */
  String name();

  /** ℓ(s, y). */
  double value(double score, double target);

  /** ∂ℓ/∂s; where ℓ has a corner, the middle of the slopes on both sides. */
  double derivative(double score, double target);

  /** ∂²ℓ/∂s², 0 where ℓ is straight. */
  double curvature(double score, double target);

  /** The least c with ∂²ℓ/∂s² ≤ c for every score and target, if there is one. */
  OptionalDouble curvatureBound();

  /** How the mean of y hangs on the score. */
  Link link();

  /**
   * The unit deviance: twice what the log-likelihood of a model that fits y perfectly has more, for
   * losses that are a likelihood; otherwise ℓ less the least it can be.
   */
  double deviance(double score, double target);

  /** Whether y is a target that this loss is defined for. */
  boolean accepts(double target);

  /** What {@link #accepts} expects, for a message: {@code 0 or 1}. */
  String expected();

  /**
   * The loss of some rows.
   *
   * @param scores s, the first {@code rows} elements; overwritten with weight·∂ℓ/∂s
   * @param given targets and weights; its offsets are part of the scores already
   * @return Σ weight·ℓ(s, y)
   */
  default double sumAndDerivative(double[] scores, Responses given, int rows) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double weight = given.weight(i);
      sum = Math.fma(weight, value(scores[i], given.target(i)), sum);
      scores[i] = weight * derivative(scores[i], given.target(i));
    }
    return sum;
  }

  /**
   * As {@link #sumAndDerivative}, and how much each row curves.
   *
   * @param curvatures the first {@code rows} elements are overwritten with weight·∂²ℓ/∂s²
   */
  default double sumDerivativeAndCurvature(
      double[] scores, double[] curvatures, Responses given, int rows) {
    for (int i = 0; i < rows; i++) {
      curvatures[i] = given.weight(i) * curvature(scores[i], given.target(i));
    }
    return sumAndDerivative(scores, given, rows);
  }

  /**
   * The loss of a linear model over some rows, and its partial derivatives: sums ← sums + (Σ
   * weight·∂ℓ/∂s·φ, Σ weight·∂ℓ/∂s, Σ weight·ℓ).
   *
   * @param scratch at least as many elements as there are rows; overwritten
   * @param sums d elements for w, one for b, one for the loss; added to
   */
  default void addTo(
      double[] sums, Batch rows, double intercept, double[] weights, double[] scratch) {
    int n = rows.rows();
    int d = rows.features();
    rows.predict(weights, intercept, scratch);
    rows.responses().shift(scratch, n);
    sums[d + 1] += sumAndDerivative(scratch, rows.responses(), n);
    rows.addTransposed(scratch, sums);
    sums[d] += Kernels.best().sum(scratch, 0, n);
  }
}
