package glissade.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How one column is read from objects.
 *
 * @param column its name and type
 * @param number of an object the number in the column, NaN where it is missing; null for text
 * @param text of an object the value as a level has it, null where it is missing
 */
record ObjectColumn<T>(
    Column column,
    @Nullable ToDoubleFunction<? super T> number,
    Function<? super T, @Nullable String> text) {

  private static final double NANOS = 1e9;

  static <T> ObjectColumn<T> numbers(String name, ToDoubleFunction<? super T> number) {
    return new ObjectColumn<>(
        new Column(name, Column.Type.NUMBER, "double"),
        number,
        row -> {
          double value = number.applyAsDouble(row);
          return Double.isNaN(value) ? null : Levels.text(value + 0.0);
        });
  }

  static <T> ObjectColumn<T> integers(
      String name, Function<? super T, ? extends @Nullable Number> integer) {
    return new ObjectColumn<>(
        new Column(name, Column.Type.INTEGER, "integer"),
        row -> number(integer.apply(row)),
        row -> {
          Number value = integer.apply(row);
          return value == null ? null : new BigDecimal(value.toString()).toBigInteger().toString();
        });
  }

  static <T> ObjectColumn<T> flags(String name, Function<? super T, @Nullable Boolean> flag) {
    return new ObjectColumn<>(
        new Column(name, Column.Type.BOOLEAN, "boolean"),
        row -> {
          Boolean value = flag.apply(row);
          return value == null ? Double.NaN : value ? 1 : 0;
        },
        row -> {
          Boolean value = flag.apply(row);
          return value == null ? null : value.toString();
        });
  }

  static <T> ObjectColumn<T> texts(String name, Function<? super T, ?> text) {
    return new ObjectColumn<>(
        new Column(name, Column.Type.TEXT, "text"),
        null,
        row -> {
          Object value = text.apply(row);
          return value == null ? null : value.toString();
        });
  }

  static <T> ObjectColumn<T> times(
      String name, Function<? super T, ? extends @Nullable Temporal> time) {
    return new ObjectColumn<>(
        new Column(name, Column.Type.TIME, "date or time"),
        row -> {
          Temporal value = time.apply(row);
          return value == null ? Double.NaN : seconds(name, value);
        },
        row -> {
          Temporal value = time.apply(row);
          return value == null ? null : value.toString();
        });
  }

  /** The same, of text without these. */
  ObjectColumn<T> withMissing(List<String> texts) {
    if (column.type() != Column.Type.TEXT) {
      return this;
    }
    return new ObjectColumn<>(
        column,
        number,
        row -> {
          String value = text.apply(row);
          return value == null || texts.contains(value) ? null : value;
        });
  }

  static double number(@Nullable Number value) {
    return value == null ? Double.NaN : value.doubleValue();
  }

  /** Seconds since 1970-01-01T00:00 as the value's own clock shows them. */
  private static double seconds(String column, Temporal value) {
    if (value instanceof LocalDate date) {
      return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
    if (value instanceof LocalDateTime time) {
      double whole = time.toLocalDate().atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      return whole + time.toLocalTime().toNanoOfDay() / NANOS;
    }
    if (value instanceof LocalTime time) {
      return time.toNanoOfDay() / NANOS;
    }
    throw new UnusableDataException(
        String.format(
            Locale.ROOT,
            "Column `%s` holds a %s, %s, where a LocalDate, a LocalDateTime or a LocalTime was"
                + " expected. Say which clock is meant, for instance with atZone(…)"
                + ".toLocalDateTime().",
            column,
            value.getClass().getSimpleName(),
            value));
  }

  /**
   * The column as numbers.
   *
   * @throws UnusableDataException if it holds text
   */
  ToDoubleFunction<? super T> numeric(String table) {
    ToDoubleFunction<? super T> known = number;
    if (known == null) {
      throw TableComplaint.notNumeric(table, column);
    }
    return known;
  }

  /** Whether its values can be the levels of a category. */
  boolean hasLevels() {
    return column.isNumeric() || column.type() == Column.Type.TEXT;
  }
}
