package glissade.objective;

import glissade.fold.Accumulator;
import glissade.loss.Loss;
import glissade.rows.Batch;

/**
 * Σ weight·ℓ, its partial derivatives by b and w, and W, at one (b, w): one pass over the rows,
 * which reads each value from memory once.
 */
final class GradientAccumulator implements Accumulator<Batch, GradientAccumulator> {

  /**
   * Rows worked on at a time. Their predictions stay in the nearest cache and their values in the
   * next, and a chunk of no more rows is read in the order it stands in memory, which is fastest.
   */
  private static final int TILE_ROWS = 2048;

  private final Loss loss;
  private final double intercept;
  private final double[] weights;

  /** By each weight, by the intercept, and Σ weight·ℓ. */
  private final double[] sums;

  private double weightSum;

  GradientAccumulator(Loss loss, double intercept, double[] weights) {
    this.loss = loss;
    this.intercept = intercept;
    this.weights = weights;
    this.sums = new double[weights.length + 2];
  }

  @Override
  public GradientAccumulator empty() {
    return new GradientAccumulator(loss, intercept, weights);
  }

  @Override
  public void add(Batch batch) {
    double[] scratch = new double[Math.min(TILE_ROWS, batch.rows())];
    for (int first = 0; first < batch.rows(); first += TILE_ROWS) {
      Batch tile = batch.slice(first, Math.min(TILE_ROWS, batch.rows() - first));
      loss.addTo(sums, tile, intercept, weights, scratch);
    }
    weightSum += batch.weightSum();
  }

  @Override
  public void merge(GradientAccumulator later) {
    weightSum += later.weightSum;
    for (int j = 0; j < sums.length; j++) {
      sums[j] += later.sums[j];
    }
  }

  /** The mean loss, Σ weight·ℓ / W. */
  double mean() {
    return sums[weights.length + 1] / weightSum;
  }

  /** (∂/∂b, ∂/∂w₁ …) of the mean loss. */
  double[] gradient() {
    int d = weights.length;
    double[] gradient = new double[d + 1];
    gradient[0] = sums[d] / weightSum;
    for (int j = 0; j < d; j++) {
      gradient[j + 1] = sums[j] / weightSum;
    }
    return gradient;
  }
}
