package glissade.optimizer;

import glissade.descent.Point;
import glissade.descent.Stateful;
import glissade.objective.Objective;
import java.util.Optional;

/** Which way to go: configured, not running. How far is a matter of the {@link StepSize}. */
public interface Direction {

  /** As on the command line: {@code gd}, {@code momentum}. */
  String name();

  /** In the middle of a sentence: {@code gradient descent}, {@code heavy ball}. */
  String title();

  /**
   * Why step sizes of this kind do not go with this direction, in a clause.
   *
   * @return empty if they do
   */
  default Optional<String> refuses(StepSize.Kind kind) {
    return switch (kind) {
      case FIXED, AUTOMATIC -> Optional.empty();
      case SEARCH ->
          Optional.of("the next point is not on the line along which a search would look");
      case GRADIENT ->
          Optional.of("this step size is derived for steps along −∇F, and this goes elsewhere");
    };
  }

  /**
   * What an automatic step size amounts to: this direction and a step size with everything decided.
   *
   * @throws IllegalArgumentException if there is no best one for this objective, and what to do
   */
  GradientDescent automatic(Objective objective);

  /**
   * This with whatever it left open decided beside a step size that is not automatic.
   *
   * @param stepSize what was chosen
   */
  default Direction on(Objective objective, StepSize stepSize) {
    return this;
  }

  /** What this does on a quadratic with a constant step η, where that is a linear recurrence. */
  default Optional<Recurrence> recurrence(double eta) {
    return Optional.empty();
  }

  /** The moving parts of one run, in {@code dimension} variables. */
  Run start(int dimension);

  /** The moving parts of one run. */
  interface Run extends Stateful {

    /**
     * Which way from here: d = −∇F(θ), unless this direction goes another.
     *
     * @param here θ with F(θ) and ∇F(θ); not modified
     * @param direction overwritten with d
     */
    default void turn(Point here, double[] direction) {
      double[] gradient = here.gradient();
      for (int j = 0; j < direction.length; j++) {
        direction[j] = -gradient[j];
      }
    }

    /**
     * Makes the step: θ + ηd, unless this direction has more to add.
     *
     * @param here θ; not modified
     * @param line from here along d
     * @param eta η
     * @param next overwritten, and said to have moved if it is not the point last tried on the line
     */
    default void step(Point here, Line line, double eta, Point next) {
      line.arrive(eta);
    }
  }
}
