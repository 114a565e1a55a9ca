package glissade.rows;

import glissade.kernel.Kernels;

/**
 * Rows whose features are held column by column, then their targets, then their weights and offsets
 * if they carry any. Column j starts at {@code start + j·stride}.
 */
public final class DenseBatch implements Batch {

  private static final Kernels KERNELS = Kernels.best();

  /**
   * About this many values make a chunk: 768 KiB, worth handing to a thread, and for the most part
   * still in a core's own cache when they are read the second time.
   */
  static final int CHUNK_VALUES = 98_304;

  /** However many columns there are, a chunk has no more values than this: 16 MiB. */
  private static final int MOST_VALUES = 2_097_152;

  private final double[] values;
  private final int start;
  private final int stride;
  private final int rows;
  private final int features;
  private final Responses responses;

  /**
   * @param values at least {@code start + (columns − 1)·stride + rows} elements; kept, not copied
   * @param start where row 0 of column 0 stands
   * @param stride the distance between columns, at least {@code rows}
   * @param rows how many rows
   * @param features d, how many columns are features
   * @param weighted whether a column of row weights follows the target
   * @param shifted whether a column of offsets follows those
   */
  public DenseBatch(
      double[] values,
      int start,
      int stride,
      int rows,
      int features,
      boolean weighted,
      boolean shifted) {
    this.values = values;
    this.start = start;
    this.stride = stride;
    this.rows = rows;
    this.features = features;
    this.responses = new Responses(values, start + features * stride, stride, weighted, shifted);
  }

  /** Rows without offsets. */
  public DenseBatch(
      double[] values, int start, int stride, int rows, int features, boolean weighted) {
    this(values, start, stride, rows, features, weighted, false);
  }

  /**
   * 8 rows a column where that is not too much memory for a chunk, so that merging the chunks'
   * triangles stays a small part of making them.
   */
  static int chunkRows(int features) {
    int columns = features + 2;
    int rows = Math.max(CHUNK_VALUES / columns, Math.min(8 * columns, MOST_VALUES / columns));
    return Math.max(8, (rows + 7) & -8);
  }

  /** The array that holds everything. */
  public double[] values() {
    return values;
  }

  /** Where row 0 of column 0 stands. */
  public int start() {
    return start;
  }

  /** The distance between columns. */
  public int stride() {
    return stride;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public Responses responses() {
    return responses;
  }

  /** φⱼ of row i. */
  public double feature(int i, int j) {
    return values[start + i + j * stride];
  }

  /** How many columns there are: features, target, and what else rows carry. */
  public int columns() {
    return features + responses.width();
  }

  @Override
  public DenseBatch slice(int from, int count) {
    return new DenseBatch(
        values, start + from, stride, count, features, responses.weighted(), responses.shifted());
  }

  @Override
  public DenseBatch pick(int[] chosen, int count) {
    double[] picked = new double[count * columns()];
    for (int j = 0; j < columns(); j++) {
      int from = start + j * stride;
      for (int i = 0; i < count; i++) {
        picked[j * count + i] = values[from + chosen[i]];
      }
    }
    return new DenseBatch(
        picked, 0, count, count, features, responses.weighted(), responses.shifted());
  }

  @Override
  public DenseBatch dense() {
    return this;
  }

  @Override
  public void predict(double[] weights, double intercept, double[] out) {
    KERNELS.predict(values, start, stride, rows, features, weights, intercept, out);
  }

  @Override
  public void addTransposed(double[] r, double[] sums) {
    KERNELS.addTransposed(values, start, stride, rows, features, r, sums);
  }

  @Override
  public double dot(int row, double[] weights) {
    double sum = 0;
    for (int j = 0; j < features; j++) {
      sum = Math.fma(values[start + row + j * stride], weights[j], sum);
    }
    return sum;
  }

  @Override
  public void addRow(int row, double factor, double[] sums) {
    for (int j = 0; j < features; j++) {
      sums[j] = Math.fma(factor, values[start + row + j * stride], sums[j]);
    }
  }

  @Override
  public void addRow(int row, double factor, double[] scale, double[] sums) {
    for (int j = 0; j < features; j++) {
      sums[j] = Math.fma(factor * scale[j], values[start + row + j * stride], sums[j]);
    }
  }

  @Override
  public double squares(int row, double[] scale) {
    double sum = 0;
    for (int j = 0; j < features; j++) {
      double value = values[start + row + j * stride];
      sum = Math.fma(value * scale[j], value, sum);
    }
    return sum;
  }

  @Override
  public long stored() {
    return (long) rows * features;
  }
}
