package glissade.table;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Some consecutive rows of a table as doubles, column-major. True is 1, false is 0, a missing cell
 * is NaN; an infinity stays what it is, for whoever maps the chunk to report.
 */
public final class TableChunk implements Serializable {

  private final long firstRow;
  private final int rows;
  private final int width;
  private final double[] values;
  private final int stride;
  private final transient @Nullable Consumer<double[]> reader;

  /**
   * @param firstRow the number of rows before this chunk
   * @param rows how many rows this chunk has
   * @param width how many columns it has
   * @param values cell (i, j) at {@code i + j·stride}, columns in the order they were asked for;
   *     kept, not copied
   * @param stride the distance between columns, at least {@code rows}
   * @param reader gets the array back if it is no longer needed; null if nobody needs it
   */
  public TableChunk(
      long firstRow,
      int rows,
      int width,
      double[] values,
      int stride,
      @Nullable Consumer<double[]> reader) {
    this.firstRow = firstRow;
    this.rows = rows;
    this.width = width;
    this.values = values;
    this.stride = stride;
    this.reader = reader;
  }

  /**
   * @param firstRow the number of rows before this chunk
   * @param rows how many rows this chunk has
   * @param columns one array a column, in the order they were asked for, each of at least {@code
   *     rows} values; copied
   */
  public TableChunk(long firstRow, int rows, double[][] columns) {
    this(firstRow, rows, columns.length, new double[rows * columns.length], rows, null);
    for (int j = 0; j < columns.length; j++) {
      System.arraycopy(columns[j], 0, values, j * stride, rows);
    }
  }

  /** The number of rows before this chunk. */
  public long firstRow() {
    return firstRow;
  }

  public int rows() {
    return rows;
  }

  /**
   * The same rows on the same array, in a table that has more rows before them.
   *
   * @param more how many
   */
  public TableChunk after(long more) {
    return new TableChunk(firstRow + more, rows, width, values, stride, reader);
  }

  /** How many columns there are. */
  public int width() {
    return width;
  }

  /** All values: cell (i, j) at {@code i + j·stride}. Not to be modified. */
  public double[] values() {
    return values;
  }

  /** The distance between columns in {@link #values()}. */
  public int stride() {
    return stride;
  }

  /**
   * Says, at most once, that nobody will look at the values again: the reader may then put other
   * rows in their place, which is quicker than in an array that no cache knows. Whoever keeps the
   * chunk just does not say so.
   */
  public void release() {
    if (reader != null) {
      reader.accept(values);
    }
  }

  /** A copy of column {@code j}: {@link #rows()} values. */
  public double[] column(int j) {
    return Arrays.copyOfRange(values, j * stride, j * stride + rows);
  }
}
