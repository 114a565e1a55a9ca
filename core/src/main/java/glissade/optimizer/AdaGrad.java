package glissade.optimizer;

import glissade.objective.Objective;
import java.util.Optional;

/**
 * AdaGrad: s ← s + g², d = −g/(√s + ε), each coordinate for itself. Its steps shrink as gradients
 * add up, until they suit the curvature, so on the full gradient it converges with any constant η:
 * on a quadratic s stays finite, and in the end this is steepest descent in coordinates of its own.
 * One evaluation an iteration. Sources: Duchi, Hazan and Singer, JMLR 12 (2011); for any η Ward, Wu
 * and Bottou, AdaGrad stepsizes, JMLR 21 (2020).
 *
 * @param epsilon ε, as a part of the largest |∂F/∂θⱼ| seen: at least 0 and under 1
 */
public record AdaGrad(double epsilon) implements Direction {

  public AdaGrad {
    Positive.checkPart("Epsilon", epsilon);
  }

  /** With the usual ε, 1e-16. */
  public AdaGrad() {
    this(GradientFloor.USUAL);
  }

  static AdaGrad of(Choice choice) {
    return new AdaGrad(choice.number("epsilon", GradientFloor.USUAL));
  }

  @Override
  public String name() {
    return "adagrad";
  }

  @Override
  public String title() {
    return "AdaGrad";
  }

  @Override
  public Optional<String> refuses(StepSize.Kind kind) {
    return kind == StepSize.Kind.SEARCH ? Optional.of(OWN_LENGTHS) : Direction.super.refuses(kind);
  }

  /** Why adaptive methods take no search. */
  static final String OWN_LENGTHS =
      "it learns from its own steps how far to go in each coordinate, which a search would undo";

  /**
   * Four times the step that is best along the first direction: too long a step costs a few updates
   * until s has grown, too short a one slows the whole run down.
   */
  @Override
  public GradientDescent automatic(Objective objective) {
    return new GradientDescent(this, new ProbedStep(4));
  }

  @Override
  public Run start(int dimension) {
    return new RootScaled(dimension, 1, 1, epsilon);
  }
}
