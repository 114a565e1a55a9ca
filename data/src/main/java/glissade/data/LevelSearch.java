package glissade.data;

import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableComplaint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the values of columns: one pass, in which DuckDB groups by each of them by itself. */
final class LevelSearch {

  /** GROUPING tells so many columns apart in a whole number. */
  private static final int TOGETHER = 60;

  private final Engine engine;
  private final Relation relation;
  private final String name;

  /**
   * @param name what the table is called
   */
  LevelSearch(Engine engine, Relation relation, String name) {
    this.engine = engine;
    this.relation = relation;
    this.name = name;
  }

  /**
   * @return one a column, in the order given
   * @throws SQLException if the table cannot be read
   */
  List<LevelCounts> of(List<Cells> columns) throws SQLException {
    List<LevelCounts> found = new ArrayList<>();
    int room = Levels.MOST;
    for (int from = 0; from < columns.size(); from += TOGETHER) {
      List<Cells> some = columns.subList(from, Math.min(columns.size(), from + TOGETHER));
      List<LevelCounts> each = ofSome(some, room);
      if (each == null) {
        throw TableComplaint.tooManyLevels(
            name, columns.stream().map(column -> column.column().name()).toList());
      }
      room -= each.stream().mapToInt(one -> one.levels().size()).sum();
      found.addAll(each);
    }
    return found;
  }

  /**
   * @param most no more levels are looked for
   * @return the levels of a column, unless there are more
   */
  Optional<LevelCounts> few(Cells column, int most) throws SQLException {
    return Optional.ofNullable(ofSome(List.of(column), most)).map(found -> found.get(0));
  }

  /** Null if there are more than there is room for. */
  private @Nullable List<LevelCounts> ofSome(List<Cells> columns, int room) throws SQLException {
    List<Map<String, Long>> values = new ArrayList<>();
    columns.forEach(column -> values.add(new HashMap<>()));
    engine.useMoreThreads();
    engine.query(
        sql(columns, room),
        row -> {
          // A bit for each column, the first one the highest; 0 for the one grouped by.
          long others = row.getLong(1);
          int j = columns.size() - 1 - Long.numberOfTrailingZeros(~others);
          return values.get(j).put(row.getString(2), row.getLong(3));
        });
    int all = values.stream().mapToInt(Map::size).sum();
    if (all > room) {
      return null;
    }
    List<LevelCounts> found = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      found.add(LevelCounts.of(name, columns.get(j).column(), values.get(j)));
    }
    return found;
  }

  /** Cells are grouped as they stand, and only what is left of them is made text. */
  private String sql(List<Cells> columns, int room) {
    List<String> names = columns.stream().map(Cells::quoted).toList();
    String texts =
        columns.stream()
            .map(column -> column.asLevel(column.column().type()))
            .collect(Collectors.joining(", "));
    return """
        SELECT place, value, CAST(sum(rows) AS BIGINT) FROM (
          SELECT %6$sp AS place, coalesce(%2$s) AS value, %6$sn AS rows FROM (
            SELECT GROUPING(%1$s) AS %6$sp, %1$s, count(*) AS %6$sn FROM %3$s
            GROUP BY GROUPING SETS (%4$s)))
        WHERE value IS NOT NULL GROUP BY place, value LIMIT %5$d"""
        .formatted(
            String.join(", ", names),
            texts,
            relation.from(),
            names.stream().map(name -> "(" + name + ")").collect(Collectors.joining(", ")),
            room + 1L,
            unlike(names));
  }

  /** The beginning of a name that is longer than all of these, and so is none of them. */
  private static String unlike(List<String> names) {
    return "_".repeat(names.stream().mapToInt(String::length).max().orElse(0));
  }
}
