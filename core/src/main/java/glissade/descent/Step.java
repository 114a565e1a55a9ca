package glissade.descent;

import java.time.Duration;

/**
 * One update, as the article prints it: the loss <em>before</em> update k, the point <em>after</em>
 * it.
 */
public final class Step {

  private final long iteration;
  private final double loss;
  private final double gradientNorm;
  private final double stepSize;
  private final double[] at;
  private final long evaluations;
  private final long nanos;

  Step(
      long iteration,
      double loss,
      double gradientNorm,
      double stepSize,
      double[] at,
      long evaluations,
      long nanos) {
    this.iteration = iteration;
    this.loss = loss;
    this.gradientNorm = gradientNorm;
    this.stepSize = stepSize;
    this.at = at;
    this.evaluations = evaluations;
    this.nanos = nanos;
  }

  /** k, from 0. */
  public long iteration() {
    return iteration;
  }

  /** The objective before update k. */
  public double loss() {
    return loss;
  }

  /** ‖∇F‖ before update k, in the coordinates descended in. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** The step size η of update k, in the coordinates descended in. */
  public double stepSize() {
    return stepSize;
  }

  /** The point after update k, in the coordinates descended in. Not to be modified. */
  public double[] at() {
    return at;
  }

  /** Evaluations so far, see {@link Evaluations}. */
  public long evaluations() {
    return evaluations;
  }

  /** Since the descent started, to about ten microseconds where updates are short. */
  public Duration elapsed() {
    return Duration.ofNanos(nanos);
  }
}
