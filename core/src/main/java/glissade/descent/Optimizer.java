package glissade.descent;

import glissade.objective.Objective;
import java.util.OptionalDouble;

/** A way to descend, configured but not running: immutable, and used for any number of runs. */
public interface Optimizer {

  /** As on the command line: {@code gd}, {@code cg}. */
  String name();

  /**
   * The moving parts of one run.
   *
   * @throws IllegalArgumentException if this optimizer needs to know more about an objective than
   *     this one can say, and what that is
   */
  Run start(Objective objective);

  /** The moving parts of one run. */
  interface Run {

    /**
     * Makes one update.
     *
     * @param at θ; not modified
     * @param value F(θ)
     * @param gradient ∇F(θ); not modified
     * @param next overwritten with the next θ
     * @return the step size, or NaN if no step can be made from here
     */
    double update(double[] at, double value, double[] gradient, double[] next);

    /** The step size over which this run is known to diverge, if that is known. */
    default OptionalDouble stableBelow() {
      return OptionalDouble.empty();
    }
  }
}
