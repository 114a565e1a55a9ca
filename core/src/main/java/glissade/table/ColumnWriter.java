package glissade.table;

/**
 * Takes the values of new columns, row by row in the order of the table. Only {@link #commit} makes
 * the output; closing without it leaves nothing behind.
 */
public interface ColumnWriter extends AutoCloseable {

  /**
   * Appends the next values of the only column.
   *
   * @param values a NaN is written as a missing cell; not modified, not kept
   * @param count how many of them, from the first
   * @throws UnusableDataException if they cannot be stored
   */
  default void append(double[] values, int count) {
    append(new double[][] {values}, count);
  }

  /**
   * Appends the next values of each column.
   *
   * @param columns one array a column; a NaN is written as a missing cell; not modified, not kept
   * @param count how many rows, from the first
   * @throws UnusableDataException if they cannot be stored
   */
  void append(double[][] columns, int count);

  /**
   * Writes the output.
   *
   * @throws UnusableDataException if it cannot be written, or if the number of values is not the
   *     number of rows
   */
  void commit();

  @Override
  void close();
}
