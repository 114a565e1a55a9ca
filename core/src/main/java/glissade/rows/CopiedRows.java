package glissade.rows;

import glissade.fold.Accumulator;
import java.util.ArrayList;
import java.util.List;

/** Copies of batches, in order. For one machine's memory only: the copies do not travel. */
final class CopiedRows implements Accumulator<Batch, CopiedRows> {

  private final transient List<Batch> chunks = new ArrayList<>();

  List<Batch> chunks() {
    return chunks;
  }

  @Override
  public CopiedRows empty() {
    return new CopiedRows();
  }

  @Override
  public void add(Batch batch) {
    int rows = batch.rows();
    int columns = batch.features() + (batch.weighted() ? 2 : 1);
    double[] values = new double[rows * columns];
    for (int j = 0; j < columns; j++) {
      int from = batch.offset() + j * batch.stride();
      System.arraycopy(batch.values(), from, values, j * rows, rows);
    }
    chunks.add(new Batch(values, 0, rows, rows, batch.features(), batch.weighted()));
  }

  @Override
  public void merge(CopiedRows later) {
    chunks.addAll(later.chunks);
  }
}
