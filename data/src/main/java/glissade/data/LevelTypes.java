package glissade.data;

import glissade.table.Levels;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/**
 * The levels of columns as types of DuckDB's: an enumeration finds the code of a text in a fifth of
 * the time that a map or a list in SQL takes, and needs no join, after which rows have no order.
 */
final class LevelTypes {

  private final Engine engine;
  private final Map<Levels, String> types = new HashMap<>();

  LevelTypes(Engine engine) {
    this.engine = engine;
  }

  /** A cell as its code: −1 where it is no level, null where it is missing. */
  String code(Cells cells, Levels levels) throws SQLException {
    String level = cells.asLevel(levels.kind());
    String code =
        levels.isHashed()
            ? "CAST('0x' || substr(md5(%s), 1, 8) AS UBIGINT) %% %d"
                .formatted(level, levels.buckets())
            : levels.size() == 0
                ? "-1"
                : "coalesce(enum_code(TRY_CAST(%s AS %s)), -1)".formatted(level, type(levels));
    return "CASE WHEN %s IS NOT NULL THEN CAST(%s AS DOUBLE) END".formatted(level, code);
  }

  /** A number that is a code as the value it stands for, of its own type. */
  static String value(String code, Levels levels) {
    String type =
        switch (levels.kind()) {
          case INTEGER -> "BIGINT";
          case NUMBER -> "DOUBLE";
          case BOOLEAN -> "BOOLEAN";
          default -> "VARCHAR";
        };
    return "CAST(list_extract([%s], CAST(%s AS BIGINT) + 1) AS %s)"
        .formatted(Sql.texts(levels.values()), code, type);
  }

  /** Has the engine forget them all: of a stream there is no end to them. */
  void drop() throws SQLException {
    for (String type : types.values()) {
      engine.run("DROP TYPE " + type);
    }
    types.clear();
  }

  private String type(Levels levels) throws SQLException {
    String known = types.get(levels);
    if (known != null) {
      return known;
    }
    String name = engine.newTable();
    String table = Engine.HOME + name;
    String type = table + "_levels";
    engine.run("CREATE TABLE " + table + " (value VARCHAR, place INTEGER)");
    fill(name, levels.values());
    engine.run(
        "CREATE TYPE %s AS ENUM (SELECT value FROM %s ORDER BY place)".formatted(type, table));
    engine.run("DROP TABLE " + table);
    types.put(levels, type);
    return type;
  }

  private void fill(String table, List<String> values) throws SQLException {
    try (DuckDBAppender appender =
        engine.connection().createAppender(Engine.CATALOG, Engine.SCHEMA, table)) {
      int place = 0;
      for (String value : values) {
        appender.beginRow();
        appender.append(value);
        appender.append(place++);
        appender.endRow();
      }
    }
  }
}
