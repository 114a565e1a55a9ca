package glissade.loss;

import glissade.kernel.Kernels;
import glissade.rows.Responses;

/**
 * A loss that goes through rows in blocks so small that what it writes down on the way stays in the
 * nearest cache. Sums are those of {@link Kernels#sum} and {@link Kernels#dot} for each block,
 * added up in order.
 */
interface Block extends Loss {

  /** Rows of a block: some arrays of 2 KB. */
  int ROWS = 256;

  /**
   * Value, derivative and curvature of each row, without its weight.
   *
   * @param scores n elements from {@code from}; overwritten with ∂ℓ/∂s
   * @param targets n elements from {@code target}; not modified
   * @param values the first n elements are overwritten with ℓ
   * @param curvatures n elements from {@code curvature} are overwritten with ∂²ℓ/∂s²
   */
  void evaluate(
      double[] scores,
      int from,
      double[] targets,
      int target,
      double[] values,
      double[] curvatures,
      int curvature,
      int n);

  @Override
  default double sumAndDerivative(double[] scores, Responses given, int rows) {
    double[] curvatures = new double[Math.min(ROWS, rows)];
    double[] values = new double[curvatures.length];
    double sum = 0;
    for (int first = 0; first < rows; first += ROWS) {
      int n = Math.min(ROWS, rows - first);
      sum += block(scores, first, given, values, curvatures, 0, n);
    }
    return sum;
  }

  @Override
  default double sumDerivativeAndCurvature(
      double[] scores, double[] curvatures, Responses given, int rows) {
    double[] values = new double[Math.min(ROWS, rows)];
    double sum = 0;
    for (int first = 0; first < rows; first += ROWS) {
      int n = Math.min(ROWS, rows - first);
      sum += block(scores, first, given, values, curvatures, first, n);
    }
    return sum;
  }

  private double block(
      double[] scores,
      int first,
      Responses given,
      double[] values,
      double[] curvatures,
      int curvature,
      int n) {
    double[] known = given.values();
    int target = given.targetStart() + first;
    evaluate(scores, first, known, target, values, curvatures, curvature, n);
    if (!given.weighted()) {
      return Kernels.best().sum(values, 0, n);
    }
    int weight = given.weightStart() + first;
    for (int i = 0; i < n; i++) {
      scores[first + i] *= known[weight + i];
    }
    for (int i = 0; i < n; i++) {
      curvatures[curvature + i] *= known[weight + i];
    }
    return Kernels.best().dot(values, 0, known, weight, n);
  }
}
