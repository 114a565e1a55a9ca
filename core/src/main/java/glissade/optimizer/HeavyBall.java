package glissade.optimizer;

import glissade.compress.Spectrum;
import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Curved;
import glissade.objective.Objective;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Heavy ball: θ_{k+1} = θ_k − η∇F(θ_k) + β(θ_k − θ_{k−1}). On a quadratic it converges for 0 &lt; η
 * &lt; 2(1 + β)/L; the best pair η = 4/(√L + √μ)², β = ((√κ − 1)/(√κ + 1))² shrinks the error by
 * (√κ − 1)/(√κ + 1) an iteration in the long run, after growing first. One evaluation an iteration.
 * On functions that are not quadratic it may cycle. Source: Polyak, Some methods of speeding up the
 * convergence of iteration methods, USSR Comp. Math. Math. Phys. 4 (1964).
 *
 * <p>With a given η the β that damps the flattest direction just so far that it does not swing is
 * (1 − √(ημ))²; with a given β the η that serves both ends equally is 2(1 + β)/(L + μ).
 *
 * @param beta β, at least 0 and under 1; left out, it follows from the step and the curvatures, and
 *     is 0.9 where those are not known
 */
public record HeavyBall(OptionalDouble beta) implements Direction {

  /** What is usual where nothing is known. */
  public static final double USUAL = 0.9;

  public HeavyBall {
    beta.ifPresent(given -> Positive.checkPart("The momentum", given));
  }

  /** With the β that suits. */
  public HeavyBall() {
    this(OptionalDouble.empty());
  }

  /** With a given β. */
  public HeavyBall(double beta) {
    this(OptionalDouble.of(beta));
  }

  static HeavyBall of(Choice choice) {
    return new HeavyBall(choice.optional("beta"));
  }

  @Override
  public String name() {
    return "momentum";
  }

  @Override
  public String title() {
    return "heavy ball";
  }

  @Override
  public GradientDescent automatic(Objective objective) {
    if (!(objective instanceof Curved curved)) {
      throw new IllegalArgumentException(
          "the best step and momentum of heavy ball come from curvatures that are not known here;"
              + " give a step size as a number");
    }
    Spectrum spectrum = curved.spectrum();
    if (spectrum.rank() == 0) {
      return new GradientDescent(this, new ConstantStep(1, false));
    }
    double largest = spectrum.max();
    double smallest = spectrum.min();
    double roots = Math.sqrt(largest) + Math.sqrt(smallest);
    double suited = beta.orElse(square((Math.sqrt(largest) - Math.sqrt(smallest)) / roots));
    double eta = beta.isPresent() ? 2 * (1 + suited) / (largest + smallest) : 4 / (roots * roots);
    // Where μ is lost beside L the best pair is the limit itself, as far as a double can tell.
    double underLimit = (2 - 8 * Math.ulp(1.0)) * (1 + suited) / largest;
    return new GradientDescent(
        new HeavyBall(Math.min(suited, Math.nextDown(1.0))),
        new ConstantStep(Math.min(eta, underLimit), false));
  }

  @Override
  public HeavyBall on(Objective objective, StepSize stepSize) {
    OptionalDouble eta = stepSize.constant(objective);
    if (beta.isPresent() || eta.isEmpty() || !(objective instanceof Curved curved)) {
      return this;
    }
    double left = 1 - Math.sqrt(eta.getAsDouble() * curved.spectrum().min());
    return new HeavyBall(Math.min(square(Math.max(0, left)), Math.nextDown(1.0)));
  }

  private static double square(double x) {
    return x * x;
  }

  @Override
  public Optional<Recurrence> recurrence(double eta) {
    return Optional.of(new Recurrence(eta, beta.orElse(USUAL), false));
  }

  @Override
  public Run start(int dimension) {
    double part = beta.orElse(USUAL);
    return new Run() {
      private final double[] velocity = new double[dimension];

      @Override
      public void step(Point here, Line line, double eta, Point next) {
        double[] from = here.at();
        double[] to = next.at();
        double[] direction = line.direction();
        for (int j = 0; j < to.length; j++) {
          velocity[j] = Math.fma(part, velocity[j], eta * direction[j]);
          to[j] = from[j] + velocity[j];
        }
        next.moved();
      }

      @Override
      public void exchange(Checkpoint checkpoint) {
        checkpoint.vector("velocity", velocity);
      }
    };
  }
}
