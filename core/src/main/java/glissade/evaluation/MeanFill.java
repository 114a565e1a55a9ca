package glissade.evaluation;

import glissade.compress.Triangle;
import java.util.List;

/**
 * Puts the mean in place of missing values after the rows have been folded. The rows were folded
 * with 0 in place of what is missing and, for each column that misses some, one more column m that
 * is 1 there and 0 elsewhere. With a mean c in its place the column is x + c·m, a combination of
 * those two, and so are the columns of a triangle: whatever rows the mean is learned from, none is
 * read again.
 *
 * @param numbers how many columns of numbers come first
 * @param missing which of them miss values; their m follow in this order, before all other columns
 */
public record MeanFill(int numbers, List<Integer> missing) {

  /** A share of rows that is not zero is larger, up to 10¹³ rows. */
  private static final double ROUNDING = 0x1p-46;

  public MeanFill {
    missing = List.copyOf(missing);
  }

  /**
   * The means of the values that are there, counted with their rows' weights; 0 for a column
   * without any.
   *
   * @return one for each of {@link #missing}
   */
  double[] means(Triangle folded) {
    double[] means = new double[missing.size()];
    for (int k = 0; k < means.length; k++) {
      double there = 1 - folded.mean(1 + numbers + k);
      means[k] = there <= ROUNDING ? 0 : folded.mean(1 + missing.get(k)) / there;
    }
    return means;
  }

  /** The triangle of the columns without the m, means in their places. */
  Triangle fill(Triangle folded, double[] means) {
    int size = folded.size();
    double[] columns = folded.columns();
    for (int k = 0; k < means.length; k++) {
      int to = (1 + missing.get(k)) * size;
      int from = (1 + numbers + k) * size;
      for (int i = 0; i < size; i++) {
        columns[to + i] = Math.fma(means[k], columns[from + i], columns[to + i]);
      }
    }
    int left = missing.size();
    double[] without = new double[(size - left) * size];
    int first = (1 + numbers) * size;
    System.arraycopy(columns, 0, without, 0, first);
    System.arraycopy(
        columns, first + left * size, without, first, columns.length - first - left * size);
    return folded.ofColumns(without, folded.features() - left);
  }
}
