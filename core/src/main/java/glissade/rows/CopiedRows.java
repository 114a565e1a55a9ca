package glissade.rows;

import glissade.fold.Accumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Copies of batches, in order: all of them, so for rows that one machine can hold. */
final class CopiedRows implements Accumulator<Batch, CopiedRows> {

  private final ArrayList<Batch> chunks = new ArrayList<>();

  List<Batch> chunks() {
    return chunks;
  }

  @Override
  public CopiedRows empty() {
    return new CopiedRows();
  }

  @Override
  public void add(Batch batch) {
    int[] all = new int[batch.rows()];
    Arrays.setAll(all, i -> i);
    chunks.add(batch.pick(all, all.length));
  }

  @Override
  public void merge(CopiedRows later) {
    chunks.addAll(later.chunks);
  }
}
