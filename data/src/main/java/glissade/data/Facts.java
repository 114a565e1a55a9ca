package glissade.data;

import glissade.table.Column;
import glissade.table.ColumnSummary;
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
            ? "stddev_pop(%1$s) FILTER (abs(%1$s) < %2$s)"
                .formatted(number, ColumnSummary.SAFE_TO_SQUARE)
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
}
