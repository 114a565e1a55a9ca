package glissade.explore.page;

import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;

/** Rows as two arrays, to be changed. */
final class DenseTable {

  private final double[][] x;
  private final double[] y;
  private final double[] weights;

  private DenseTable(double[][] x, double[] y, double[] weights) {
    this.x = x;
    this.y = y;
    this.weights = weights;
  }

  /** A copy. */
  static DenseTable of(InMemoryRows rows) {
    int n = (int) rows.count();
    DenseTable table = new DenseTable(new double[n][], new double[n], new double[n]);
    int first = 0;
    for (Batch chunk : rows.chunks()) {
      DenseBatch batch = chunk.dense();
      for (int i = 0; i < batch.rows(); i++) {
        table.x[first + i] = new double[batch.features()];
        for (int j = 0; j < batch.features(); j++) {
          table.x[first + i][j] = batch.feature(i, j);
        }
        table.y[first + i] = batch.responses().target(i);
        table.weights[first + i] = batch.responses().weight(i);
      }
      first += batch.rows();
    }
    return table;
  }

  /** The features of each row; may be changed. */
  double[][] x() {
    return x;
  }

  /** The targets; may be changed. */
  double[] y() {
    return y;
  }

  /** What each row counts, 1 where that was not said. */
  double[] weights() {
    return weights;
  }
}
