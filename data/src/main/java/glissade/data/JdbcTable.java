package glissade.data;

import glissade.table.UnusableDataException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A new table of a PostgreSQL database, made and filled by {@code COPY} in one transaction: until
 * all rows are there nobody sees any, and after a failure all is as it was.
 */
record JdbcTable(JdbcAddress address) implements Destination {

  /**
   * Checks that the table can be made, before anything is computed for it.
   *
   * @throws UnusableDataException if the address names no table, or one that is there and not to be
   *     replaced, or the database cannot be reached
   */
  static JdbcTable at(JdbcAddress address) {
    if (!address.isPostgres()) {
      throw new UnusableDataException(
          address.name()
              + " cannot be written to: of databases only PostgreSQL can. Write a .csv or .parquet file and load that.");
    }
    if (address.table() == null) {
      throw new UnusableDataException(
          address.name()
              + " is a database. Name the table to make with ?table=NAME at the end of the address.");
    }
    JdbcTable table = new JdbcTable(address);
    try (Connection connection = address.connect()) {
      if (!address.replace() && table.isThere(connection)) {
        throw new UnusableDataException(
            address.name()
                + " has a table "
                + address.table()
                + " already. Choose another name, or add &replace=true to the address: the old table goes when the new one is complete.");
      }
    } catch (SQLException e) {
      throw table.failed(e);
    }
    return table;
  }

  private boolean isThere(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, address.quotedTable());
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  private UnusableDataException failed(SQLException e) {
    return address.failed(
        "The table %s of %s cannot be written: ".formatted(address.table(), address.name()), e);
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public void write(Engine engine, String select, long rows) throws SQLException {
    List<Cells> columns = Database.describe(engine, "(" + select + ")");
    String texts =
        columns.stream()
            .map(cells -> "CAST(" + cells.quoted() + " AS VARCHAR)")
            .collect(Collectors.joining(", "));
    try (DuckDBConnection reader = engine.anotherConnection();
        DuckDBPreparedStatement statement =
            reader.prepare("SELECT " + texts + " FROM (" + select + ")");
        DuckDBChunkedResult result = statement.query()) {
      fill(columns, result, rows);
    }
  }

  /** A connection that is closed before its transaction ends takes everything back. */
  private void fill(List<Cells> columns, DuckDBChunkedResult result, long rows) {
    try (Connection connection = address.connect()) {
      connection.setAutoCommit(false);
      String definitions =
          columns.stream()
              .map(cells -> cells.quoted() + " " + postgresType(cells.column().sourceType()))
              .collect(Collectors.joining(", "));
      if (address.replace()) {
        run(connection, "DROP TABLE IF EXISTS " + address.quotedTable());
      }
      run(connection, "CREATE TABLE " + address.quotedTable() + " (" + definitions + ")");
      long written = copy(connection, result, columns.size());
      if (written != rows) {
        throw new UnusableDataException(
            "Of %d rows only %d could be read, so none was written to %s."
                .formatted(rows, written, address.table()));
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private long copy(Connection connection, DuckDBChunkedResult result, int width)
      throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + address.quotedTable() + " FROM STDIN (FORMAT csv)");
    while (result.nextChunk()) {
      byte[] lines = lines(result.chunk(), width).getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(lines, 0, lines.length);
    }
    return copy.endCopy();
  }

  /** NULL is an empty cell; text stands in quotes, also where it is empty. */
  private static String lines(DuckDBDataChunkReader chunk, int width) {
    StringBuilder lines = new StringBuilder();
    DuckDBReadableVector[] vectors = new DuckDBReadableVector[width];
    for (int j = 0; j < width; j++) {
      vectors[j] = chunk.vector(j);
    }
    for (int i = 0; i < chunk.rowCount(); i++) {
      for (int j = 0; j < width; j++) {
        lines.append(j == 0 ? "" : ",");
        if (!vectors[j].isNull(i)) {
          lines.append('"').append(vectors[j].getString(i).replace("\"", "\"\"")).append('"');
        }
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private static String postgresType(String duckDb) {
    return switch (duckDb) {
      case "BOOLEAN" -> "boolean";
      case "TINYINT", "SMALLINT", "UTINYINT" -> "smallint";
      case "INTEGER", "USMALLINT" -> "integer";
      case "BIGINT", "UINTEGER" -> "bigint";
      case "HUGEINT", "UBIGINT", "UHUGEINT" -> "numeric";
      case "FLOAT" -> "real";
      case "DOUBLE" -> "double precision";
      case "DATE" -> "date";
      case "TIMESTAMP" -> "timestamp";
      case "TIMESTAMP WITH TIME ZONE" -> "timestamptz";
      case "TIME" -> "time";
      default -> duckDb.startsWith("DECIMAL") ? duckDb.replace("DECIMAL", "numeric") : "text";
    };
  }
}
