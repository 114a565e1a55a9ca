package glissade.descent;

import glissade.objective.Composite;
import glissade.objective.Objective;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A way to descend, configured but not running: immutable, and used for any number of runs. */
public interface Optimizer {

  /** What can be said where nothing is known but that no step was found. */
  String NO_STEP =
      "no step from here makes the loss smaller: either it has no more digits to tell a better point"
          + " by, and this is as far as it goes, or the gradient is not its derivative, which a"
          + " gradient check shows";

  /** As on the command line: {@code gd}, {@code cg}. */
  String name();

  /** In the middle of a sentence: {@code gradient descent}, {@code conjugate gradient}. */
  String title();

  /**
   * What this amounts to on an objective: the same with everything automatic decided.
   *
   * @throws IllegalArgumentException if it needs to know more about an objective than this one can
   *     say, and what that is
   */
  default Optimizer on(Objective objective) {
    return this;
  }

  /** Whether a step size was given as a number, which is in the units of the columns. */
  default boolean hasGivenStep() {
    return false;
  }

  /** Whether it goes row by row or column by column, so that folded rows are of no use to it. */
  default boolean needsRows() {
    return false;
  }

  /** The most updates unless the number was chosen, where that is not the plan's own. */
  default OptionalLong usualBudget() {
    return OptionalLong.empty();
  }

  /** Whether it takes proximal steps, and so can descend on a {@link Composite}. */
  default boolean isProximal() {
    return false;
  }

  /**
   * The moving parts of one run.
   *
   * @throws IllegalArgumentException if this optimizer needs to know more about an objective than
   *     this one can say, and what that is
   */
  Run start(Objective objective);

  /** The moving parts of one run. */
  interface Run extends Stateful {

    /**
     * Makes one update.
     *
     * @param here θ with F(θ) and ∇F(θ); not modified
     * @param next overwritten with the next θ; where the optimizer evaluates it on the way, the
     *     loop does not do so again
     * @param evaluations for whoever has to look before stepping
     * @return the step size, or NaN if no step can be made from here
     */
    double update(Point here, Point next, Evaluations evaluations);

    /** Why the last update found no step to make, and what to do, in a clause. */
    default String whyNoStep() {
      return NO_STEP;
    }

    /**
     * How many times further from stationary a point is in some direction between the variables
     * than along any of them, as far as this run knows the curvature; 1 where it does not. Asked
     * where the variables alone would count as stationary.
     *
     * @param here where descent is; not modified
     */
    default double hidden(Point here) {
      return 1;
    }

    /** The step size over which this run is known to diverge, if that is known. */
    default OptionalDouble stableBelow() {
      return OptionalDouble.empty();
    }
  }
}
