package glissade.rows;

import glissade.fold.Accumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Copies of batches, or of a part of each, in order: for rows that one machine can hold. */
final class CopiedRows implements Accumulator<Batch, CopiedRows> {

  private final int part;
  private final ArrayList<Batch> chunks = new ArrayList<>();

  /** Of all rows. */
  CopiedRows() {
    this(1);
  }

  /**
   * Of about one row in {@code part}: rows that follow each other, from another place in each
   * batch.
   */
  CopiedRows(int part) {
    this.part = part;
  }

  List<Batch> chunks() {
    return chunks;
  }

  @Override
  public CopiedRows empty() {
    return new CopiedRows(part);
  }

  @Override
  public void add(Batch batch) {
    int[] copied = new int[(batch.rows() + part - 1) / part];
    int from = from(batch, batch.rows() - copied.length + 1);
    Arrays.setAll(copied, i -> from + i);
    chunks.add(batch.pick(copied, copied.length));
  }

  /** Told by what stands in the batch, so that it is the same whoever folds it, and when. */
  private static int from(Batch batch, int places) {
    if (places == 1) {
      return 0;
    }
    long hash = Double.doubleToLongBits(batch.target(0));
    if (batch instanceof DenseBatch dense) {
      for (int j = 0; j < dense.features(); j++) {
        hash = 31 * hash + Double.doubleToLongBits(dense.feature(0, j));
      }
    }
    return (int) Math.floorMod((hash * 0x9e3779b97f4a7c15L) >>> 33, (long) places);
  }

  @Override
  public void merge(CopiedRows later) {
    chunks.addAll(later.chunks);
  }
}
