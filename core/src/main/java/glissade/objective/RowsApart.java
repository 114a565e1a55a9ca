package glissade.objective;

import glissade.fold.Accumulator;
import glissade.rows.Batch;

/** How many rows have a higher score for their own class than for any other. */
final class RowsApart implements Accumulator<Batch, RowsApart> {

  private final double[][] classes;
  private final double rounding;
  private long count;

  /**
   * @param classes (bₖ, wₖ) of every class
   * @param rounding what a score must be higher by
   */
  RowsApart(double[][] classes, double rounding) {
    this.classes = classes;
    this.rounding = rounding;
  }

  @Override
  public RowsApart empty() {
    return new RowsApart(classes, rounding);
  }

  @Override
  public void add(Batch batch) {
    double[][] scores = ClassSeparation.scores(batch, classes);
    for (int i = 0; i < batch.rows(); i++) {
      double margin = ClassSeparation.margin(scores, (int) batch.target(i), i);
      count += batch.weight(i) > 0 && margin > rounding ? 1 : 0;
    }
  }

  @Override
  public void merge(RowsApart later) {
    count += later.count;
  }

  long count() {
    return count;
  }
}
