package glissade.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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

  /** Numbers beyond this (or below its inverse) leave the range of doubles when squared. */
  public static final double SAFE_TO_SQUARE = 1e150;

  private static final BigDecimal PLAIN_FROM = new BigDecimal("1e-5");
  private static final BigDecimal PLAIN_TO = new BigDecimal("1e15");

  /**
   * Whether mean or deviation may overflow, or squares vanish, unless numbers are divided first.
   *
   * @param largest the largest absolute value of the finite numbers
   */
  public static boolean needsScaling(double largest) {
    return largest >= SAFE_TO_SQUARE || (largest > 0 && largest <= 1 / SAFE_TO_SQUARE);
  }

  /** A number as people write it, where it is one: {@code 2176} and not {@code 2176.0}. */
  public static @Nullable String plain(@Nullable String text, Column column) {
    if (text == null || !column.isNumeric() || column.type() == Column.Type.BOOLEAN) {
      return text;
    }
    if (text.endsWith("inf")) {
      return text.replace("inf", "Infinity");
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    BigDecimal size = value.abs();
    boolean plain = size.signum() == 0 || inRange(size) || column.type() == Column.Type.INTEGER;
    return plain ? value.toPlainString() : text;
  }

  private static boolean inRange(BigDecimal size) {
    return size.compareTo(PLAIN_FROM) >= 0 && size.compareTo(PLAIN_TO) < 0;
  }

  /**
   * A cell that is not what its column holds.
   *
   * @param row counted from 1, the header not counted
   * @param text the cell as it stands
   */
  public record BadCell(long row, String text) {

    /** What stands in a numeric column that comes as text for a cell that is missing. */
    public static final List<String> MISSING = List.of("", "NA", "NaN", "nan", "null", "NULL");

    private static final Pattern NO_VALUE =
        Pattern.compile("[^\\p{L}\\p{N}]*|n/?a|nan|null|none|nil|unknown|missing|undefined");

    /** Whether a text may well stand for a missing value: {@code .}, {@code ?}, {@code unknown}. */
    public static boolean mayMeanMissing(String text) {
      return NO_VALUE.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * Whether so many of the cells that are there are numbers (nine in ten) that the others must be
     * mistakes.
     */
    public static boolean areMistakes(long bad, long present) {
      return bad > 0 && 10 * bad <= present;
    }
  }
}
