package glissade.optimizer;

import glissade.compress.Spectrum;
import glissade.descent.Checkpoint;
import glissade.objective.Curved;
import glissade.objective.Objective;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Nesterov's acceleration for strongly convex functions: x_{k+1} = y_k − η∇F(y_k), y_{k+1} =
 * x_{k+1} + β(x_{k+1} − x_k), told at the points y_k. One evaluation an iteration.
 *
 * <p>Whatever η ≤ 1/L is, β = (1 − √(ημ))/(1 + √(ημ)) shrinks the gap by 1 − √(ημ) an iteration at
 * least. With η = 1/L that is the classical pair, β = (√κ − 1)/(√κ + 1); an automatic step takes
 * the pair that is best on quadratics, η = 4/(3L + μ), which shrinks the error by 1 − 2/√(3κ + 1).
 * On a quadratic it converges for 0 &lt; η &lt; 2(1 + β)/((1 + 2β)L). Sources: Nesterov,
 * Introductory Lectures on Convex Optimization (2004), section 2.2.1; Lessard, Recht and Packard,
 * SIAM J. Optim. 26 (2016), section 2.2 and proposition 1.
 *
 * @param beta β, at least 0 and under 1; left out, it follows from a constant step and the
 *     curvatures, and is 0.9 where those are not known
 * @param restart when to drop the momentum; with it this is no method of fixed coefficients
 */
public record Nesterov(OptionalDouble beta, Restart restart) implements Direction {

  /** What is usual where nothing is known. */
  public static final double USUAL = 0.9;

  public Nesterov {
    beta.ifPresent(given -> Positive.checkPart("The momentum", given));
  }

  /** With the β that suits, and no restart. */
  public Nesterov() {
    this(OptionalDouble.empty(), Restart.NONE);
  }

  /** With a given β, and no restart. */
  public Nesterov(double beta) {
    this(OptionalDouble.of(beta), Restart.NONE);
  }

  static Nesterov of(Choice choice) {
    OptionalDouble beta = choice.optional("beta");
    String restart = choice.word("restart", "none", "function", "gradient");
    return new Nesterov(beta, Restart.valueOf(restart.toUpperCase(Locale.ROOT)));
  }

  @Override
  public String name() {
    return "nesterov";
  }

  @Override
  public String title() {
    return "Nesterov's method";
  }

  @Override
  public GradientDescent automatic(Objective objective) {
    if (!(objective instanceof Curved curved)) {
      throw new IllegalArgumentException(
          "the best step and momentum of Nesterov's method come from curvatures that are not known"
              + " here; give a step size as a number");
    }
    Spectrum spectrum = curved.spectrum();
    double eta = spectrum.rank() == 0 ? 1 : 4 / (3 * spectrum.max() + spectrum.min());
    return new GradientDescent(
        new Nesterov(OptionalDouble.of(beta.orElse(suited(eta, spectrum))), restart),
        new ConstantStep(eta, false));
  }

  @Override
  public Nesterov on(Objective objective, StepSize stepSize) {
    OptionalDouble eta = stepSize.constant(objective);
    if (beta.isPresent() || eta.isEmpty() || !(objective instanceof Curved curved)) {
      return this;
    }
    return new Nesterov(OptionalDouble.of(suited(eta.getAsDouble(), curved.spectrum())), restart);
  }

  /** The β that damps the flattest direction just so far that it does not swing. */
  private static double suited(double eta, Spectrum spectrum) {
    double root = Math.sqrt(eta * spectrum.min());
    // Under 1 also where a root is lost beside it.
    return Math.min(Math.max(0, (1 - root) / (1 + root)), Math.nextDown(1.0));
  }

  @Override
  public Optional<Recurrence> recurrence(double eta) {
    return restart == Restart.NONE
        ? Optional.of(new Recurrence(eta, beta.orElse(USUAL), true))
        : Optional.empty();
  }

  @Override
  public Run start(int dimension) {
    double constant = beta.orElse(USUAL);
    Accelerated.Momentum momentum =
        new Accelerated.Momentum() {
          @Override
          public double next() {
            return constant;
          }

          @Override
          public void restart() {}

          @Override
          public void exchange(Checkpoint checkpoint) {}
        };
    return new Accelerated(dimension, momentum, restart);
  }
}
