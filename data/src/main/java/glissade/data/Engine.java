package glissade.data;

import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.DoubleConsumer;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;

/**
 * An embedded DuckDB that starts empty and in memory, and a temporary folder for what does not fit.
 * Closing it deletes both.
 */
final class Engine implements AutoCloseable {

  /** The schema where tables of our own live; databases of the user are attached beside it. */
  static final String HOME = "memory.main.";

  static final String CATALOG = "memory";
  static final String SCHEMA = "main";

  /**
   * A table with a single row. A {@code SELECT} without {@code FROM} does not do after {@code UNION
   * ALL}: what it gives has no place in the order of rows, and so DuckDB reads all of the answer in
   * one thread, while whoever waits for rows keeps another busy with asking.
   */
  static final String ONE_ROW = HOME + "one_row";

  private static final long LEAST_MEMORY = 1L << 30;
  private static final long MOST_MEMORY = 4L << 30;

  /** What is parsed and not yet fetched: less, and DuckDB's threads wait for ours in turn. */
  private static final String READ_AHEAD = "16MB";

  private final Path folder;
  private final DuckDBConnection connection;
  private int tables;

  private Engine(Path folder, DuckDBConnection connection) {
    this.folder = folder;
    this.connection = connection;
  }

  static Engine start() {
    Path folder;
    try {
      folder = Files.createTempDirectory("glissade-");
    } catch (IOException e) {
      throw new UnusableDataException(
          "No temporary folder can be made in "
              + System.getProperty("java.io.tmpdir")
              + ". Make room there, or name another with -Djava.io.tmpdir=FOLDER.",
          e);
    }
    Leftovers.expect(folder);
    try {
      Engine engine = new Engine(folder, connect(folder));
      engine.run("CREATE TABLE " + ONE_ROW + " AS SELECT true");
      return engine;
    } catch (SQLException e) {
      Leftovers.remove(folder);
      throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
    }
  }

  private static DuckDBConnection connect(Path folder) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", memoryLimit() + "B");
    settings.setProperty("threads", "1");
    settings.setProperty("temp_directory", folder.toString());
    settings.setProperty("preserve_insertion_order", "true");
    // Reading a file is no reason to download anything.
    settings.setProperty("autoinstall_known_extensions", "false");
    return (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings);
  }

  /**
   * DuckDB starts with the threads of its callers alone. Columns of numbers are decoded faster than
   * anything is made of them, and each further thread holds a row group of its own in memory. Text,
   * and what is computed in SQL, deserve more: but few, since the arithmetic on the same cores is
   * ours.
   */
  void useMoreThreads() throws SQLException {
    run("SET threads = " + Math.min(4, Runtime.getRuntime().availableProcessors()));
    run("SET streaming_buffer_size = '" + READ_AHEAD + "'");
  }

  /**
   * As much as the JVM's heap may take, which is a quarter of the machine unless somebody says so.
   */
  private static long memoryLimit() {
    return Math.max(LEAST_MEMORY, Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory()));
  }

  /** The temporary folder. */
  Path folder() {
    return folder;
  }

  /** The one connection that knows what {@code USE} chose. */
  DuckDBConnection connection() {
    return connection;
  }

  /** Another connection to the same tables: each running query needs its own. */
  DuckDBConnection anotherConnection() throws SQLException {
    return connection.duplicate();
  }

  /** A name for a new table of our own, never given before. */
  String newTable() {
    return "table" + ++tables;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All rows of the answer, each turned into an object. */
  <T> List<T> query(String sql, Row<T> row) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.read(result));
      }
      return rows;
    }
  }

  /** The only row of the answer. */
  <T> T querySingle(String sql, Row<T> row) throws SQLException {
    return query(sql, row).get(0);
  }

  /**
   * The same, of a query that takes long.
   *
   * @param told gets the share that is done, from 0 to 1, from another thread too
   */
  <T> T querySingle(String sql, Row<T> row, DoubleConsumer told) throws SQLException {
    for (String setting :
        List.of(
            "enable_progress_bar = true",
            "enable_progress_bar_print = false",
            "progress_bar_time = 0")) {
      run("SET " + setting);
    }
    try (DuckDBPreparedStatement statement =
            (DuckDBPreparedStatement) connection.createStatement();
        ResultSet result = watched(statement, sql, told)) {
      result.next();
      return row.read(result);
    }
  }

  private static ResultSet watched(
      DuckDBPreparedStatement statement, String sql, DoubleConsumer told) throws SQLException {
    try (QueryWatch watch = new QueryWatch(statement, told)) {
      watch.start();
      return statement.executeQuery(sql);
    }
  }

  /** Makes something of the row a result stands at. */
  interface Row<T> {
    T read(ResultSet result) throws SQLException;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Only tables in memory and the folder below are lost, which is what closing is for.
    } finally {
      Leftovers.remove(folder);
    }
  }
}
