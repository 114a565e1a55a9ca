package glissade.spark.ml;

import glissade.features.KeptBatch;
import glissade.features.MissingCells;
import glissade.fold.Accumulator;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.spark.Keeper;
import glissade.spark.SpreadChunks;
import glissade.table.UnusableDataException;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows of a vector column, on the machines that have them. */
final class VectorRows implements Rows {

  private final SpreadChunks<KeptBatch> chunks;
  private final VectorLayout layout;
  private final Place place;

  /** What was kept of these rows, to be let go with them. */
  private final Keeper held;

  private MissingCells missing = new MissingCells();
  private long counted = -1;

  private VectorRows(
      SpreadChunks<KeptBatch> chunks, VectorLayout layout, Place place, Keeper held) {
    this.chunks = chunks;
    this.layout = layout;
    this.place = place;
    this.held = held;
  }

  /**
   * What is known of the rows before they are read.
   *
   * @param memory the bytes there are on all executors
   * @param count counts them
   * @param handleInvalid as in {@link RowParams}
   */
  record Place(long memory, LongSupplier count, String handleInvalid) {}

  /**
   * @param rows as {@link VectorReader} expects them
   */
  static VectorRows of(JavaRDD<InternalRow> rows, VectorLayout layout, Place place) {
    JavaRDD<KeptBatch> batches =
        rows.mapPartitions(part -> new VectorReader(part, layout, 0), true);
    Keeper held = new Keeper();
    SpreadChunks.Numbered<KeptBatch> numbered = () -> throughAll(rows, layout);
    return new VectorRows(new SpreadChunks<>(batches, numbered, held), layout, place, held);
  }

  /** The same batches, numbered through all partitions: goes through all rows to count them. */
  private static JavaRDD<KeptBatch> throughAll(JavaRDD<InternalRow> rows, VectorLayout layout) {
    List<Long> counts = rows.mapPartitions(part -> List.of(count(part)).iterator(), true).collect();
    long[] before = new long[counts.size() + 1];
    for (int i = 0; i < counts.size(); i++) {
      before[i + 1] = before[i] + counts.get(i);
    }
    return rows.mapPartitionsWithIndex(
        (index, part) -> new VectorReader(part, layout, before[index]), true);
  }

  private static long count(Iterator<InternalRow> part) {
    long count = 0;
    while (part.hasNext()) {
      part.next();
      count++;
    }
    return count;
  }

  /** What was missing in the rows last folded. */
  MissingCells missing() {
    return missing;
  }

  /** Lets go of what executors keep for these rows. */
  void release() {
    held.close();
  }

  @Override
  public int features() {
    return layout.features();
  }

  @Override
  public int valuesPerRow() {
    return (int) Math.ceil(layout.stored());
  }

  @Override
  public long count() {
    if (missing.rows() == 0 && counted < 0) {
      counted = place.count().getAsLong();
    }
    return missing.rows() == 0 ? counted : missing.rowsUsed();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, ParallelFold.onAllProcessors());
  }

  /** {@inheritDoc} Where they are. */
  @Override
  public Rows kept() {
    SpreadChunks<KeptBatch> kept = chunks.kept(new AsItIs());
    VectorRows rows = new VectorRows(kept, layout, place, held);
    rows.missing = missing;
    return rows;
  }

  @Override
  public boolean isSpread() {
    return true;
  }

  @Override
  public long memory() {
    return place.memory();
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnusableDataException if there are no rows, a cell cannot be used, or a value is
   *     missing and that was not to be
   */
  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    Counted<A> whole = chunks.fold(new Counted<>(zero, new MissingCells()));
    missing = whole.missing;
    MissingRows.check(missing, place.handleInvalid());
    return whole.inner;
  }

  /** A batch that is kept as it is. */
  private record AsItIs() implements Mapping<KeptBatch, KeptBatch> {
    @Override
    public KeptBatch map(KeptBatch chunk) {
      return chunk;
    }
  }

  /** An accumulator of batches, with what was missing in them. */
  private static final class Counted<A extends Accumulator<Batch, A>>
      implements Accumulator<KeptBatch, Counted<A>> {

    private final A inner;
    private final MissingCells missing;

    Counted(A inner, MissingCells missing) {
      this.inner = inner;
      this.missing = missing;
    }

    @Override
    public Counted<A> empty() {
      return new Counted<>(inner.empty(), new MissingCells());
    }

    @Override
    public void add(KeptBatch kept) {
      inner.add(kept.batch());
      missing.merge(kept.cells());
    }

    @Override
    public void merge(Counted<A> later) {
      inner.merge(later.inner);
      missing.merge(later.missing);
    }
  }
}
