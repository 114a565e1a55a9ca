package glissade.loss;

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
}
