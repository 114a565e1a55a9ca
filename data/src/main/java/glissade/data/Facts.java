package glissade.data;

import glissade.table.Column;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What DuckDB counts in one column.
 *
 * @param present cells that hold something; NaN is nothing
 * @param bad cells that are no numbers, where numbers are expected or may be
 * @param distinct roughly
 * @param mean of the finite numbers
 * @param deviation of the finite numbers that can be squared
 * @param largest the largest absolute value of the finite numbers
 */
record Facts(
    long present,
    long bad,
    long distinct,
    @Nullable String min,
    @Nullable String max,
    @Nullable Double mean,
    @Nullable Double deviation,
    double largest) {

  /** How many fields the query gives for a column. */
  static final int FIELDS = 8;

  /** Numbers beyond this (or below its inverse) leave the range of doubles when squared. */
  private static final double SAFE_TO_SQUARE = 1e150;

  private static final BigDecimal PLAIN_FROM = new BigDecimal("1e-5");
  private static final BigDecimal PLAIN_TO = new BigDecimal("1e15");

  /** The fields for a column, in SQL. */
  static String sql(Cells cells) {
    Column.Type type = cells.column().type();
    String number = cells.asNumberIfAny();
    String value = value(cells);
    boolean numeric = cells.column().isNumeric();
    boolean ordered = type != Column.Type.OTHER;
    return String.join(
        ", ",
        "count(*) FILTER (" + present(cells) + ")",
        cells.canBeBad() ? "count(*) FILTER (" + cells.isBad() + ")" : "0",
        "approx_count_distinct(%s) FILTER (%s)".formatted(value, present(cells)),
        ordered ? range("min", value, cells) : "NULL",
        ordered ? range("max", value, cells) : "NULL",
        numeric ? "favg(%1$s) FILTER (isfinite(%1$s))".formatted(number) : "NULL",
        numeric
            ? "stddev_pop(%1$s) FILTER (abs(%1$s) < %2$s)".formatted(number, SAFE_TO_SQUARE)
            : "NULL",
        numeric ? "max(abs(%1$s)) FILTER (isfinite(%1$s))".formatted(number) : "NULL");
  }

  private static String range(String aggregate, String value, Cells cells) {
    return "CAST(%s(%s) FILTER (%s) AS VARCHAR)".formatted(aggregate, value, present(cells));
  }

  /** What is compared and counted. */
  static String value(Cells cells) {
    return switch (cells.column().type()) {
      case NUMBER, INTEGER -> cells.isText() ? cells.asNumberIfAny() : cells.quoted();
      case BOOLEAN -> "TRY_CAST(" + cells.quoted() + " AS BOOLEAN)";
      case TEXT, OTHER -> "CAST(" + cells.quoted() + " AS VARCHAR)";
      case TIME -> cells.asTimeIfAny();
    };
  }

  /** Whether a cell holds something. */
  static String present(Cells cells) {
    if (cells.column().isNumeric()) {
      return "NOT isnan(" + cells.asNumberIfAny() + ")";
    }
    return cells.column().type() == Column.Type.TIME && cells.isText()
        ? cells.isPresent()
        : cells.quoted() + " IS NOT NULL";
  }

  static Facts read(ResultSet row, int first) throws SQLException {
    return new Facts(
        row.getLong(first),
        row.getLong(first + 1),
        row.getLong(first + 2),
        row.getString(first + 3),
        row.getString(first + 4),
        number(row, first + 5),
        number(row, first + 6),
        row.getDouble(first + 7));
  }

  static List<@Nullable Double> moments(ResultSet row) throws SQLException {
    return Arrays.asList(number(row, 1), number(row, 2));
  }

  private static @Nullable Double number(ResultSet row, int field) throws SQLException {
    double value = row.getDouble(field);
    return row.wasNull() ? null : value;
  }

  /** Whether mean or deviation overflowed, or squares vanished. */
  boolean needsScaling() {
    return largest >= SAFE_TO_SQUARE || (largest > 0 && largest <= 1 / SAFE_TO_SQUARE);
  }

  /** A number as people write it, where it is one: {@code 2176} and not {@code 2176.0}. */
  static @Nullable String plain(@Nullable String text, Column column) {
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
}
