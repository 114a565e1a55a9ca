package glissade.spark;

import glissade.fold.Chunks;
import glissade.table.TableChunk;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The chunks of one partition after the other, put together so that only the last is not full. */
final class FullChunks implements Chunks<TableChunk> {

  private final Iterator<TableChunk> parts;
  private final int width;
  private final int chunkRows;
  private @Nullable TableChunk part;
  private int used;
  private long done;

  /**
   * @param parts chunks that follow each other
   * @param width how many columns they have
   */
  FullChunks(Iterator<TableChunk> parts, int width, int chunkRows) {
    this.parts = parts;
    this.width = width;
    this.chunkRows = chunkRows;
  }

  @Override
  public @Nullable TableChunk next() {
    double[] values = new double[chunkRows * width];
    int rows = 0;
    for (TableChunk from = open(); rows < chunkRows && from != null; from = open()) {
      int count = Math.min(chunkRows - rows, from.rows() - used);
      for (int j = 0; j < width; j++) {
        System.arraycopy(
            from.values(), used + j * from.stride(), values, rows + j * chunkRows, count);
      }
      rows += count;
      used += count;
    }
    if (rows == 0) {
      return null;
    }
    long first = done;
    done += rows;
    double[] kept = width == 0 ? values : Arrays.copyOf(values, (width - 1) * chunkRows + rows);
    return new TableChunk(first, rows, width, kept, chunkRows, null);
  }

  /** What has rows left, if anything has. */
  private @Nullable TableChunk open() {
    while (part == null || used == part.rows()) {
      if (!parts.hasNext()) {
        return null;
      }
      part = parts.next();
      used = 0;
    }
    return part;
  }
}
