package glissade.data;

import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * The answer of another database to a query, copied once: it need not come in the same order twice.
 */
final class JdbcSource {

  static final String PREFIX = "jdbc:";
  private static final String DUCKDB = "jdbc:duckdb:";

  /** Rows a round trip, so that drivers which would fetch everything at once do not. */
  private static final int FETCH_ROWS = 10_000;

  private JdbcSource() {}

  /** The address without what may be a password. */
  static String name(String url) {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
  }

  /**
   * @throws UnusableDataException if there is no query, no driver, no connection, or no answer
   */
  static Relation relation(Engine engine, String url, @Nullable String query) {
    if (query == null) {
      throw new UnusableDataException(
          name(url) + " is a database, not a table. Say with --query which rows to read.");
    }
    return url.startsWith(DUCKDB) ? ofDuckDb(engine, url, query) : ofOther(engine, url, query);
  }

  private static Relation ofDuckDb(Engine engine, String url, String query) {
    String file = url.substring(DUCKDB.length()).replaceFirst("[?;].*", "");
    if (file.isEmpty() || file.equals(":memory:")) {
      return Query.relation(engine, name(url), query);
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      throw new UnusableDataException(
          "%s: there is no file %s. Check the path in the URL.".formatted(name(url), file));
    }
    return Database.relation(engine, path, name(url), query);
  }

  private static Relation ofOther(Engine engine, String url, String query) {
    try (Connection connection = connect(url)) {
      onlyRead(connection);
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.setFetchSize(FETCH_ROWS);
        try (ResultSet rows = statement.executeQuery()) {
          return copy(engine, name(url), rows);
        }
      }
    } catch (SQLException e) {
      throw Complaint.query(name(url), e);
    }
  }

  private static void onlyRead(Connection connection) throws SQLException {
    try {
      connection.setReadOnly(true);
    } catch (SQLFeatureNotSupportedException e) {
      // Only a hint to the driver; what is sent is a query in any case.
    }
    connection.setAutoCommit(false);
  }

  private static Connection connect(String url) {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new UnusableDataException(
          name(url)
              + ": no driver for this URL is installed. Put the driver's jar on the class path.",
          e);
    }
    try {
      return DriverManager.getConnection(url);
    } catch (SQLException e) {
      throw new UnusableDataException(
          name(url) + " cannot be reached: " + Complaint.sentence(e), e);
    }
  }

  private static Relation copy(Engine engine, String name, ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<String> names = new ArrayList<>();
    List<String> definitions = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
      types.add(type(columns.getColumnType(i)));
      definitions.add(Sql.name(names.get(i - 1)) + " " + types.get(i - 1));
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
          append(appender, rows, i + 1, types.get(i));
        }
        appender.endRow();
      }
    }
    return Relation.of(name, from, Database.describe(engine, from));
  }

  private static String type(int jdbcType) {
    return switch (jdbcType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> "BIGINT";
      case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> "DOUBLE";
      case Types.BIT, Types.BOOLEAN -> "BOOLEAN";
      case Types.DATE -> "DATE";
      case Types.TIMESTAMP -> "TIMESTAMP";
      default -> "VARCHAR";
    };
  }

  private static void append(DuckDBAppender appender, ResultSet rows, int i, String type)
      throws SQLException {
    if (rows.getObject(i) == null) {
      appender.appendNull();
      return;
    }
    switch (type) {
      case "BIGINT" -> appender.append(rows.getLong(i));
      case "DOUBLE" -> appender.append(rows.getDouble(i));
      case "BOOLEAN" -> appender.append(rows.getBoolean(i));
      case "DATE" -> appender.append(rows.getDate(i).toLocalDate());
      case "TIMESTAMP" -> appender.append(rows.getTimestamp(i).toLocalDateTime());
      default -> appender.append(rows.getString(i));
    }
  }
}
