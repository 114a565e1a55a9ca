package glissade.objective;

import java.util.function.ToDoubleFunction;

/**
 * The mean loss on rows that nothing is learned from, without a penalty, at any point of a descent
 * on other rows.
 */
public interface HeldOutLoss extends ToDoubleFunction<double[]> {

  /**
   * L(θ).
   *
   * @param at θ, in the coordinates descended in; not modified
   */
  @Override
  double applyAsDouble(double[] at);

  /** How many rows are held out. */
  long rows();

  /** What predicting the held-out rows' own mean would cost. */
  double variance();
}
