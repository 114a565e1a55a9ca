package glissade.data;

import glissade.table.UnusableDataException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/** Rows of doubles on their way to a file, in a temporary table. NaN is kept as missing. */
final class NewValues implements AutoCloseable {

  private final Engine engine;
  private final String table;
  private final DuckDBAppender appender;
  private long rows;

  private NewValues(Engine engine, String table, DuckDBAppender appender) {
    this.engine = engine;
    this.table = table;
    this.appender = appender;
  }

  /** An empty table with these columns. */
  static NewValues start(Engine engine, List<String> columns) {
    String name = engine.newTable();
    String definition =
        columns.stream()
            .map(column -> Sql.name(column) + " DOUBLE")
            .collect(Collectors.joining(", "));
    try {
      engine.run("CREATE TABLE %s%s (%s)".formatted(Engine.HOME, name, definition));
      DuckDBAppender appender =
          engine.connection().createAppender(Engine.CATALOG, Engine.SCHEMA, name);
      // Rows may come from one thread after another; never from two at once.
      appender.unsafeBreakThreadConfinement();
      return new NewValues(engine, Engine.HOME + name, appender);
    } catch (SQLException e) {
      throw unstorable(e);
    }
  }

  /** What follows {@code FROM}, once {@link #finish} was called. */
  String table() {
    return table;
  }

  long rows() {
    return rows;
  }

  /**
   * Appends rows.
   *
   * @param columns one array a column
   * @param count how many rows, from the first
   */
  void append(double[][] columns, int count) {
    try {
      for (int i = 0; i < count; i++) {
        appender.beginRow();
        for (double[] column : columns) {
          append(column[i]);
        }
        appender.endRow();
      }
      rows += count;
    } catch (SQLException e) {
      throw unstorable(e);
    }
  }

  private void append(double value) throws SQLException {
    if (Double.isNaN(value)) {
      appender.appendNull();
    } else {
      appender.append(value);
    }
  }

  /** Makes all rows visible; none can follow. */
  void finish() {
    try {
      appender.close();
    } catch (SQLException e) {
      throw unstorable(e);
    }
  }

  private static UnusableDataException unstorable(SQLException e) {
    return new UnusableDataException(
        "The values cannot be kept until they are written: %s Is there room in the temporary folder (%s)?"
            .formatted(Complaint.sentence(e), System.getProperty("java.io.tmpdir")),
        e);
  }

  @Override
  public void close() {
    try {
      appender.close();
      engine.run("DROP TABLE IF EXISTS " + table);
    } catch (SQLException e) {
      // The table goes with the engine in any case.
    }
  }
}
