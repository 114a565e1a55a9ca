package glissade.table;

import org.jspecify.annotations.Nullable;

/**
 * What reading all of a source finds out about a column.
 *
 * @param column the column
 * @param rows rows in the table
 * @param missing rows in which the cell is empty or NaN
 * @param distinct how many different values there are; approximately, where there are very many
 * @param min the smallest value as text, or null where there is none or the type has no order
 * @param max the largest value as text, likewise
 * @param mean the mean of the finite values, or null for a column that is not numeric or is empty
 * @param standardDeviation likewise, of the population (divided by the number of values)
 * @param badCell where a column is numeric but for some cells (nine in ten of a text column are
 *     numbers, or text stands below the rows that its type was guessed from), the first that is not
 *     a number, otherwise null
 */
public record ColumnSummary(
    Column column,
    long rows,
    long missing,
    long distinct,
    @Nullable String min,
    @Nullable String max,
    @Nullable Double mean,
    @Nullable Double standardDeviation,
    @Nullable BadCell badCell) {

  /**
   * A cell that is not what its column holds.
   *
   * @param row counted from 1, the header not counted
   * @param text the cell as it stands
   */
  public record BadCell(long row, String text) {}
}
