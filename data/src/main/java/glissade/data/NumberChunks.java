package glissade.data;

import glissade.fold.Chunks;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
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
 *
 * <p>A query that fails can be followed by another for the same rows. It is read from the start,
 * since that is the only way DuckDB reads, and the rows that the first one gave are left out.
 */
final class NumberChunks implements Chunks<TableChunk> {

  /** Who started a pass, and is told how it went. */
  interface Owner {

    /** The fast query failed, and the careful one follows. */
    void mustBeCareful();

    /** All rows have been read, so many. */
    void complete(long rows);

    /**
     * Finds out why the pass failed.
     *
     * @param e DuckDB's own reason, if it gave one
     */
    UnusableDataException whyItFailed(@Nullable SQLException e);
  }

  private final DuckDBConnection connection;
  private final int width;
  private final int chunkRows;
  private final Owner owner;

  private @Nullable String careful;
  private @Nullable DuckDBPreparedStatement statement;
  private @Nullable DuckDBChunkedResult result;

  /** Arrays of chunks that were released, by whichever thread. */
  private final Deque<double[]> free = new ConcurrentLinkedDeque<>();

  private final DuckDBReadableVector[] vectors;
  private int available;
  private int used;
  private boolean complete;
  private long rowsBefore;

  /** Rows of the query that were given out by the query before it. */
  private long known;

  private NumberChunks(DuckDBConnection connection, int width, int chunkRows, Owner owner) {
    this.connection = connection;
    this.width = width;
    this.chunkRows = chunkRows;
    this.owner = owner;
    this.vectors = new DuckDBReadableVector[width + 1];
  }

  /**
   * Starts a pass. Either query gives {@code width} doubles and a boolean, which is true in the
   * last row only.
   *
   * @param connection for this pass alone, which closes it
   * @param fast a query that may fail where the careful one does not, or null
   * @param careful the same rows in the same order
   */
  static NumberChunks start(
      DuckDBConnection connection,
      @Nullable String fast,
      String careful,
      int width,
      int chunkRows,
      Owner owner) {
    NumberChunks chunks = new NumberChunks(connection, width, chunkRows, owner);
    if (fast == null) {
      chunks.query(careful);
    } else {
      chunks.careful = careful;
      chunks.query(fast);
    }
    return chunks;
  }

  private void query(String sql) {
    try {
      statement = connection.prepare(sql);
      result = statement.query();
    } catch (SQLException e) {
      failed(e);
    }
  }

  private void failed(@Nullable SQLException e) {
    closeResult();
    String next = careful;
    if (next == null) {
      close();
      throw owner.whyItFailed(e);
    }
    careful = null;
    owner.mustBeCareful();
    query(next);
  }

  @Override
  public @Nullable TableChunk next() {
    double[] values = array();
    int rows = 0;
    while (rows < chunkRows && isRowAvailable(rowsBefore + rows)) {
      int count = Math.min(available - used, chunkRows - rows);
      copy(values, rows, count);
      rows += count;
      used += count;
    }
    TableChunk chunk = new TableChunk(rowsBefore, rows, width, values, chunkRows, free::addFirst);
    rowsBefore += rows;
    if (complete && used == available) {
      owner.complete(rowsBefore);
    }
    return rows == 0 ? null : chunk;
  }

  /** What was released last is most likely still in a cache. */
  private double[] array() {
    double[] released = free.pollFirst();
    return released == null ? new double[width * chunkRows] : released;
  }

  private boolean isRowAvailable(long taken) {
    while (used == available && !complete) {
      fetch(taken);
    }
    return used < available;
  }

  /**
   * @param taken how many rows have been copied so far
   */
  private void fetch(long taken) {
    available = 0;
    used = 0;
    if (result == null || !result.nextChunk()) {
      known = taken;
      failed(null);
      return;
    }
    DuckDBDataChunkReader chunk = result.chunk();
    for (int j = 0; j <= width; j++) {
      vectors[j] = chunk.vector(j);
    }
    available = (int) chunk.rowCount();
    if (available > 0 && vectors[width].getBoolean(available - 1)) {
      available--;
      complete = true;
    }
    used = (int) Math.min(known, available);
    known -= used;
  }

  private void copy(double[] values, int at, int count) {
    for (int j = 0; j < width; j++) {
      DuckDBReadableVector vector = vectors[j];
      int to = j * chunkRows + at;
      for (int i = 0; i < count; i++) {
        values[to + i] = vector.getDouble(used + i, Double.NaN);
      }
    }
  }

  private void closeResult() {
    try {
      if (result != null) {
        result.close();
      }
      if (statement != null) {
        statement.close();
      }
    } catch (SQLException e) {
      // Whatever was read is right; closing has nothing more to say.
    }
    result = null;
    statement = null;
  }

  @Override
  public void close() {
    closeResult();
    try {
      connection.close();
    } catch (SQLException e) {
      // As above.
    }
  }
}
