package glissade.descent;

import glissade.objective.Objective;
import java.time.Duration;

/** Where a descent stands, for a stop rule to look at. */
public interface Progress {

  /** Updates made so far. */
  long iterations();

  /** Evaluations so far, see {@link Evaluations}. */
  long evaluations();

  /** Since the descent started, pauses between a checkpoint and going on left out. */
  Duration elapsed();

  /** What is descended on. */
  Objective objective();

  /** The point reached. Not to be modified. */
  double[] at();

  /** The point before the last update; the start where there was none. Not to be modified. */
  double[] before();

  /** F at the point reached. */
  double value();

  /** ∇F there. Not to be modified. */
  double[] gradient();

  /** What the gradient, variable by variable, does not show: see {@link Optimizer.Run#hidden}. */
  default double hidden() {
    return 1;
  }

  /**
   * What F at the point is over the least F at the most, as the optimizer has proved: else
   * infinite.
   */
  double gap();

  /** F at the start. */
  double firstValue();

  /** ‖∇F‖ at the start. */
  double firstGradientNorm();

  /** What points are judged by, at the point reached: F, unless the descent was told otherwise. */
  double judged();
}
