package glissade.table;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What going through objects finds out about a column of theirs. */
final class ObjectSummary {

  private ObjectSummary() {}

  static <T> ColumnSummary of(ObjectColumn<T> column, Iterable<? extends T> objects) {
    Map<String, Long> counts = new HashMap<>();
    long rows = 0;
    for (T row : objects) {
      rows++;
      String text = column.text().apply(row);
      if (text != null) {
        counts.merge(text, 1L, Long::sum);
      }
    }
    long present = counts.values().stream().mapToLong(Long::longValue).sum();
    Column.Type type = column.column().type();
    Double mean = column.column().isNumeric() ? mean(counts) : null;
    return new ColumnSummary(
        column.column(),
        rows,
        rows - present,
        counts.size(),
        ColumnSummary.plain(extreme(counts.keySet(), order(type)), column.column()),
        ColumnSummary.plain(extreme(counts.keySet(), order(type).reversed()), column.column()),
        mean,
        mean == null ? null : deviation(counts, mean),
        type == Column.Type.TEXT ? badCell(column, objects) : null);
  }

  private static Comparator<String> order(Column.Type type) {
    return type == Column.Type.NUMBER
        ? Comparator.comparingDouble(ObjectSummary::number)
        : Levels.order(type);
  }

  private static @Nullable String extreme(Set<String> values, Comparator<String> order) {
    return values.stream().min(order).orElse(null);
  }

  private static double number(String level) {
    return switch (level) {
      case "true" -> 1;
      case "false" -> 0;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(level);
    };
  }

  /** Of the finite values; null if there are none. */
  private static @Nullable Double mean(Map<String, Long> counts) {
    double largest = largest(counts, 0);
    double sum = 0;
    long count = 0;
    for (Map.Entry<String, Long> each : counts.entrySet()) {
      double value = number(each.getKey());
      if (Double.isFinite(value)) {
        sum += each.getValue() * (value / largest);
        count += each.getValue();
      }
    }
    return count == 0 ? null : (Double) (sum / count * largest);
  }

  private static double deviation(Map<String, Long> counts, double mean) {
    double largest = largest(counts, mean);
    double sum = 0;
    long count = 0;
    for (Map.Entry<String, Long> each : counts.entrySet()) {
      double value = number(each.getKey());
      if (Double.isFinite(value)) {
        double from = (value - mean) / largest;
        sum += each.getValue() * from * from;
        count += each.getValue();
      }
    }
    return Math.sqrt(sum / count) * largest;
  }

  /**
   * How far the farthest finite value is from some other, or 1: squares of parts of it are safe.
   */
  private static double largest(Map<String, Long> counts, double from) {
    double largest = 0;
    for (String each : counts.keySet()) {
      double distance = Math.abs(number(each) - from);
      largest = Double.isFinite(distance) ? Math.max(largest, distance) : largest;
    }
    return largest == 0 ? 1 : largest;
  }

  /** The first that is no number, if nearly all are. */
  static <T> ColumnSummary.@Nullable BadCell badCell(
      ObjectColumn<T> column, Iterable<? extends T> objects) {
    ColumnSummary.BadCell first = null;
    long row = 0;
    long present = 0;
    long bad = 0;
    for (T object : objects) {
      row++;
      String text = column.text().apply(object);
      if (text == null || ColumnSummary.BadCell.MISSING.contains(text.strip())) {
        continue;
      }
      present++;
      if (!isNumber(text.strip())) {
        bad++;
        first = first == null ? new ColumnSummary.BadCell(row, text) : first;
      }
    }
    return ColumnSummary.BadCell.areMistakes(bad, present) ? first : null;
  }

  private static boolean isNumber(String text) {
    try {
      new BigDecimal(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
