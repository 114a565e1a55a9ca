package glissade.export;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A DuckDB and a PostgreSQL, each started once, that answer exported queries. */
final class SqlRun {

  static final SqlRun DUCKDB = new SqlRun("DuckDB");
  static final SqlRun POSTGRES = new SqlRun("PostgreSQL");

  private final String name;
  private @Nullable Connection connection;

  private SqlRun(String name) {
    this.name = name;
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = this == DUCKDB ? DriverManager.getConnection("jdbc:duckdb:") : postgres();
      connection = open;
    }
    return open;
  }

  private static Connection postgres() throws SQLException {
    try {
      return EmbeddedPostgres.builder().start().getPostgresDatabase().getConnection();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The columns that a query adds to a table, as texts or numbers; null where NULL. */
  synchronized Map<String, List<@Nullable Object>> answer(String query, Cells cells) {
    try {
      fill(cells);
      String select = query.strip().replaceFirst(";$", "");
      try (Statement statement = connection().createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT * FROM (\n" + select + "\n) answers ORDER BY row_no")) {
        return columns(rows, cells.columns().size() + 1);
      }
    } catch (SQLException e) {
      throw new AssertionError(name + ": " + e.getMessage() + "\n" + query, e);
    }
  }

  private void fill(Cells cells) throws SQLException {
    List<String> definitions = new ArrayList<>(List.of("row_no int"));
    cells
        .columns()
        .forEach(
            (name, column) -> definitions.add(SqlNotation.name(name) + " " + column.type().sql));
    try (Statement statement = connection().createStatement()) {
      statement.execute("DROP TABLE IF EXISTS source");
      statement.execute("CREATE TABLE source (" + String.join(", ", definitions) + ")");
    }
    String places = "?" + ", ?".repeat(cells.columns().size());
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO source VALUES (" + places + ")")) {
      for (int i = 0; i < cells.rows(); i++) {
        insert.setObject(1, i);
        int place = 2;
        for (Cells.Column column : cells.columns().values()) {
          insert.setObject(place++, value(column, i));
        }
        insert.execute();
      }
    }
  }

  private static @Nullable Object value(Cells.Column column, int row) {
    Object cell = column.cells().get(row);
    return column.type() == Cells.Type.TIME && cell instanceof Double seconds
        ? Timestamp.valueOf(LocalDateTime.ofEpochSecond(seconds.longValue(), 0, ZoneOffset.UTC))
        : cell;
  }

  private static Map<String, List<@Nullable Object>> columns(ResultSet rows, int first)
      throws SQLException {
    Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
    int count = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int j = first + 1; j <= count; j++) {
        columns
            .computeIfAbsent(rows.getMetaData().getColumnLabel(j), name -> new ArrayList<>())
            .add(rows.getObject(j));
      }
    }
    return columns;
  }
}
