package glissade.objective;

import glissade.fold.Accumulator;
import glissade.kernel.Kernels;
import glissade.rows.Batch;
import java.util.Arrays;

/** Σ weight·(b + w·φ)² and W at one (b, w): one pass over the rows, each value read once. */
final class PredictionSquares implements Accumulator<Batch, PredictionSquares> {

  private static final Kernels KERNELS = Kernels.best();

  private final double[] at;
  private double squares;
  private double weightSum;

  /**
   * @param at (b, w); kept, not copied
   */
  PredictionSquares(double[] at) {
    this.at = at;
  }

  @Override
  public PredictionSquares empty() {
    return new PredictionSquares(at);
  }

  @Override
  public void add(Batch batch) {
    int n = batch.rows();
    double[] weights = Arrays.copyOfRange(at, 1, at.length);
    double[] prediction = new double[n];
    batch.predict(weights, at[0], prediction);
    if (batch.weighted()) {
      double[] weighted = new double[n];
      for (int i = 0; i < n; i++) {
        weighted[i] = batch.weight(i) * prediction[i];
      }
      squares += KERNELS.dot(weighted, 0, prediction, 0, n);
    } else {
      squares += KERNELS.dot(prediction, 0, prediction, 0, n);
    }
    weightSum += batch.weightSum();
  }

  @Override
  public void merge(PredictionSquares later) {
    squares += later.squares;
    weightSum += later.weightSum;
  }

  /** Σ weight·(b + w·φ)² / W. */
  double mean() {
    return squares / weightSum;
  }
}
