package glissade.features;

import glissade.compress.ColumnStatistics;
import glissade.fold.Accumulator;
import glissade.fold.ParallelFold;
import glissade.fold.Spread;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The design of a table as compact batches in the memory of the machines that it is spread over.
 */
final class KeptRows implements Rows {

  private final TableRows table;
  private final Spread<KeptBatch> batches;
  private final Consumer<MissingCells> check;
  private @Nullable MissingCells cells;

  /**
   * @param table where they come from
   * @param check told what was missing at the first fold, which is what makes them; may throw
   */
  KeptRows(TableRows table, Spread<KeptBatch> batches, Consumer<MissingCells> check) {
    this.table = table;
    this.batches = batches;
    this.check = check;
  }

  @Override
  public int features() {
    return table.features();
  }

  @Override
  public int valuesPerRow() {
    return table.valuesPerRow();
  }

  @Override
  public long count() {
    MissingCells known = cells;
    return known == null ? fold(new ColumnStatistics(features())).rows() : known.rowsUsed();
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
  public Optional<InMemoryRows> sampled(int part) {
    return Optional.of(InMemoryRows.sampleOf(this, part));
  }

  @Override
  public boolean isSpread() {
    return true;
  }

  @Override
  public long memory() {
    return table.memory();
  }

  /** From the table, one partition after the other. */
  @Override
  public void inOrder(Consumer<Batch> each) {
    table.inOrder(each);
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    Used<A> whole = batches.fold(new Used<>(zero));
    if (cells == null) {
      check.accept(whole.cells);
      cells = whole.cells;
    }
    return whole.inner;
  }

  /** An accumulator of batches as one of those that are kept, and what was missing in them. */
  private static final class Used<A extends Accumulator<Batch, A>>
      implements Accumulator<KeptBatch, Used<A>> {

    private final A inner;
    private final MissingCells cells = new MissingCells();

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
      cells.merge(kept.cells());
    }

    @Override
    public void merge(Used<A> later) {
      inner.merge(later.inner);
      cells.merge(later.cells);
    }
  }
}
