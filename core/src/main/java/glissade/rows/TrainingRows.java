package glissade.rows;

import glissade.fold.Accumulator;
import glissade.fold.ParallelFold;
import java.util.function.Consumer;

/** Rows without those that are held out. */
record TrainingRows(Rows all, Split split) implements Rows {

  @Override
  public int features() {
    return all.features();
  }

  @Override
  public int valuesPerRow() {
    return all.valuesPerRow();
  }

  /** Those held out are counted too: which they are is known only once they were read. */
  @Override
  public long count() {
    return all.count();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, ParallelFold.onAllProcessors());
  }

  @Override
  public void inOrder(Consumer<Batch> each) {
    all.inOrder(batch -> each.accept(split.part(batch, split.heldOut(batch), false)));
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    return all.fold(new SplitAccumulator<>(split, zero)).training();
  }
}
