package glissade.optimizer;

import glissade.compress.Spectrum;
import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Curved;
import glissade.objective.Objective;
import java.util.Optional;

/**
 * Heavy ball: θ_{k+1} = θ_k − η∇F(θ_k) + β(θ_k − θ_{k−1}). On a quadratic it converges for 0 &lt; η
 * &lt; 2(1 + β)/L; the best pair η = 4/(√L + √μ)², β = ((√κ − 1)/(√κ + 1))² shrinks the error by
 * (√κ − 1)/(√κ + 1) an iteration in the long run, after growing first. One evaluation an iteration.
 * On functions that are not quadratic it may cycle. Source: Polyak, Some methods of speeding up the
 * convergence of iteration methods, USSR Comp. Math. Math. Phys. 4 (1964).
 *
 * @param beta β, at least 0 and under 1; an automatic step brings its own
 */
public record HeavyBall(double beta) implements Direction {

  /** What is usual where nothing is known. */
  public static final double USUAL = 0.9;

  public HeavyBall {
    Positive.checkPart("The momentum", beta);
  }

  /** β = 0.9, or what an automatic step says. */
  public HeavyBall() {
    this(USUAL);
  }

  static HeavyBall of(Choice choice) {
    return new HeavyBall(choice.number("beta", USUAL));
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
    double large = Math.sqrt(spectrum.max());
    double small = Math.sqrt(spectrum.min());
    double part = (large - small) / (large + small);
    double eta = 4 / ((large + small) * (large + small));
    return new GradientDescent(new HeavyBall(part * part), new ConstantStep(eta, false));
  }

  @Override
  public Optional<Recurrence> recurrence(double eta) {
    return Optional.of(new Recurrence(eta, beta, false));
  }

  @Override
  public Run start(int dimension) {
    return new Run() {
      private final double[] velocity = new double[dimension];

      @Override
      public void turn(Point here, double[] direction) {
        double[] gradient = here.gradient();
        for (int j = 0; j < direction.length; j++) {
          direction[j] = -gradient[j];
        }
      }

      @Override
      public void step(Point here, Line line, double eta, Point next) {
        double[] from = here.at();
        double[] to = next.at();
        double[] direction = line.direction();
        for (int j = 0; j < to.length; j++) {
          velocity[j] = Math.fma(beta, velocity[j], eta * direction[j]);
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
