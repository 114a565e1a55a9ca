package glissade.forecast;

import glissade.compress.Spectrum;
import glissade.objective.CompressedLeastSquares;
import glissade.optimizer.AutomaticStep;
import glissade.optimizer.Recurrence;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What descent on a quadratic will do from a given start: the spectrum of the loss, the exact
 * optimum, and how the error at the start is made up of the directions of the Hessian. What a
 * method makes of that is its {@link Course}.
 *
 * <p>Everything is in the coordinates of the objective.
 */
public final class Forecast {

  private final CompressedLeastSquares objective;
  private final Spectrum spectrum;
  private final double[] optimum;
  private final double[] error;

  private Forecast(
      CompressedLeastSquares objective, Spectrum spectrum, double[] optimum, double[] away) {
    this.objective = objective;
    this.spectrum = spectrum;
    this.optimum = optimum;
    this.error = spectrum.coordinatesOf(away);
  }

  /** Descent that starts at zero. */
  public static Forecast fromZero(CompressedLeastSquares objective) {
    double[] optimum = objective.optimum();
    double[] away = away(new double[optimum.length], optimum);
    return new Forecast(objective, objective.spectrum(), optimum, away);
  }

  /**
   * Descent that starts anywhere.
   *
   * @param start θ₀; not modified
   */
  public static Forecast from(CompressedLeastSquares objective, double[] start) {
    double[] optimum = objective.optimum();
    double[] away = away(start, optimum);
    return new Forecast(objective, objective.spectrumOf(away), optimum, away);
  }

  private static double[] away(double[] start, double[] optimum) {
    double[] away = new double[start.length];
    for (int j = 0; j < start.length; j++) {
      away[j] = start[j] - optimum[j];
    }
    return away;
  }

  /** L, μ, κ and the directions. */
  public Spectrum spectrum() {
    return spectrum;
  }

  /** What was forecast about. */
  public CompressedLeastSquares objective() {
    return objective;
  }

  /** θ*, the exact optimum. Not to be modified. */
  public double[] optimum() {
    return optimum;
  }

  /** L*, the loss at the optimum. */
  public double optimumLoss() {
    return objective.leastLoss();
  }

  /** L(θ₀) − L*. */
  public double firstGap() {
    return best().gap(0);
  }

  /** 2/L: steps below it converge, steps above it diverge. Empty where the loss is constant. */
  public OptionalDouble stableBelow() {
    return spectrum.max() > 0
        ? OptionalDouble.of(Recurrence.steepest(0).stableBelow(spectrum.max()))
        : OptionalDouble.empty();
  }

  /** 2/(L + μ), the constant step with the best rate. */
  public double bestStep() {
    return AutomaticStep.best(spectrum);
  }

  /** How the gap at the start is made up, the largest part first. */
  public List<GapShare> shares() {
    return GapShare.of(spectrum, error);
  }

  /** The most that conjugate gradient will take. */
  public ConjugateBound conjugate() {
    return new ConjugateBound(spectrum);
  }

  /** What a method with fixed coefficients will do. */
  public Course course(Recurrence recurrence) {
    return new Course(this, recurrence, error);
  }

  /** What steepest descent with a constant step η will do. */
  public Course withStep(double eta) {
    return course(Recurrence.steepest(eta));
  }

  /** What steepest descent with {@link #bestStep} will do. */
  public Course best() {
    return withStep(bestStep());
  }
}
