package glissade.benchmarks;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;
import glissade.rows.Responses;
import glissade.rows.Rows;
import glissade.rows.SparseBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The rows that the peers have, from a file of little-endian doubles: row by row the features, or,
 * where zeros are left out, k numbers of features and then their values; and last the target.
 */
record FileRows(int features, List<Batch> chunks) implements Rows {

  private static final int SPARSE_ROWS = 2048;

  /**
   * @param held how many features of a row are held: d for all of them
   */
  static InMemoryRows read(Path path, int n, int d, int held) throws IOException {
    List<Batch> chunks = new ArrayList<>();
    int width = held < d ? 2 * held + 1 : d + 1;
    int most = held < d ? SPARSE_ROWS : Batch.chunkRows(d);
    try (FileChannel file = FileChannel.open(path)) {
      for (int first = 0; first < n; first += most) {
        int rows = Math.min(most, n - first);
        double[] values = new double[rows * width];
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
        bytes.flip().asDoubleBuffer().get(values);
        chunks.add(held < d ? sparse(values, rows, d, held) : dense(values, rows, d));
      }
    }
    return new FileRows(d, chunks).inMemory();
  }

  private static Batch dense(double[] byRow, int rows, int d) {
    double[] values = new double[byRow.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j <= d; j++) {
        values[j * rows + i] = byRow[i * (d + 1) + j];
      }
    }
    return new DenseBatch(values, 0, rows, rows, d, false);
  }

  private static Batch sparse(double[] byRow, int rows, int d, int held) {
    int[] starts = new int[rows + 1];
    int[] columns = new int[rows * held];
    double[] values = new double[rows * held];
    double[] targets = new double[rows];
    int width = 2 * held + 1;
    for (int i = 0; i < rows; i++) {
      starts[i + 1] = (i + 1) * held;
      targets[i] = byRow[(i + 1) * width - 1];
      for (int k = 0; k < held; k++) {
        columns[i * held + k] = (int) byRow[i * width + k];
        values[i * held + k] = byRow[i * width + held + k];
      }
    }
    return new SparseBatch(
        starts, columns, values, d, new Responses(targets, 0, rows, false, false));
  }

  @Override
  public long count() {
    return chunks.stream().mapToLong(Batch::rows).sum();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, ParallelFold.onAllProcessors());
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    Iterator<Batch> each = chunks.iterator();
    Chunks<Batch> inOrder = () -> each.hasNext() ? each.next() : null;
    return new ParallelFold(1).fold(zero, inOrder);
  }
}
