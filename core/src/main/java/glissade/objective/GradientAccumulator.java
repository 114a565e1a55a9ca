package glissade.objective;

import glissade.fold.Accumulator;
import glissade.kernel.Kernels;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.SparseBatch;

/**
 * Σ weight·ℓ, its partial derivatives by b and w, and W, at one (b, w): one pass over the rows,
 * which reads each value from memory once.
 *
 * <p>Every chunk has sums of its own, d + 2 of them: of rows that hold few of their features a
 * chunk holds at least twice as many values as that, see {@link Batch#chunkRows(int, long, long)}.
 */
final class GradientAccumulator implements Accumulator<Batch, GradientAccumulator> {

  /**
   * Rows worked on at a time. Their predictions stay in the nearest cache and their values in the
   * next, and a chunk of no more rows is read in the order it stands in memory, which is fastest.
   */
  private static final int TILE_ROWS = 2048;

  private static final Kernels KERNELS = Kernels.best();

  /** A sparse row brings the weights it looks up into the cache, and adds to as many sums. */
  private static final int SPARSE_TILE_ROWS = 64;

  private final Loss loss;
  private final double intercept;
  private final double[] weights;

  /** By each weight, by the intercept, and Σ weight·ℓ. */
  private final double[] sums;

  private double squares;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
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
    int tileRows = batch instanceof SparseBatch ? SPARSE_TILE_ROWS : TILE_ROWS;
    double[] scratch = new double[Math.min(tileRows, batch.rows())];
    for (int first = 0; first < batch.rows(); first += tileRows) {
      Batch tile = batch.slice(first, Math.min(tileRows, batch.rows() - first));
      if (loss instanceof SquaredLoss) {
        loss.addTo(sums, tile, intercept, weights, scratch);
      } else {
        add(tile, scratch);
      }
    }
    weightSum += batch.weightSum();
  }

  /** As {@link Loss#addTo}, with a look at the derivatives in between. */
  private void add(Batch tile, double[] scratch) {
    int n = tile.rows();
    int d = weights.length;
    tile.predict(weights, intercept, scratch);
    tile.responses().shift(scratch, n);
    for (int i = 0; i < n; i++) {
      lowest = Math.min(lowest, scratch[i]);
      highest = Math.max(highest, scratch[i]);
    }
    sums[d + 1] += loss.sumAndDerivative(scratch, tile.responses(), n);
    squares += squares(tile, scratch);
    tile.addTransposed(scratch, sums);
    sums[d] += KERNELS.sum(scratch, 0, n);
  }

  private static double squares(Batch tile, double[] derivatives) {
    if (!tile.weighted()) {
      return KERNELS.dot(derivatives, 0, derivatives, 0, tile.rows());
    }
    double sum = 0;
    for (int i = 0; i < tile.rows(); i++) {
      double weight = tile.weight(i);
      sum += weight == 0 ? 0 : derivatives[i] * derivatives[i] / weight;
    }
    return sum;
  }

  @Override
  public void merge(GradientAccumulator later) {
    weightSum += later.weightSum;
    squares += later.squares;
    lowest = Math.min(lowest, later.lowest);
    highest = Math.max(highest, later.highest);
    for (int j = 0; j < sums.length; j++) {
      sums[j] += later.sums[j];
    }
  }

  /** The mean loss, Σ weight·ℓ / W. */
  double mean() {
    return sums[weights.length + 1] / weightSum;
  }

  /** The least score of any row; not looked at with the squared loss. */
  double lowestScore() {
    return lowest;
  }

  /** The largest score of any row; not looked at with the squared loss. */
  double highestScore() {
    return highest;
  }

  /** √(Σ weight·(∂ℓ/∂s)² / W): how large the derivatives are of which the gradient is made. */
  double derivativeSize() {
    // The derivative of a square is twice its root.
    double sum = loss instanceof SquaredLoss ? 4 * sums[weights.length + 1] : squares;
    return Math.sqrt(sum / weightSum);
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
