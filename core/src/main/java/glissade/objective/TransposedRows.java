package glissade.objective;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import org.jspecify.annotations.Nullable;

/** (CᵀDX̃)ᵀ: a row for each column of a design that is wider than it is long, with the target 0. */
final class TransposedRows implements Rows {

  private final InMemoryRows rows;
  private final Complement complement;
  private final Scaling scaling;
  private final int width;

  TransposedRows(InMemoryRows rows, Complement complement, Scaling scaling) {
    this.rows = rows;
    this.complement = complement;
    this.scaling = scaling;
    this.width = complement.rows() - complement.first();
  }

  @Override
  public int features() {
    return width;
  }

  @Override
  public long count() {
    return scaling.features();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, rows.threads());
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    return rows.threads().fold(zero, chunks());
  }

  private Chunks<Batch> chunks() {
    return new Chunks<>() {
      private int next;

      @Override
      public @Nullable Batch next() {
        int count = Math.min(Batch.chunkRows(width), scaling.features() - next);
        if (count <= 0) {
          return null;
        }
        Batch chunk = chunk(next, count);
        next += count;
        return chunk;
      }
    };
  }

  private Batch chunk(int from, int count) {
    double[] values = new double[count * (width + 1)];
    double[] column = new double[complement.rows()];
    for (int k = 0; k < count; k++) {
      int at = 0;
      for (Batch any : rows.chunks()) {
        DenseBatch chunk = any.dense();
        int start = chunk.start() + (from + k) * chunk.stride();
        System.arraycopy(chunk.values(), start, column, at, chunk.rows());
        at += chunk.rows();
      }
      complement.reduce(column);
      for (int i = 0; i < width; i++) {
        values[k + i * count] = column[complement.first() + i] / scaling.scale(from + k);
      }
    }
    return new DenseBatch(values, 0, count, count, width, false);
  }
}
