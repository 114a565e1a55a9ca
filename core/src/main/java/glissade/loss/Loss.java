package glissade.loss;

import glissade.kernel.Kernels;
import glissade.rows.Batch;
import java.io.Serializable;

/** The loss ℓ(ŷ, y) of one row and its derivative by the prediction ŷ. */
public interface Loss extends Serializable {

  /** As on the command line and in the model file: {@code squared}. */
  String name();

  /**
   * The loss of some rows.
   *
   * @param prediction ŷ, the first {@code rows} elements; overwritten with weight·∂ℓ/∂ŷ
   * @param values holds y from {@code targetOffset}, and the row weights from {@code weightOffset}
   *     if {@code weighted}; not modified
   * @return Σ weight·ℓ(ŷ, y)
   */
  double sumAndDerivative(
      double[] prediction,
      double[] values,
      int targetOffset,
      int weightOffset,
      boolean weighted,
      int rows);

  /**
   * The loss of a linear model ŷ = b + w·φ over some rows, and its partial derivatives: sums ← sums
   * + (Σ weight·∂ℓ/∂ŷ·φ, Σ weight·∂ℓ/∂ŷ, Σ weight·ℓ).
   *
   * @param scratch at least as many elements as there are rows; overwritten
   * @param sums d elements for w, one for b, one for the loss; added to
   */
  default void addTo(
      double[] sums, Batch rows, double intercept, double[] weights, double[] scratch) {
    Kernels kernels = Kernels.best();
    double[] x = rows.values();
    int n = rows.rows();
    int d = rows.features();
    kernels.predict(x, rows.offset(), rows.stride(), n, d, weights, intercept, scratch);
    sums[d + 1] +=
        sumAndDerivative(scratch, x, rows.targetOffset(), rows.weightOffset(), rows.weighted(), n);
    kernels.addTransposed(x, rows.offset(), rows.stride(), n, d, scratch, sums);
    sums[d] += kernels.sum(scratch, 0, n);
  }
}
