package glissade.export;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
  private @Nullable Cells filled;

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

  /** All columns as a file that says its types itself. */
  synchronized void write(Cells cells, Path parquet) {
    try {
      fill(cells);
      try (Statement statement = connection().createStatement()) {
        statement.execute(
            "COPY (SELECT * EXCLUDE row_no FROM source ORDER BY row_no) TO '"
                + parquet
                + "' (FORMAT parquet)");
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void fill(Cells cells) throws SQLException {
    if (cells.equals(filled)) {
      return;
    }
    filled = cells;
    List<String> definitions = new ArrayList<>(List.of("row_no int"));
    cells
        .columns()
        .forEach((name, column) -> definitions.add(SqlNotation.name(name) + " " + type(column)));
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

  /** As the page on exports asks for it: PostgreSQL does not take true and false for numbers. */
  private String type(Cells.Column column) {
    return column.type() == Cells.Type.FLAG && this == POSTGRES ? "int" : column.type().sql;
  }

  private @Nullable Object value(Cells.Column column, int row) {
    Object cell = column.cells().get(row);
    if (cell instanceof Boolean truth && type(column).equals("int")) {
      return truth ? 1 : 0;
    }
    if (!(cell instanceof Double number)) {
      return cell;
    }
    return switch (column.type()) {
      case TIME -> LocalDateTime.ofEpochSecond(number.longValue(), 0, ZoneOffset.UTC);
      case WHOLE -> number.longValue();
      default -> number;
    };
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
