package glissade.descent;

import glissade.objective.Objective;

/**
 * The same η at every update, as in the article. Converges on a quadratic exactly when 0 &lt; η
 * &lt; 2/L.
 *
 * @param size η, positive and finite
 */
public record ConstantStep(double size) implements StepSize {

  public ConstantStep {
    if (!(size > 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException("the step size must be positive and finite, not " + size);
    }
  }

  @Override
  public Run start(Objective objective) {
    return iteration -> size;
  }
}
