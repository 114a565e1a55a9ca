package glissade.objective;

import glissade.loss.Loss;
import glissade.penalty.Penalty;
import glissade.rows.Rows;

/**
 * The mean loss of a linear model over rows, and a penalty on its weights: what can be taken apart
 * into single rows and single columns, for methods that go by either.
 */
public interface LinearObjective extends Objective {

  /** The rows. */
  Rows rows();

  /** What each of them costs. */
  Loss loss();

  /** What the weights cost, in the coordinates of {@link #scaling}. */
  Penalty penalty();

  /** The coordinates of a point. */
  Scaling scaling();
}
