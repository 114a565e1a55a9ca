package glissade.objective;

import glissade.fold.Accumulator;
import glissade.kernel.Kernels;
import glissade.loss.SoftmaxLoss;
import glissade.rows.Batch;

/**
 * Σ weight·ℓ of the softmax loss and its partial derivatives by every bₖ and wₖ, at one point: one
 * pass over the rows, 4·K·d operations a row.
 */
final class SoftmaxAccumulator implements Accumulator<Batch, SoftmaxAccumulator> {

  /** The scores of these by ten classes stay in a near cache. */
  private static final int TILE_ROWS = 512;

  private final SoftmaxLoss loss;
  private final double[] intercepts;
  private final double[][] weights;

  /** For each class by the weights, then by the intercept. */
  private final double[][] sums;

  private double lossSum;
  private double squareSum;
  private double weightSum;

  /** The least 1 − p of a row's own class. */
  private double surest = 1;

  SoftmaxAccumulator(SoftmaxLoss loss, double[] intercepts, double[][] weights) {
    this.loss = loss;
    this.intercepts = intercepts;
    this.weights = weights;
    this.sums = new double[weights.length][weights[0].length + 1];
  }

  @Override
  public SoftmaxAccumulator empty() {
    return new SoftmaxAccumulator(loss, intercepts, weights);
  }

  @Override
  public void add(Batch batch) {
    int most = Math.min(TILE_ROWS, batch.rows());
    double[][] scores = new double[weights.length][most];
    for (int first = 0; first < batch.rows(); first += TILE_ROWS) {
      addTile(batch.slice(first, Math.min(TILE_ROWS, batch.rows() - first)), scores);
    }
    weightSum += batch.weightSum();
  }

  private void addTile(Batch tile, double[][] scores) {
    int n = tile.rows();
    for (int k = 0; k < weights.length; k++) {
      tile.predict(weights[k], intercepts[k], scores[k]);
    }
    lossSum += loss.sumAndDerivative(scores, tile.responses(), n);
    for (int k = 0; k < weights.length; k++) {
      tile.addTransposed(scores[k], sums[k]);
      sums[k][weights[k].length] += Kernels.best().sum(scores[k], 0, n);
      for (int i = 0; i < n; i++) {
        double weight = tile.weight(i);
        squareSum += weight == 0 ? 0 : scores[k][i] * scores[k][i] / weight;
        if (weight > 0 && tile.target(i) == k) {
          surest = Math.min(surest, -scores[k][i] / (weight * loss.weights().get(k)));
        }
      }
    }
  }

  @Override
  public void merge(SoftmaxAccumulator later) {
    for (int k = 0; k < sums.length; k++) {
      for (int j = 0; j < sums[k].length; j++) {
        sums[k][j] += later.sums[k][j];
      }
    }
    lossSum += later.lossSum;
    squareSum += later.squareSum;
    weightSum += later.weightSum;
    surest = Math.min(surest, later.surest);
  }

  /** The least 1 − p of a row's own class. */
  double surest() {
    return surest;
  }

  /** Σ weight·ℓ / W. */
  double mean() {
    return lossSum / weightSum;
  }

  /** √(Σ weight·Σₖ(∂ℓ/∂sₖ)² / W). */
  double derivativeSize() {
    return Math.sqrt(squareSum / weightSum);
  }

  /** (∂/∂bₖ, ∂/∂wₖ …) of the mean loss. */
  double[] gradient(int k) {
    int d = weights[k].length;
    double[] gradient = new double[d + 1];
    gradient[0] = sums[k][d] / weightSum;
    for (int j = 0; j < d; j++) {
      gradient[j + 1] = sums[k][j] / weightSum;
    }
    return gradient;
  }
}
