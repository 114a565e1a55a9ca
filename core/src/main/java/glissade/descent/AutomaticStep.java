package glissade.descent;

import glissade.compress.Spectrum;
import glissade.objective.Curved;
import glissade.objective.Objective;

/**
 * The best fixed step where the curvatures are known: η = 2/(L + μ), which shrinks the error by (κ
 * − 1)/(κ + 1) an iteration. Source: Polyak, Introduction to Optimization (1987), section 1.4.2.
 */
public record AutomaticStep() implements StepSize {

  @Override
  public Run start(Objective objective) {
    if (!(objective instanceof Curved curved)) {
      throw new IllegalArgumentException(
          "an automatic step needs the curvatures of the objective; give a step size as a number");
    }
    double size = best(curved.spectrum());
    return iteration -> size;
  }

  /**
   * 2/(L + μ), or as far under 2/L as a double can tell where μ is lost beside L; 1 where the
   * function is flat and every step does nothing.
   */
  public static double best(Spectrum spectrum) {
    if (spectrum.rank() == 0) {
      return 1;
    }
    double underLimit = (2 - 8 * Math.ulp(1.0)) / spectrum.max();
    return Math.min(2 / (spectrum.max() + spectrum.min()), underLimit);
  }
}
