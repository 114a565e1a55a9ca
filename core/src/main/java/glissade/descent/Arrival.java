package glissade.descent;

import java.time.Duration;

/**
 * The best point of a descent, or the one that is stationary where it converged, and what it took
 * to get there.
 */
public final class Arrival {

  private final double[] at;
  private final double loss;
  private final double gradientNorm;
  private final long iteration;
  private final long iterations;
  private final long evaluations;
  private final Duration elapsed;

  Arrival(
      double[] at,
      double loss,
      double gradientNorm,
      long iteration,
      long iterations,
      long evaluations,
      Duration elapsed) {
    this.at = at;
    this.loss = loss;
    this.gradientNorm = gradientNorm;
    this.iteration = iteration;
    this.iterations = iterations;
    this.evaluations = evaluations;
    this.elapsed = elapsed;
  }

  /** The point, in the coordinates descended in. Not to be modified. */
  public double[] at() {
    return at;
  }

  /** The objective there, evaluated once more at the end; NaN if it never had a finite value. */
  public double loss() {
    return loss;
  }

  /** ‖∇F‖ there, in the coordinates descended in. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** After how many updates it was reached. */
  public long iteration() {
    return iteration;
  }

  /** Updates made in all. */
  public long iterations() {
    return iterations;
  }

  /** Evaluations in all, see {@link Evaluations}. */
  public long evaluations() {
    return evaluations;
  }

  /** How long it took. */
  public Duration elapsed() {
    return elapsed;
  }
}
