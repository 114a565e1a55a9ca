package glissade.objective;

import glissade.fold.Accumulator;
import glissade.kernel.Kernels;
import glissade.loss.Loss;
import glissade.rows.Batch;
import org.jspecify.annotations.Nullable;

/** Σ weight·ℓ, its partial derivatives by b and w, and W, at one (b, w): one pass over the rows. */
final class GradientAccumulator implements Accumulator<Batch, GradientAccumulator> {

  private static final Kernels KERNELS = Kernels.best();

  /** Rows worked on at a time, so that predictions stay in the nearest cache. */
  private static final int TILE_ROWS = 512;

  private final Loss loss;
  private final double intercept;
  private final double[] weights;
  private final double[] byWeight;
  private double byIntercept;
  private double sum;
  private double weightSum;
  private double targetSquares;
  private transient double @Nullable [] predictions;

  GradientAccumulator(Loss loss, double intercept, double[] weights) {
    this.loss = loss;
    this.intercept = intercept;
    this.weights = weights;
    this.byWeight = new double[weights.length];
  }

  @Override
  public GradientAccumulator empty() {
    return new GradientAccumulator(loss, intercept, weights);
  }

  @Override
  public void add(Batch batch) {
    for (int first = 0; first < batch.rows(); first += TILE_ROWS) {
      addTile(batch.slice(first, Math.min(TILE_ROWS, batch.rows() - first)));
    }
    weightSum += batch.weightSum();
  }

  private void addTile(Batch tile) {
    double[] out = predictions == null ? new double[TILE_ROWS] : predictions;
    predictions = out;
    int n = tile.rows();
    int d = weights.length;
    double[] x = tile.values();
    KERNELS.predict(x, tile.offset(), tile.stride(), n, d, weights, intercept, out);
    sum +=
        loss.sumAndDerivative(out, x, tile.targetOffset(), tile.weightOffset(), tile.weighted(), n);
    KERNELS.addTransposed(x, tile.offset(), tile.stride(), n, d, out, byWeight);
    for (int i = 0; i < n; i++) {
      byIntercept += out[i];
      targetSquares = Math.fma(tile.weight(i) * tile.target(i), tile.target(i), targetSquares);
    }
  }

  @Override
  public void merge(GradientAccumulator later) {
    sum += later.sum;
    weightSum += later.weightSum;
    targetSquares += later.targetSquares;
    byIntercept += later.byIntercept;
    for (int j = 0; j < byWeight.length; j++) {
      byWeight[j] += later.byWeight[j];
    }
  }

  /** The mean loss, Σ weight·ℓ / W. */
  double mean() {
    return sum / weightSum;
  }

  /** √(Σ weight·y² / W). */
  double targetRootMeanSquare() {
    return Math.sqrt(targetSquares / weightSum);
  }

  /** (∂/∂b, ∂/∂w₁ …) of the mean loss. */
  double[] gradient() {
    double[] gradient = new double[byWeight.length + 1];
    gradient[0] = byIntercept / weightSum;
    for (int j = 0; j < byWeight.length; j++) {
      gradient[j + 1] = byWeight[j] / weightSum;
    }
    return gradient;
  }
}
