package glissade.formula;

import java.util.List;

/**
 * Some consecutive rows as expressions see them. Arrays have at least {@link #rows()} values, one a
 * row, and are not to be modified.
 */
public interface Cells {

  /** How many rows there are. */
  int rows();

  /**
   * A column of numbers; of dates and timestamps the seconds since 1970-01-01T00:00:00 of their own
   * clock.
   *
   * @return the cells, NaN where one is missing
   */
  double[] numbers(String column);

  /**
   * A column of levels.
   *
   * @return the place of each cell's level in {@link #levels}, −1 for a level that is not among
   *     them, NaN where a cell is missing
   */
  double[] codes(String column);

  /** The levels of a column that {@link #codes} counts. */
  List<String> levels(String column);

  /**
   * Which bucket the text of each cell falls into, as {@link Expression.InBucket} says.
   *
   * @return from 0 to {@code buckets} − 1, NaN where a cell is missing
   */
  double[] buckets(String column, int buckets);
}
