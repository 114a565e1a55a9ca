package glissade.stochastic;

import glissade.fold.Accumulator;
import glissade.rows.Batch;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.List;

/** What must be known of rows before the first step: their number and weight, and some of them. */
final class Census implements Accumulator<Batch, Census> {

  /** As many as tell a curvature. */
  private static final int MOST_ROWS = 1024;

  private static final int MOST_VALUES = 1 << 21;

  /** Of one chunk, so that all parts of the rows have a say. */
  private static final int ROWS_A_CHUNK = 64;

  private final int most;
  private final ArrayList<Batch> sample = new ArrayList<>();
  private int sampled;
  private long rows;
  private double weightSum;

  private Census(int most) {
    this.most = most;
  }

  static Census of(Rows rows) {
    int d = Math.max(1, rows.valuesPerRow());
    return rows.fold(new Census(Math.max(16, Math.min(MOST_ROWS, MOST_VALUES / d))));
  }

  @Override
  public Census empty() {
    return new Census(most);
  }

  @Override
  public void add(Batch batch) {
    rows += batch.rows();
    weightSum += batch.weightSum();
    int count = Math.min(Math.min(ROWS_A_CHUNK, most), batch.rows());
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) ((long) i * batch.rows() / count);
    }
    take(batch.pick(chosen, count));
  }

  private void take(Batch batch) {
    if (sampled < most && batch.rows() > 0) {
      sample.add(batch);
      sampled += batch.rows();
    }
  }

  @Override
  public void merge(Census later) {
    rows += later.rows;
    weightSum += later.weightSum;
    later.sample.forEach(this::take);
  }

  /** n. */
  long rows() {
    return rows;
  }

  /** W/n. */
  double meanWeight() {
    return weightSum / rows;
  }

  /** Some rows from the beginning, in parts. */
  List<Batch> sample() {
    return sample;
  }
}
