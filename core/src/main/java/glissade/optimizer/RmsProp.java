package glissade.optimizer;

import glissade.objective.Objective;
import java.util.Optional;

/**
 * RMSProp: v ← ρv + (1 − ρ)g², d = −g/(√v + ε), each coordinate for itself. Every coordinate moves
 * by about η an iteration whatever its gradient is, so with a constant η it ends in a cycle about η
 * wide; an automatic step size is one that comes down, {@link Plateau}. There is no proof of
 * convergence on the full gradient with constant η. One evaluation an iteration. Source: Tieleman
 * and Hinton, Neural Networks for Machine Learning, lecture 6.5 (2012).
 *
 * @param rho ρ, the part of v that is kept: at least 0 and under 1
 * @param epsilon ε, as a part of the largest |∂F/∂θⱼ| seen: at least 0 and under 1
 */
public record RmsProp(double rho, double epsilon) implements Direction {

  /** ρ = 0.9. */
  public static final double USUAL = 0.9;

  public RmsProp {
    Positive.checkPart("Rho", rho);
    Positive.checkPart("Epsilon", epsilon);
  }

  /** ρ = 0.9, ε = 1e-16. */
  public RmsProp() {
    this(USUAL, GradientFloor.USUAL);
  }

  static RmsProp of(Choice choice) {
    return new RmsProp(choice.number("rho", USUAL), choice.number("epsilon", GradientFloor.USUAL));
  }

  @Override
  public String name() {
    return "rmsprop";
  }

  @Override
  public String title() {
    return "RMSProp";
  }

  @Override
  public Optional<String> refuses(StepSize.Kind kind) {
    return kind == StepSize.Kind.SEARCH
        ? Optional.of(AdaGrad.OWN_LENGTHS)
        : Direction.super.refuses(kind);
  }

  @Override
  public GradientDescent automatic(Objective objective) {
    return new GradientDescent(this, new Plateau());
  }

  @Override
  public Run start(int dimension) {
    return new RootScaled(dimension, rho, 1 - rho, epsilon);
  }
}
