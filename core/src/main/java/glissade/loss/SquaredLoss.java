package glissade.loss;

import glissade.kernel.Kernels;
import glissade.rows.Batch;

/** ℓ = (ŷ − y)², ∂ℓ/∂ŷ = 2(ŷ − y). No factor ½: the mean of ℓ is the mean squared error. */
public record SquaredLoss() implements Loss {

  private static final Kernels KERNELS = Kernels.best();

  @Override
  public String name() {
    return "squared";
  }

  @Override
  public double sumAndDerivative(
      double[] prediction,
      double[] values,
      int targetOffset,
      int weightOffset,
      boolean weighted,
      int rows) {
    if (!weighted) {
      for (int i = 0; i < rows; i++) {
        prediction[i] = 2 * (prediction[i] - values[targetOffset + i]);
      }
      return KERNELS.dot(prediction, 0, prediction, 0, rows) / 4;
    }
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double weight = values[weightOffset + i];
      double residual = prediction[i] - values[targetOffset + i];
      sum = Math.fma(weight * residual, residual, sum);
      prediction[i] = 2 * weight * residual;
    }
    return sum;
  }

  /** In one pass where the rows carry no weights. */
  @Override
  public void addTo(
      double[] sums, Batch rows, double intercept, double[] weights, double[] scratch) {
    if (rows.weighted()) {
      Loss.super.addTo(sums, rows, intercept, weights, scratch);
      return;
    }
    KERNELS.squares(
        rows.values(),
        rows.offset(),
        rows.stride(),
        rows.rows(),
        rows.features(),
        weights,
        intercept,
        scratch,
        sums);
  }
}
