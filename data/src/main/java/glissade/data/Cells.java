package glissade.data;

import glissade.table.Column;
import glissade.table.ColumnSummary;
import org.jspecify.annotations.Nullable;

/**
 * A column, and how its cells are written in SQL as numbers, as text or as what they are.
 *
 * <p>CSV and JSON are read as text and converted here, because DuckDB guesses their types from the
 * first rows: a whole-number column may go on with 0.5, or with a word, and it must then be our
 * sentence that names the row.
 *
 * @param column its name and type
 * @param isText whether the cells come as text that has yet to be converted
 * @param timeFormat how dates or times are written in such text, where that is not ISO 8601
 */
record Cells(Column column, boolean isText, @Nullable String timeFormat) {

  /**
   * What stands in a numeric column for a cell that is missing. A list rather than {@code IN (…)},
   * which DuckDB turns into a join, and after a join rows have no order.
   */
  static final String MISSING = "[" + Sql.texts(ColumnSummary.BadCell.MISSING) + "]";

  /** Digits that a double surely holds, so that dividing by the power of ten rounds only once. */
  private static final int EXACT_DIGITS = 15;

  /** Cells that already have the type DuckDB says. */
  static Cells typed(String name, String type) {
    return new Cells(new Column(name, Types.of(type), type), false, null);
  }

  /** Cells that are text which means the given type. */
  static Cells text(String name, TextType type) {
    boolean nested = Types.of(type.name()) == Column.Type.OTHER;
    return new Cells(
        new Column(name, Types.of(type.name()), type.name()), !nested, type.timeFormat());
  }

  String quoted() {
    return Sql.name(column.name());
  }

  /** Whether cells are dates or times of a clock, and not how long something took. */
  boolean isClock() {
    return column.type() == Column.Type.TIME && !column.sourceType().equals("INTERVAL");
  }

  /**
   * As a double, null where missing; the query fails at a cell that is not a number. Dates and
   * times are seconds since 1970 of their own clock; an instant, which has none, is taken in UTC.
   */
  String asNumber() {
    if (isClock()) {
      String type = column.sourceType();
      boolean exact = type.equals("TIMESTAMP WITH TIME ZONE") || type.equals("DATE");
      boolean ofDay = type.startsWith("TIME") && !type.startsWith("TIMESTAMP");
      return exact
          ? "CAST(epoch(" + asTyped() + ") AS DOUBLE)"
          : "CAST(epoch(CAST(%s AS %s)) AS DOUBLE)"
              .formatted(asTyped(), ofDay ? "TIME" : "TIMESTAMP");
    }
    if (!isText) {
      return needsExactRounding()
          ? "CAST(CAST(%s AS VARCHAR) AS DOUBLE)".formatted(quoted())
          : "CAST(%s AS DOUBLE)".formatted(quoted());
    }
    return column.type() == Column.Type.BOOLEAN
        ? "CAST(" + strict("BOOLEAN") + " AS DOUBLE)"
        : strict("DOUBLE");
  }

  /** As a double, null where missing or not a number. */
  String asNumberIfAny() {
    if (!isText && column.isNumeric()) {
      return asNumber();
    }
    return column.type() == Column.Type.BOOLEAN
        ? "CAST(TRY_CAST(%s AS BOOLEAN) AS DOUBLE)".formatted(quoted())
        : "TRY_CAST(CAST(%s AS VARCHAR) AS DOUBLE)".formatted(quoted());
  }

  /** As its own type; the query fails at a cell that is not of it. */
  String asTyped() {
    if (!isText || column.type() == Column.Type.TEXT) {
      return quoted();
    }
    return switch (column.type()) {
      case INTEGER -> wholeNumber();
      case TIME -> time("");
      default -> strict(column.sourceType());
    };
  }

  /**
   * As the text of a level, null where missing: numbers in their shortest form, text as it stands.
   *
   * @param kind what the levels are, which a column of another file need not be
   */
  String asLevel(Column.Type kind) {
    if (kind == Column.Type.TEXT || !column.isNumeric()) {
      // An empty cell of CSV is null in one way to read it and empty in the other.
      return isText ? "nullif(" + quoted() + ", '')" : "CAST(" + quoted() + " AS VARCHAR)";
    }
    return switch (column.type()) {
      case INTEGER -> "CAST(" + (isText ? wholeNumber() : quoted()) + " AS VARCHAR)";
      case NUMBER -> shortest("(" + asNumber() + ")");
      default -> "CAST(" + asTyped() + " AS VARCHAR)";
    };
  }

  /** A whole number that a double holds exactly without a point; null for NaN. */
  private static String shortest(String number) {
    return """
        CASE WHEN isnan(%1$s) THEN NULL
        WHEN abs(%1$s) < 1e15 AND %1$s %% 1 = 0 THEN CAST(CAST(%1$s AS BIGINT) AS VARCHAR)
        ELSE CAST(%1$s AS VARCHAR) END\
        """
        .formatted(number);
  }

  /** As a date or time, null where it is none. */
  String asTimeIfAny() {
    return isText ? time("try_") : quoted();
  }

  /** Whether the text is numbers, and not true or false. */
  boolean isTextOfNumbers() {
    return isText && (column.type() == Column.Type.NUMBER || column.type() == Column.Type.INTEGER);
  }

  /** Whether cells may be text where numbers are meant. */
  boolean canBeBad() {
    return column.type() == Column.Type.TEXT || (isText && column.isNumeric());
  }

  /** Whether a cell is there but is not a number (for a boolean column: not true or false). */
  String isBad() {
    return "CASE WHEN %s IS NULL THEN %s ELSE false END".formatted(asNumberIfAny(), isPresent());
  }

  /** Whether a cell of text is anything but a word for nothing. */
  String isPresent() {
    return "(%1$s IS NOT NULL AND NOT list_contains(%2$s, trim(CAST(%1$s AS VARCHAR))))"
        .formatted(quoted(), MISSING);
  }

  private String strict(String type) {
    return "coalesce(TRY_CAST(%1$s AS %2$s), CASE WHEN %3$s THEN CAST(%1$s AS %2$s) END)"
        .formatted(quoted(), type, isPresent());
  }

  /** CAST alone would round 0.5 to 1 without a word. */
  private String wholeNumber() {
    return """
        CASE WHEN TRY_CAST(%1$s AS DOUBLE) %% 1 <> 0 THEN error(%2$s || %1$s || %3$s)
        ELSE %4$s END\
        """
        .formatted(
            quoted(),
            Sql.text("Column `" + column.name() + "` starts with whole numbers only, but has `"),
            Sql.text("` further on. Write one of its first cells with a decimal point"),
            strict("BIGINT"));
  }

  private String time(String tolerance) {
    String cell = "CASE WHEN %s THEN %s END".formatted(isPresent(), quoted());
    if (timeFormat != null) {
      cell = "%sstrptime(%s, %s)".formatted(tolerance, cell, Sql.text(timeFormat));
    }
    return "%sCAST(%s AS %s)"
        .formatted(tolerance.isEmpty() ? "" : "TRY_", cell, column.sourceType());
  }

  private boolean needsExactRounding() {
    String type = column.sourceType();
    return type.startsWith("DECIMAL(")
        && Integer.parseInt(type.substring(8, type.indexOf(','))) > EXACT_DIGITS;
  }
}
