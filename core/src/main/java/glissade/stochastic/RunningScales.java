package glissade.stochastic;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.rows.SparseBatch;

/**
 * Mean and spread of the columns of a stream as far as it was seen: of those that are held in full
 * about their mean, of the others about zero, for O(1) a value that is held. Source: Welford, Note
 * on a method for calculating corrected sums of squares and products, Technometrics 4 (1962).
 */
final class RunningScales implements Stateful {

  /** A column whose spread is under this part of its size is constant but for rounding. */
  private static final double CONSTANT = 1e-12;

  private final double[] mean;
  private final double[] squares;
  private long rows;

  RunningScales(int features) {
    mean = new double[features];
    squares = new double[features];
  }

  long rows() {
    return rows;
  }

  /** Takes in the features of some rows; weights do not matter for the size of a column. */
  void add(Batch batch) {
    if (batch instanceof SparseBatch sparse) {
      addHeld(sparse);
    } else {
      DenseBatch numbers = batch instanceof CodedBatch coded ? coded.numbers() : batch.dense();
      for (int j = 0; j < numbers.features(); j++) {
        for (int i = 0; i < batch.rows(); i++) {
          double away = numbers.feature(i, j) - mean[j];
          mean[j] += away / (rows + i + 1);
          squares[j] = Math.fma(away, numbers.feature(i, j) - mean[j], squares[j]);
        }
      }
    }
    if (batch instanceof CodedBatch coded) {
      addCodes(coded);
    }
    rows += batch.rows();
  }

  private void addHeld(SparseBatch batch) {
    for (int k = batch.start(0); k < batch.start(batch.rows()); k++) {
      double value = batch.values()[k];
      int j = batch.columns()[k];
      squares[j] = Math.fma(value, value, squares[j]);
    }
  }

  private void addCodes(CodedBatch batch) {
    for (int k = 0; k < batch.categories(); k++) {
      for (int i = 0; i < batch.rows(); i++) {
        int code = batch.code(i, k);
        if (code != CodedBatch.NONE) {
          squares[code]++;
        }
      }
    }
  }

  /**
   * Coordinates in which the columns seen so far have a spread of 1; constant ones are left out.
   */
  Frame frame(boolean intercept) {
    double[] factor = new double[mean.length];
    double[] centre = new double[mean.length];
    for (int j = 0; j < mean.length; j++) {
      // Without an intercept a column is taken about zero, as a whole.
      double square = squares[j] / rows + (intercept ? 0 : mean[j] * mean[j]);
      double spread = Math.sqrt(square);
      factor[j] = spread > CONSTANT * Math.abs(mean[j]) ? 1 / spread : 0;
      centre[j] = intercept ? mean[j] : 0;
    }
    return new Frame(centre, factor, intercept);
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("mean", mean);
    checkpoint.vector("squares", squares);
    rows = checkpoint.count("rows", rows);
  }
}
