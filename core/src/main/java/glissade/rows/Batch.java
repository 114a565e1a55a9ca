package glissade.rows;

/**
 * Some consecutive rows of the design, column-major: d features, then the target, then the row
 * weights if there are any. Column j starts at {@code offset + j·stride}.
 *
 * <p>A batch is a view: it owns no array and nothing in it is modified by who folds it.
 */
public final class Batch {

  /**
   * About this many values make a chunk: 768 KiB, worth handing to a thread, and for the most part
   * still in a core's own cache when they are read the second time.
   */
  private static final int CHUNK_VALUES = 98_304;

  /** However many columns there are, a chunk has no more values than this: 16 MiB. */
  private static final int MOST_VALUES = 2_097_152;

  private final double[] values;
  private final int offset;
  private final int stride;
  private final int rows;
  private final int features;
  private final boolean weighted;

  /**
   * @param values at least {@code offset + (columns − 1)·stride + rows} elements; kept, not copied
   * @param offset where row 0 of column 0 stands
   * @param stride the distance between columns, at least {@code rows}
   * @param rows how many rows
   * @param features d, how many columns are features
   * @param weighted whether a column of row weights follows the target
   */
  public Batch(double[] values, int offset, int stride, int rows, int features, boolean weighted) {
    this.values = values;
    this.offset = offset;
    this.stride = stride;
    this.rows = rows;
    this.features = features;
    this.weighted = weighted;
  }

  /**
   * How many rows a chunk of the design has. It depends on d alone, so that a fold over the same
   * rows is cut the same way everywhere, and is 8 rows a column where that is not too much memory
   * for a chunk, so that merging the chunks' triangles stays a small part of making them.
   */
  public static int chunkRows(int features) {
    int columns = features + 2;
    int rows = Math.max(CHUNK_VALUES / columns, Math.min(8 * columns, MOST_VALUES / columns));
    return Math.max(8, (rows + 7) & -8);
  }

  public double[] values() {
    return values;
  }

  public int offset() {
    return offset;
  }

  public int stride() {
    return stride;
  }

  public int rows() {
    return rows;
  }

  /** d. */
  public int features() {
    return features;
  }

  public boolean weighted() {
    return weighted;
  }

  /** Where the target column starts. */
  public int targetOffset() {
    return offset + features * stride;
  }

  /** Where the column of row weights starts, if {@link #weighted()}. */
  public int weightOffset() {
    return offset + (features + 1) * stride;
  }

  /** φⱼ of row i. */
  public double feature(int i, int j) {
    return values[offset + i + j * stride];
  }

  /** y of row i. */
  public double target(int i) {
    return values[targetOffset() + i];
  }

  /** The weight of row i: 1 where rows carry none. */
  public double weight(int i) {
    return weighted ? values[weightOffset() + i] : 1;
  }

  /** The weights of these rows added up: their number where they carry none. */
  public double weightSum() {
    if (!weighted) {
      return rows;
    }
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += values[weightOffset() + i];
    }
    return sum;
  }

  /** Rows {@code from} to {@code from + count} of this batch, on the same array. */
  public Batch slice(int from, int count) {
    return new Batch(values, offset + from, stride, count, features, weighted);
  }
}
