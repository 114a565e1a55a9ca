package glissade.table;

/**
 * Some consecutive rows of a table, column by column, as doubles. True is 1, false is 0, a missing
 * cell is NaN; an infinity stays what it is, for whoever maps the chunk to report.
 */
public final class TableChunk {

  private final long firstRow;
  private final int rows;
  private final double[][] columns;

  /**
   * @param firstRow the number of rows before this chunk
   * @param rows how many rows this chunk has
   * @param columns one array a column, in the order they were asked for, each of at least {@code
   *     rows} values; kept, not copied
   */
  public TableChunk(long firstRow, int rows, double[][] columns) {
    this.firstRow = firstRow;
    this.rows = rows;
    this.columns = columns;
  }

  /** The number of rows before this chunk. */
  public long firstRow() {
    return firstRow;
  }

  public int rows() {
    return rows;
  }

  /** How many columns there are. */
  public int width() {
    return columns.length;
  }

  /** The values of column {@code j}: the first {@link #rows()} of the array. Not to be modified. */
  public double[] column(int j) {
    return columns[j];
  }
}
