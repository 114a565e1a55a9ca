package glissade.optimizer;

import glissade.compress.Spectrum;
import glissade.objective.Objective;

/**
 * The best step size that a direction knows for an objective: for steepest descent where the
 * curvatures are known η = 2/(L + μ), which shrinks the error by (κ − 1)/(κ + 1) an iteration;
 * others say theirs, see {@link Direction#automatic}. Source: Polyak, Introduction to Optimization
 * (1987), section 1.4.2.
 */
public record AutomaticStep() implements StepSize {

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public Kind kind() {
    return Kind.AUTOMATIC;
  }

  @Override
  public Run start(Objective objective) {
    throw new IllegalStateException("an automatic step is decided by the direction first");
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
