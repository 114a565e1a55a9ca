package glissade.data;

import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * The answer of another database to a query, copied once: it need not come in the same order twice.
 */
final class JdbcSource {

  private static final String DUCKDB = "jdbc:duckdb:";

  /** Cells a round trip, so that drivers which would fetch everything at once do not. */
  private static final int FETCH_CELLS = 100_000;

  private static final int MOST_FETCH_ROWS = 10_000;

  private JdbcSource() {}

  /**
   * @throws UnusableDataException if there is no query and no one table, no driver, no connection,
   *     or no answer
   */
  static Relation relation(Engine engine, JdbcAddress address, @Nullable String query) {
    if (address.url().startsWith(DUCKDB)) {
      return ofDuckDb(engine, address, query);
    }
    try (Connection connection = address.connect()) {
      onlyRead(connection);
      String asked = query == null ? "SELECT * FROM " + table(connection, address) : query;
      return answer(engine, connection, address.name(), asked);
    } catch (SQLException e) {
      throw Complaint.query(address.name(), JdbcAddress.discreet(e));
    }
  }

  private static Relation ofDuckDb(Engine engine, JdbcAddress address, @Nullable String query) {
    String name = address.name();
    String table = address.table() == null ? null : "FROM " + address.quotedTable();
    String asked = query == null ? table : query;
    if (asked == null) {
      throw new UnusableDataException(
          name + " is a database, not a table. Say with --query which rows to read.");
    }
    String file = address.url().substring(DUCKDB.length()).replaceFirst("[?;].*", "");
    if (file.isEmpty() || file.equals(":memory:")) {
      return Query.relation(engine, name, asked);
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      throw new UnusableDataException(
          "%s: there is no file %s. Check the path in the URL.".formatted(name, file));
    }
    return Database.relation(engine, path, name, asked);
  }

  private static void onlyRead(Connection connection) throws SQLException {
    try {
      connection.setReadOnly(true);
    } catch (SQLFeatureNotSupportedException e) {
      // Only a hint to the driver; what is sent is a query in any case.
    }
    connection.setAutoCommit(false);
  }

  /** The table that the address names, else the only one there is. */
  private static String table(Connection connection, JdbcAddress address) throws SQLException {
    if (address.table() != null) {
      return address.quotedTable();
    }
    List<String> tables = new ArrayList<>();
    String schema = connection.getSchema();
    String[] types = {"TABLE", "PARTITIONED TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE"};
    try (ResultSet found =
        connection.getMetaData().getTables(connection.getCatalog(), schema, "%", types)) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    if (tables.size() != 1) {
      throw new UnusableDataException(
          address.name()
              + " is a database"
              + (tables.isEmpty()
                  ? " without tables in the schema " + schema + "."
                  : " with " + tables.size() + " tables: " + String.join(", ", tables) + ".")
              + " Name one with ?table=NAME at the end of the address, or say with --query which rows to read.");
    }
    return Sql.name(tables.get(0));
  }

  private static Relation answer(Engine engine, Connection connection, String name, String query)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      ResultSetMetaData columns = statement.getMetaData();
      int width = columns == null ? 1 : Math.max(1, columns.getColumnCount());
      statement.setFetchSize(Math.max(1, Math.min(MOST_FETCH_ROWS, FETCH_CELLS / width)));
      try (ResultSet rows = statement.executeQuery()) {
        return copy(engine, name, rows);
      }
    }
  }

  private static Relation copy(Engine engine, String name, ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<String> names = new ArrayList<>();
    List<String> definitions = new ArrayList<>();
    List<JdbcType> types = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
      types.add(JdbcType.of(columns.getColumnType(i), columns.getColumnTypeName(i)));
      definitions.add(Sql.name(names.get(i - 1)) + " " + types.get(i - 1).duckDb());
    }
    TableComplaint.rejectRepeated("The query", names);
    String table = engine.newTable();
    String from = Engine.HOME + table;
    engine.run("CREATE TABLE " + from + " (" + String.join(", ", definitions) + ")");
    try (DuckDBAppender appender =
        engine.connection().createAppender(Engine.CATALOG, Engine.SCHEMA, table)) {
      while (rows.next()) {
        appender.beginRow();
        for (int i = 0; i < types.size(); i++) {
          types.get(i).append(appender, rows, i + 1);
        }
        appender.endRow();
      }
    }
    return Relation.of(name, from, Database.describe(engine, from));
  }
}
