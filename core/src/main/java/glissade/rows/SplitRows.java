package glissade.rows;

import glissade.fold.Accumulator;
import glissade.fold.Mapped;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import java.util.function.Consumer;

/**
 * Rows without those that are held out, or those alone.
 *
 * @param heldOut which of the two
 */
record SplitRows(Rows all, Split split, boolean heldOut) implements Rows {

  @Override
  public int features() {
    return all.features();
  }

  @Override
  public int valuesPerRow() {
    return all.valuesPerRow();
  }

  /** The others are counted too: which they are is known only once they were read. */
  @Override
  public long count() {
    return all.count();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, ParallelFold.onAllProcessors());
  }

  @Override
  public Rows kept() {
    return isSpread() ? new SplitRows(all.kept(), split, heldOut) : inMemory();
  }

  @Override
  public boolean isSpread() {
    return all.isSpread();
  }

  @Override
  public long memory() {
    return all.memory();
  }

  @Override
  public void inOrder(Consumer<Batch> each) {
    all.inOrder(batch -> each.accept(split.part(batch, split.heldOut(batch), heldOut)));
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    return all.fold(new Mapped<>(zero, new Part(split, heldOut))).inner();
  }

  /** Takes one of the two parts of a batch. */
  private record Part(Split split, boolean heldOut) implements Mapping<Batch, Batch> {
    @Override
    public Batch map(Batch batch) {
      return split.part(batch, split.heldOut(batch), heldOut);
    }
  }
}
