package glissade.compress;

import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.rows.SparseBatch;

/**
 * Mean and squares about it of every feature of a batch that does not hold its zeros: those of the
 * values that are held, and of the rows that hold none their weight times the square of the mean.
 * Twice through the values and once through the features, O(non-zeros + d).
 */
final class StoredColumns {

  private final double[] mean;
  private final double[] squares;

  private StoredColumns(int features) {
    mean = new double[features];
    squares = new double[features];
  }

  /**
   * @param weight the rows' weights added up, over 0
   */
  static StoredColumns of(Batch batch, double weight) {
    StoredColumns columns = new StoredColumns(batch.features());
    double[] weights = new double[batch.rows()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = batch.weight(i);
    }
    batch.addTransposed(weights, columns.mean);
    for (int j = 0; j < columns.mean.length; j++) {
      columns.mean[j] /= weight;
    }
    if (batch instanceof SparseBatch sparse) {
      columns.add(sparse, weights, weight);
    } else if (batch instanceof CodedBatch coded) {
      columns.add(coded, weights, weight);
    } else {
      throw new IllegalArgumentException("holds its zeros: " + batch.getClass());
    }
    return columns;
  }

  private void add(SparseBatch batch, double[] weights, double weight) {
    double[] held = new double[mean.length];
    for (int i = 0; i < weights.length; i++) {
      for (int k = batch.start(i); k < batch.start(i + 1); k++) {
        int j = batch.columns()[k];
        double away = batch.values()[k] - mean[j];
        squares[j] = Math.fma(weights[i] * away, away, squares[j]);
        held[j] += weights[i];
      }
    }
    for (int j = 0; j < mean.length; j++) {
      // Weights that are added up in another order may differ by rounding.
      squares[j] += Math.max(0, weight - held[j]) * mean[j] * mean[j];
    }
  }

  private void add(CodedBatch batch, double[] weights, double weight) {
    DenseBatch numbers = batch.numbers();
    int p = numbers.features();
    for (int j = 0; j < p; j++) {
      int column = numbers.start() + j * numbers.stride();
      for (int i = 0; i < weights.length; i++) {
        double away = numbers.values()[column + i] - mean[j];
        squares[j] = Math.fma(weights[i] * away, away, squares[j]);
      }
    }
    for (int j = p; j < mean.length; j++) {
      // A part m of the weight is 1 and the rest 0: m(1 − m)² + (1 − m)m².
      squares[j] = weight * mean[j] * Math.max(0, 1 - mean[j]);
    }
  }

  double mean(int j) {
    return mean[j];
  }

  double squares(int j) {
    return squares[j];
  }
}
