package glissade.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The levels of a column, and how many rows have each.
 *
 * @param levels in order
 * @param counts one a level
 */
public record LevelCounts(Levels levels, List<Long> counts) {

  public LevelCounts {
    counts = List.copyOf(counts);
  }

  /**
   * The values that were found in a column, put in order.
   *
   * @param table what the table is called
   * @param rows how many rows have each value, by its text
   * @throws UnusableDataException if one of them is infinite
   */
  public static LevelCounts of(String table, Column column, Map<String, Long> rows) {
    for (double infinity : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      if (column.type() == Column.Type.NUMBER && rows.containsKey(Levels.text(infinity))) {
        throw new UnusableDataException(
            "Column `%s` of %s holds `%s`, which cannot be a level."
                .formatted(column.name(), table, Levels.text(infinity)),
            Remedy.LEAVE_LEVELS_OUT);
      }
    }
    List<String> values = new ArrayList<>(rows.keySet());
    values.sort(Levels.order(column.type()));
    return new LevelCounts(
        new Levels(column.name(), column.type(), values), values.stream().map(rows::get).toList());
  }
}
