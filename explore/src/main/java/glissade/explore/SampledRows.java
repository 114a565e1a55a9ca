package glissade.explore;

import glissade.fold.Accumulator;
import glissade.fold.Mapped;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.SplittableRandom;

/**
 * One row of every so many that follow each other, each at a place of its own among them: for
 * looking at more rows than fit a page. The same ones at every fold, whatever the number of
 * threads.
 */
public final class SampledRows implements Rows {

  /** More points than this are a blot in any picture. */
  static final long MOST_ROWS = 200_000;

  /** Features and targets of all rows, 64 MB. */
  static final long MOST_VALUES = 8_000_000;

  private final Rows rows;
  private final int part;

  private SampledRows(Rows rows, int part) {
    this.rows = rows;
    this.part = part;
  }

  /**
   * The rows in memory: all of them, or a sample where they are over 200,000 or hold over eight
   * million numbers.
   *
   * @param count how many there are, or some more
   * @param fold how many threads fold the copy
   */
  public static InMemoryRows inMemory(Rows rows, long count, ParallelFold fold) {
    long most = Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / (rows.valuesPerRow() + 1L)));
    long part = Math.max(1, (count + most - 1) / most);
    return part == 1
        ? rows.inMemory()
        : InMemoryRows.copyOf(new SampledRows(rows, (int) Math.min(part, 1 << 30)), fold);
  }

  @Override
  public int features() {
    return rows.features();
  }

  @Override
  public int valuesPerRow() {
    return rows.valuesPerRow();
  }

  @Override
  public long count() {
    return rows.count() / part + 1;
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, ParallelFold.onAllProcessors());
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    return rows.fold(new Mapped<>(zero, new Picking(part))).inner();
  }

  /**
   * Picks some rows of a chunk.
   *
   * @param part of how many one is picked
   */
  private record Picking(int part) implements Mapping<Batch, Batch> {
    @Override
    public Batch map(Batch batch) {
      // A chunk is not told which one it is, so what stands in it says where to begin.
      SplittableRandom random =
          new SplittableRandom(Double.doubleToLongBits(batch.rows() == 0 ? 0 : batch.target(0)));
      int[] chosen = new int[batch.rows() / part + 1];
      int count = 0;
      for (long first = 0; first < batch.rows(); first += part) {
        int place = (int) Math.min(Integer.MAX_VALUE, first + random.nextInt(part));
        if (place < batch.rows()) {
          chosen[count++] = place;
        }
      }
      return batch.pick(chosen, count);
    }
  }
}
