package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Curved;
import glissade.objective.Objective;
import java.util.OptionalDouble;

/**
 * η = 1/L, L the largest curvature: steepest descent never overshoots along any eigen-direction,
 * and the loss goes down by ‖∇F‖²/2L at least at every update. Free where the curvatures are known.
 * Source: Nesterov, Introductory Lectures on Convex Optimization (2004), section 1.2.3.
 */
public record InverseCurvature() implements StepSize {

  @Override
  public String name() {
    return "1/L";
  }

  @Override
  public Kind kind() {
    return Kind.FIXED;
  }

  @Override
  public OptionalDouble constant(Objective objective) {
    if (objective instanceof Curved curved) {
      double largest = curved.spectrum().max();
      return OptionalDouble.of(largest > 0 ? 1 / largest : 1);
    }
    return OptionalDouble.empty();
  }

  @Override
  public Run start(Objective objective) {
    OptionalDouble known = constant(objective);
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "the step 1/L comes from curvatures that are not known here; give a step size as a number");
    }
    double size = known.getAsDouble();
    return new Run() {
      @Override
      public double size(Point here, Line line) {
        return size;
      }

      @Override
      public void exchange(Checkpoint checkpoint) {}
    };
  }
}
