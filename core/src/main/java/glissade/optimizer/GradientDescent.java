package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.descent.StopRule;
import glissade.objective.Curved;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A direction and a step size. With −∇F for the one and a constant η for the other it is the
 * article's update: θ ← θ − η∇F(θ), for the model w ← w − η ∂L/∂w and b ← b − η ∂L/∂b.
 *
 * @param direction which way
 * @param stepSize how far
 */
public record GradientDescent(Direction direction, StepSize stepSize) implements Optimizer {

  /**
   * Checks that they go together.
   *
   * @throws IllegalArgumentException if they do not, and why
   */
  public GradientDescent {
    Optional<String> reason = direction.refuses(stepSize.kind());
    if (reason.isPresent()) {
      throw new IllegalArgumentException(
          "The step size "
              + stepSize.name()
              + " does not go with "
              + direction.title()
              + ": "
              + reason.get()
              + ".");
    }
  }

  /** Steepest descent. */
  public GradientDescent(StepSize stepSize) {
    this(new Steepest(), stepSize);
  }

  /**
   * Gradient descent from zero on any F, as the article writes it: 1,000 updates with η = 0.01.
   *
   * @param f F, the function to descend on
   * @param df ∇F, its d partial derivatives
   * @param d how many variables F has
   * @return the steps, made as they are asked for
   */
  public static Descent gradientdescent(
      ToDoubleFunction<double[]> f, UnaryOperator<double[]> df, int d) {
    Objective objective = new FunctionObjective(d, f, df);
    Optimizer optimizer = new GradientDescent(new ConstantStep(0.01));
    return new Descent(objective, optimizer, StopRule.after(1_000), new double[d]);
  }

  @Override
  public String name() {
    return direction.name();
  }

  @Override
  public String title() {
    return direction.title();
  }

  @Override
  public boolean hasGivenStep() {
    return stepSize.isGiven();
  }

  @Override
  public GradientDescent on(Objective objective) {
    return stepSize.kind() == StepSize.Kind.AUTOMATIC
        ? direction.automatic(objective)
        : new GradientDescent(direction.on(objective, stepSize), stepSize);
  }

  /** What this does on a quadratic, where that is known beforehand. */
  public Optional<Recurrence> recurrence(Objective objective) {
    GradientDescent decided = on(objective);
    OptionalDouble eta = decided.stepSize.constant(objective);
    return eta.isPresent() ? decided.direction.recurrence(eta.getAsDouble()) : Optional.empty();
  }

  @Override
  public Run start(Objective objective) {
    GradientDescent decided = on(objective);
    return new Run(
        objective,
        decided.direction.start(objective.dimension()),
        decided.stepSize.start(objective),
        () -> decided.limit(objective));
  }

  private OptionalDouble limit(Objective objective) {
    Optional<Recurrence> recurrence = recurrence(objective);
    if (recurrence.isEmpty() || !(objective instanceof Curved curved)) {
      return OptionalDouble.empty();
    }
    double largest = curved.spectrum().max();
    return largest > 0
        ? OptionalDouble.of(recurrence.get().stableBelow(largest))
        : OptionalDouble.empty();
  }

  private static final class Run implements Optimizer.Run {

    private final Direction.Run way;
    private final StepSize.Run sizes;

    /** Asked only once the loss has grown: to know it takes a decomposition. */
    private final Supplier<OptionalDouble> limit;

    private final double[] direction;
    private final Line line;

    Run(
        Objective objective,
        Direction.Run way,
        StepSize.Run sizes,
        Supplier<OptionalDouble> limit) {
      this.way = way;
      this.sizes = sizes;
      this.limit = limit;
      this.direction = new double[objective.dimension()];
      this.line = new Line(objective, direction);
    }

    @Override
    public double update(Point here, Point next, Evaluations evaluations) {
      way.turn(here, direction);
      line.start(here, next, evaluations);
      double eta = sizes.size(here, line);
      if (!Double.isNaN(eta)) {
        way.step(here, line, eta, next);
      }
      return eta;
    }

    @Override
    public String whyNoStep() {
      return sizes.whyNoStep();
    }

    @Override
    public OptionalDouble stableBelow() {
      return limit.get();
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      way.exchange(checkpoint.in("direction"));
      sizes.exchange(checkpoint.in("step"));
    }
  }
}
