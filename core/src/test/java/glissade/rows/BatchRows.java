package glissade.rows;

import glissade.fold.ParallelFold;
import java.util.List;

/** Rows of batches that a test made itself. */
public final class BatchRows {

  private BatchRows() {}

  public static InMemoryRows of(Batch... batches) {
    return InMemoryRows.ofChunks(
        batches[0].features(), List.of(batches), ParallelFold.onAllProcessors());
  }

  /**
   * @param columns the features, the target, and where asked for weights and offsets
   */
  public static InMemoryRows dense(boolean weighted, boolean shifted, double[]... columns) {
    int rows = columns[0].length;
    double[] values = new double[rows * columns.length];
    for (int j = 0; j < columns.length; j++) {
      System.arraycopy(columns[j], 0, values, j * rows, rows);
    }
    int features = columns.length - 1 - (weighted ? 1 : 0) - (shifted ? 1 : 0);
    return of(new DenseBatch(values, 0, rows, rows, features, weighted, shifted));
  }
}
