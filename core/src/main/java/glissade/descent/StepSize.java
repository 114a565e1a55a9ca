package glissade.descent;

import glissade.objective.Objective;

/** How far to go along the direction: configured, not running. */
public interface StepSize {

  /**
   * The step sizes of one run.
   *
   * @throws IllegalArgumentException if the objective cannot say what this needs to know
   */
  Run start(Objective objective);

  /** The step sizes of one run. */
  interface Run {

    /** η for the update from here: {@code iteration} counts from 0. */
    double at(long iteration);
  }
}
