package glissade.optimizer;

import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.descent.Stateful;
import glissade.objective.Objective;
import java.util.OptionalDouble;

/** How far to go along a direction: configured, not running. */
public interface StepSize {

  /** What a step size relies on, and so which directions it goes with. */
  enum Kind {
    /** It is known before the run, or follows the loss from afar: goes with every direction. */
    FIXED,
    /**
     * It looks along the direction, which must lead down, for a step that lowers the loss enough.
     */
    SEARCH,
    /**
     * It is derived for steps straight along −∇F: from the curvature, from two gradients, or from
     * the gap to the least value.
     */
    GRADIENT,
    /** Each direction has its own best one. */
    AUTOMATIC
  }

  /** As on the command line, with its numbers: {@code 0.01}, {@code cosine:0.1,1000}. */
  String name();

  /** What it relies on. */
  Kind kind();

  /**
   * The step sizes of one run.
   *
   * @throws IllegalArgumentException if the objective cannot say what this needs to know
   */
  Run start(Objective objective);

  /** η where it is the same at every update, which is what theory needs; empty otherwise. */
  default OptionalDouble constant(Objective objective) {
    return OptionalDouble.empty();
  }

  /** Whether a step size was given as a number, which is in the units of the columns. */
  default boolean isGiven() {
    return false;
  }

  /** The step sizes of one run. */
  interface Run extends Stateful {

    /**
     * η for the update from here.
     *
     * @param here θ with F(θ) and ∇F(θ); not modified
     * @param line from here along the direction, to look before stepping
     * @return η, or NaN if none leads further down
     */
    double size(Point here, Line line);

    /** Why there was none, and what to do, in a clause. */
    default String whyNoStep() {
      return Optimizer.NO_STEP;
    }
  }
}
