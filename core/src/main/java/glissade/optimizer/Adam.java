package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;
import java.util.Optional;

/**
 * Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², d = −m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵏ) and v̂ =
 * v/(1 − β₂ᵏ) at the k-th update. Like {@link RmsProp}, with momentum: coordinates move by up to
 * about η, and a constant η ends in a cycle about η wide; an automatic step size is one that comes
 * down, {@link Plateau}. There is no proof of convergence with constant η. One evaluation an
 * iteration. Source: Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015.
 *
 * @param beta1 β₁, the part of m that is kept: at least 0 and under 1
 * @param beta2 β₂, the part of v that is kept: at least 0 and under 1
 * @param epsilon ε, as a part of the largest |∂F/∂θⱼ| seen: at least 0 and under 1
 */
public record Adam(double beta1, double beta2, double epsilon) implements Direction {

  /** β₁ = 0.9. */
  public static final double USUAL1 = 0.9;

  /** β₂ = 0.999. */
  public static final double USUAL2 = 0.999;

  public Adam {
    Positive.checkPart("Beta1", beta1);
    Positive.checkPart("Beta2", beta2);
    Positive.checkPart("Epsilon", epsilon);
  }

  /** β₁ = 0.9, β₂ = 0.999, ε = 1e-16. */
  public Adam() {
    this(USUAL1, USUAL2, GradientFloor.USUAL);
  }

  static Adam of(Choice choice) {
    return new Adam(
        choice.number("beta1", USUAL1),
        choice.number("beta2", USUAL2),
        choice.number("epsilon", GradientFloor.USUAL));
  }

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public String title() {
    return "Adam";
  }

  @Override
  public Optional<String> refuses(StepSize.Kind kind) {
    return kind == StepSize.Kind.SEARCH
        ? Optional.of("its direction may lead uphill, where a search finds nothing")
        : Direction.super.refuses(kind);
  }

  @Override
  public GradientDescent automatic(Objective objective) {
    return new GradientDescent(this, new Plateau());
  }

  @Override
  public Run start(int dimension) {
    return new Moving(dimension);
  }

  private final class Moving implements Run {

    private final double[] mean;
    private final double[] squares;
    private final GradientFloor floor = new GradientFloor(epsilon);
    private double power1 = 1;
    private double power2 = 1;

    Moving(int dimension) {
      mean = new double[dimension];
      squares = new double[dimension];
    }

    @Override
    public void turn(Point here, double[] direction) {
      double[] g = here.gradient();
      double least = floor.with(g);
      power1 *= beta1;
      power2 *= beta2;
      for (int j = 0; j < direction.length; j++) {
        mean[j] = beta1 * mean[j] + (1 - beta1) * g[j];
        squares[j] = beta2 * squares[j] + (1 - beta2) * g[j] * g[j];
        double size = Math.sqrt(squares[j] / (1 - power2)) + least;
        direction[j] = GradientFloor.quotient(-mean[j] / (1 - power1), size);
      }
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      checkpoint.vector("mean", mean);
      checkpoint.vector("squares", squares);
      floor.exchange(checkpoint);
      power1 = checkpoint.number("power1", power1);
      power2 = checkpoint.number("power2", power2);
    }
  }
}
