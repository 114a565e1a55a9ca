package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;
import java.util.OptionalDouble;

/**
 * The same η at every update, as in the article. Steepest descent converges on a quadratic exactly
 * when 0 &lt; η &lt; 2/L.
 *
 * @param size η, positive and finite
 * @param isGiven whether somebody gave it, in the units of the columns, rather than a spectrum
 */
public record ConstantStep(double size, boolean isGiven) implements StepSize {

  public ConstantStep {
    Positive.check("The step size", size);
  }

  /** A given one. */
  public ConstantStep(double size) {
    this(size, true);
  }

  @Override
  public String name() {
    return Double.toString(size);
  }

  @Override
  public Kind kind() {
    return Kind.FIXED;
  }

  @Override
  public OptionalDouble constant(Objective objective) {
    return OptionalDouble.of(size);
  }

  @Override
  public Run start(Objective objective) {
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
