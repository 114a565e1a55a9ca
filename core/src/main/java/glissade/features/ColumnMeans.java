package glissade.features;

import glissade.fold.Accumulator;
import glissade.table.TableChunk;

/** The mean of the values that are there, column by column: one pass over a table. */
final class ColumnMeans implements Accumulator<TableChunk, ColumnMeans> {

  private final double[] mean;
  private final long[] count;
  private long rows;

  ColumnMeans(int columns) {
    mean = new double[columns];
    count = new long[columns];
  }

  @Override
  public ColumnMeans empty() {
    return new ColumnMeans(mean.length);
  }

  @Override
  public void add(TableChunk chunk) {
    for (int j = 0; j < mean.length; j++) {
      double sum = 0;
      long there = 0;
      int start = j * chunk.stride();
      for (int i = start; i < start + chunk.rows(); i++) {
        double value = chunk.values()[i];
        if (Double.isFinite(value)) {
          sum += value;
          there++;
        }
      }
      combine(j, sum, there);
    }
    rows += chunk.rows();
    chunk.release();
  }

  @Override
  public void merge(ColumnMeans later) {
    for (int j = 0; j < mean.length; j++) {
      combine(j, later.mean[j] * later.count[j], later.count[j]);
    }
    rows += later.rows;
  }

  private void combine(int j, double sum, long there) {
    if (there > 0) {
      long total = count[j] + there;
      mean[j] += (sum - there * mean[j]) / total;
      count[j] = total;
    }
  }

  /** Whether a value of a column is missing in some row. */
  boolean isMissing(int j) {
    return count[j] < rows;
  }

  /** The means; 0 for a column without a value. */
  double[] means() {
    return mean.clone();
  }
}
