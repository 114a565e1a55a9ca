package glissade.stochastic;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Chunks as they stand, of whatever kind, as if they were read anew each time. */
record ChunkedRows(int features, List<Batch> chunks, int threads) implements Rows {

  @Override
  public long count() {
    return chunks.stream().mapToLong(Batch::rows).sum();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, new ParallelFold(threads));
  }

  @Override
  public void inOrder(Consumer<Batch> each) {
    chunks.forEach(each);
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    Iterator<Batch> each = chunks.iterator();
    Chunks<Batch> inOrder = () -> each.hasNext() ? each.next() : null;
    return new ParallelFold(threads).fold(zero, inOrder);
  }
}
