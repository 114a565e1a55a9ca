package glissade.cli;

import glissade.fold.Accumulator;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.Rows;
import glissade.table.UnusableDataException;

/** Whether a loss is defined for every target there is. */
final class TargetCheck implements Accumulator<Batch, TargetCheck> {

  private final Loss loss;
  private long rows;
  private long refused;
  private double first = Double.NaN;
  private long firstRow;

  private TargetCheck(Loss loss) {
    this.loss = loss;
  }

  /**
   * Goes through the rows once.
   *
   * @throws UnusableDataException if a target is not one the loss is defined for
   */
  static void check(Rows rows, Loss loss, TrainingData data) {
    TargetCheck found = rows.fold(new TargetCheck(loss));
    if (found.refused == 0) {
      return;
    }
    boolean counted = data.missing().rowsUsed() == data.missing().rows();
    throw new UnusableDataException(
        "The target "
            + data.map().target()
            + " of "
            + data.source()
            + " is "
            + Numbers.shortest(found.first, 17)
            + " in "
            + (counted ? "row " + Numbers.count(found.firstRow + 1) : "a row")
            + (found.refused > 1 ? " (the first of " + Numbers.count(found.refused) + " such)" : "")
            + ", and the "
            + LossNames.title(loss)
            + " expects "
            + loss.expected()
            + ". Choose another --loss, or make such values of it with --query.");
  }

  @Override
  public TargetCheck empty() {
    return new TargetCheck(loss);
  }

  @Override
  public void add(Batch batch) {
    for (int i = 0; i < batch.rows(); i++) {
      if (!loss.accepts(batch.target(i))) {
        if (refused == 0) {
          first = batch.target(i);
          firstRow = rows + i;
        }
        refused++;
      }
    }
    rows += batch.rows();
  }

  @Override
  public void merge(TargetCheck later) {
    if (refused == 0) {
      first = later.first;
      firstRow = rows + later.firstRow;
    }
    refused += later.refused;
    rows += later.rows;
  }
}
