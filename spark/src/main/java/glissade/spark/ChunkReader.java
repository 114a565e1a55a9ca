package glissade.spark;

import glissade.table.TableChunk;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** The rows of one partition, a chunk at a time: from Spark's rows, or from its column batches. */
abstract class ChunkReader implements Iterator<TableChunk> {

  private final int chunkRows;
  private final List<Cells> cells;
  private final RowsRead told;

  /** Arrays whose chunks were released. */
  private final ArrayDeque<double[]> free = new ArrayDeque<>();

  private long done;

  private ChunkReader(int chunkRows, List<Cells> cells, RowsRead told) {
    this.chunkRows = chunkRows;
    this.cells = cells;
    this.told = told;
  }

  /**
   * From rows.
   *
   * @param columns where each column of a chunk stands in a row
   */
  static ChunkReader ofRows(
      Iterator<InternalRow> rows, int[] columns, int chunkRows, List<Cells> cells, RowsRead told) {
    return new ChunkReader(chunkRows, cells, told) {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      int fill(double[] values, int stride) {
        int count = 0;
        for (; count < stride && rows.hasNext(); count++) {
          InternalRow row = rows.next();
          for (int j = 0; j < columns.length; j++) {
            values[j * stride + count] = cells.get(j).read(row, columns[j]);
          }
        }
        return count;
      }
    };
  }

  /**
   * From batches of columns.
   *
   * @param columns where each column of a chunk stands in a batch
   */
  static ChunkReader ofBatches(
      Iterator<ColumnarBatch> batches,
      int[] columns,
      int chunkRows,
      List<Cells> cells,
      RowsRead told) {
    return new ChunkReader(chunkRows, cells, told) {
      private @Nullable ColumnarBatch batch;
      private int next;
      private int end;

      @Override
      public boolean hasNext() {
        return !atEnd();
      }

      /** What a batch has is asked once: looking for the next one may change it. */
      private boolean atEnd() {
        while (next == end) {
          if (!batches.hasNext()) {
            return true;
          }
          batch = batches.next();
          next = 0;
          end = batch.numRows();
        }
        return false;
      }

      @Override
      int fill(double[] values, int stride) {
        int count = 0;
        while (count < stride && !atEnd()) {
          ColumnarBatch from = batch;
          if (from == null) {
            break;
          }
          int part = Math.min(stride - count, end - next);
          for (int j = 0; j < columns.length; j++) {
            cells.get(j).read(from.column(columns[j]), next, part, values, j * stride + count);
          }
          count += part;
          next += part;
        }
        return count;
      }
    };
  }

  /** Writes as many rows as there are, at most {@code stride}, and returns how many. */
  abstract int fill(double[] values, int stride);

  @Override
  public TableChunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    double[] values = free.isEmpty() ? new double[chunkRows * cells.size()] : free.pop();
    int count = fill(values, chunkRows);
    long first = done;
    done += count;
    told.add((long) count);
    return count == chunkRows
        ? new TableChunk(first, count, cells.size(), values, chunkRows, free::push)
        : trimmed(first, count, values);
  }

  /** The last one, in no larger an array than it needs: it may be kept. */
  private TableChunk trimmed(long first, int count, double[] values) {
    double[] kept = new double[count * cells.size()];
    for (int j = 0; j < cells.size(); j++) {
      System.arraycopy(values, j * chunkRows, kept, j * count, count);
    }
    return new TableChunk(first, count, cells.size(), kept, count, null);
  }
}
