package glissade.rows;

import glissade.fold.Accumulator;
import glissade.fold.Journey;
import glissade.fold.ParallelFold;
import glissade.fold.SpreadList;
import java.util.ArrayList;
import java.util.List;

/** Rows in partitions, as if each were on another machine; counts what is done with them. */
public final class SpreadRows implements Rows {

  /** More than any test's rows take, or say that they take. */
  private static final long MEMORY = 1L << 60;

  private final Rows whole;
  private final SpreadList<Batch> batches;
  private final long count;
  private int kept;
  private int collected;

  private SpreadRows(Rows whole, SpreadList<Batch> batches, long count) {
    this.whole = whole;
    this.batches = batches;
    this.count = count;
  }

  /** Cut into as many partitions of about the same size, of one chunk each. */
  public static SpreadRows of(InMemoryRows rows, int partitions) {
    return of(rows, partitions, new Journey());
  }

  /** The same, told to a journey. */
  public static SpreadRows of(InMemoryRows rows, int partitions, Journey journey) {
    int[] sizes = new int[partitions];
    long count = rows.count();
    for (int k = 0; k < partitions; k++) {
      sizes[k] = (int) (count * (k + 1) / partitions - count * k / partitions);
    }
    return of(rows, sizes, journey);
  }

  /**
   * Cut into partitions of these sizes, some of which may be nothing.
   *
   * @param sizes in rows; together as many as there are
   */
  public static SpreadRows of(InMemoryRows rows, int[] sizes, Journey journey) {
    List<List<Batch>> partitions = new ArrayList<>();
    List<Batch> chunks = rows.chunks();
    int chunk = 0;
    int from = 0;
    for (int size : sizes) {
      List<Batch> part = new ArrayList<>();
      for (int left = size; left > 0; ) {
        Batch batch = chunks.get(chunk);
        int taken = Math.min(left, batch.rows() - from);
        part.add(batch.slice(from, taken));
        left -= taken;
        from += taken;
        if (from == batch.rows()) {
          chunk++;
          from = 0;
        }
      }
      partitions.add(part);
    }
    return new SpreadRows(rows, new SpreadList<>(partitions, journey), rows.count());
  }

  /** Folds rows that are made on other machines, two chunks on each of two. */
  public static <A extends Accumulator<Batch, A>> A madeElsewhere(
      SyntheticRows rows, A zero, Journey journey) {
    return rows.fold(zero, new SpreadList<>(List.of(List.of(0L, 1L), List.of(2L, 3L)), journey));
  }

  /** The same, saying that there are more of them than there are. */
  public SpreadRows claiming(long count) {
    return new SpreadRows(whole, batches, count);
  }

  /** What each pass over the rows was for, the name of what was folded. */
  public List<String> folds() {
    return batches.folds();
  }

  /** How often they were asked to be kept where they are. */
  public int timesKept() {
    return kept;
  }

  /** How often they were asked to come to one machine. */
  public int timesCollected() {
    return collected;
  }

  @Override
  public int features() {
    return whole.features();
  }

  @Override
  public int valuesPerRow() {
    return whole.valuesPerRow();
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public InMemoryRows inMemory() {
    collected++;
    return InMemoryRows.copyOf(this, new ParallelFold(1));
  }

  @Override
  public Rows kept() {
    kept++;
    return this;
  }

  @Override
  public boolean isSpread() {
    return true;
  }

  @Override
  public long memory() {
    return MEMORY;
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    return batches.fold(zero);
  }
}
