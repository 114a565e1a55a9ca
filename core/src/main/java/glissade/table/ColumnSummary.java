package glissade.table;

import org.jspecify.annotations.Nullable;

/**
 * What one read of a source finds out about a column.
 *
 * @param column the column
 * @param rows rows in the table
 * @param missing rows in which the cell is empty or NaN
 * @param distinct how many different values there are, approximately
 * @param min the smallest value as text, or null where there is none or the type has no order
 * @param max the largest value as text, likewise
 * @param mean the mean of the finite values, or null for a column that is not numeric or is empty
 * @param standardDeviation likewise, of the population (divided by the number of values)
 * @param badCell for a text column whose cells are nearly all numbers (nine in ten), the first cell
 *     that is not, otherwise null
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
