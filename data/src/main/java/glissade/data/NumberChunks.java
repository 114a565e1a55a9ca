package glissade.data;

import glissade.fold.Chunks;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * A pass over the rows of a query, fetched some 2,000 at a time while DuckDB reads ahead.
 *
 * <p>DuckDB's streamed results just end where an error happens after the first rows. So the query
 * carries a last row of its own, marked by true in the last column: without that row the pass
 * failed, however complete it looks.
 */
final class NumberChunks implements Chunks<TableChunk> {

  private final int width;
  private final int chunkRows;
  private final Function<@Nullable SQLException, UnusableDataException> diagnosis;
  private final LongConsumer whenComplete;

  private final DuckDBConnection connection;
  private final DuckDBPreparedStatement statement;
  private final DuckDBChunkedResult result;

  private final DuckDBReadableVector[] vectors;
  private int available;
  private int used;
  private boolean complete;
  private long rowsBefore;

  private NumberChunks(
      DuckDBConnection connection,
      DuckDBPreparedStatement statement,
      int width,
      int chunkRows,
      Function<@Nullable SQLException, UnusableDataException> diagnosis,
      LongConsumer whenComplete)
      throws SQLException {
    this.connection = connection;
    this.statement = statement;
    this.width = width;
    this.chunkRows = chunkRows;
    this.diagnosis = diagnosis;
    this.whenComplete = whenComplete;
    this.vectors = new DuckDBReadableVector[width + 1];
    this.result = statement.query();
  }

  /**
   * Starts a pass.
   *
   * @param connection for this pass alone, which closes it
   * @param sql gives {@code width} doubles and a boolean, which is true in the last row only
   * @param diagnosis finds out why the pass failed; it is given DuckDB's own reason, or null
   * @param whenComplete told the number of rows when all have been read
   */
  static NumberChunks start(
      DuckDBConnection connection,
      String sql,
      int width,
      int chunkRows,
      Function<@Nullable SQLException, UnusableDataException> diagnosis,
      LongConsumer whenComplete)
      throws SQLException {
    try {
      DuckDBPreparedStatement statement = connection.prepare(sql);
      return new NumberChunks(connection, statement, width, chunkRows, diagnosis, whenComplete);
    } catch (SQLException e) {
      connection.close();
      throw diagnosis.apply(e);
    }
  }

  @Override
  public @Nullable TableChunk next() {
    double[][] columns = new double[width][chunkRows];
    int rows = 0;
    while (rows < chunkRows && isRowAvailable()) {
      int count = Math.min(available - used, chunkRows - rows);
      copy(columns, rows, count);
      rows += count;
      used += count;
    }
    TableChunk chunk = new TableChunk(rowsBefore, rows, columns);
    rowsBefore += rows;
    if (complete && used == available) {
      whenComplete.accept(rowsBefore);
    }
    return rows == 0 ? null : chunk;
  }

  private boolean isRowAvailable() {
    while (used == available && !complete) {
      fetch();
    }
    return used < available;
  }

  private void fetch() {
    if (!result.nextChunk()) {
      throw diagnosis.apply(null);
    }
    DuckDBDataChunkReader chunk = result.chunk();
    for (int j = 0; j <= width; j++) {
      vectors[j] = chunk.vector(j);
    }
    used = 0;
    available = (int) chunk.rowCount();
    if (available > 0 && vectors[width].getBoolean(available - 1)) {
      available--;
      complete = true;
    }
  }

  private void copy(double[][] columns, int at, int count) {
    for (int j = 0; j < width; j++) {
      DuckDBReadableVector vector = vectors[j];
      double[] column = columns[j];
      for (int i = 0; i < count; i++) {
        column[at + i] = vector.getDouble(used + i, Double.NaN);
      }
    }
  }

  @Override
  public void close() {
    try {
      result.close();
      statement.close();
      connection.close();
    } catch (SQLException e) {
      // Whatever was read is right; closing has nothing more to say.
    }
  }
}
