package glissade.features;

import glissade.fold.Accumulator;
import glissade.fold.ParallelFold;
import glissade.fold.Spread;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;

/**
 * The design of a table as compact batches in the memory of the machines that it is spread over.
 */
final class KeptRows implements Rows {

  private final Spread<KeptBatch> batches;
  private final int features;
  private final int valuesPerRow;
  private final long memory;
  private final MissingCells cells;

  /** Makes them, and looks for missing cells. */
  KeptRows(Spread<KeptBatch> batches, FeatureMap map, long memory) {
    this.batches = batches;
    this.features = map.features().size();
    this.valuesPerRow = map.valuesPerRow();
    this.memory = memory;
    this.cells = batches.fold(new Missed()).cells;
  }

  /** What was missing. */
  MissingCells cells() {
    return cells;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public int valuesPerRow() {
    return valuesPerRow;
  }

  @Override
  public long count() {
    return cells.rowsUsed();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, ParallelFold.onAllProcessors());
  }

  @Override
  public Rows kept() {
    return this;
  }

  @Override
  public boolean isSpread() {
    return true;
  }

  @Override
  public long memory() {
    return memory;
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    return batches.fold(new Used<>(zero)).inner;
  }

  /** An accumulator of batches as one of those that are kept. */
  private static final class Used<A extends Accumulator<Batch, A>>
      implements Accumulator<KeptBatch, Used<A>> {

    private final A inner;

    Used(A inner) {
      this.inner = inner;
    }

    @Override
    public Used<A> empty() {
      return new Used<>(inner.empty());
    }

    @Override
    public void add(KeptBatch kept) {
      inner.add(kept.batch());
    }

    @Override
    public void merge(Used<A> later) {
      inner.merge(later.inner);
    }
  }

  /** What was missing in all of them. */
  private static final class Missed implements Accumulator<KeptBatch, Missed> {

    private final MissingCells cells = new MissingCells();

    @Override
    public Missed empty() {
      return new Missed();
    }

    @Override
    public void add(KeptBatch kept) {
      cells.merge(kept.cells());
    }

    @Override
    public void merge(Missed later) {
      cells.merge(later.cells);
    }
  }
}
