package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.objective.FunctionObjective;
import glissade.objective.GradientCheck;
import glissade.objective.Objective;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Descends on any function. Nothing has to be chosen:
 *
 * <pre>
 * ToDoubleFunction&lt;double[]&gt; f = w -&gt; w[0] * w[0] + 10 * w[1] * w[1];
 * UnaryOperator&lt;double[]&gt; df = w -&gt; new double[] {2 * w[0], 20 * w[1]};
 * Outcome outcome = Minimize.of(f, df, 2).from(3, 1).run();
 * </pre>
 *
 * <p>and everything can be: {@code .by("nesterov").step(0.01).until(StopRule.after(250)).run()}.
 * Left alone it descends by L-BFGS from zero until the gradient is 1e-8 of the first, for at most
 * 10,000 iterations. Immutable; each method returns a changed copy.
 */
public final class Minimize {

  private static final double TOLERANCE = 1e-8;
  private static final long BUDGET = 10_000;

  private final Objective objective;
  private final double[] start;
  private final @Nullable String name;
  private final @Nullable Optimizer optimizer;
  private final @Nullable StepSize step;
  private final StopRule stop;
  private final Consumer<Step> watcher;

  private Minimize(
      Objective objective,
      double[] start,
      @Nullable String name,
      @Nullable Optimizer optimizer,
      @Nullable StepSize step,
      StopRule stop,
      Consumer<Step> watcher) {
    this.objective = objective;
    this.start = start;
    this.name = name;
    this.optimizer = optimizer;
    this.step = step;
    this.stop = stop;
    this.watcher = watcher;
  }

  /**
   * A function with its gradient.
   *
   * @param f F; must not modify its argument
   * @param df ∇F, its d partial derivatives; must not modify its argument
   * @param d how many variables F has
   */
  public static Minimize of(ToDoubleFunction<double[]> f, UnaryOperator<double[]> df, int d) {
    return of(new FunctionObjective(d, f, df));
  }

  /** An objective that may know more about itself than its gradient. */
  public static Minimize of(Objective objective) {
    return new Minimize(
        objective,
        new double[objective.dimension()],
        null,
        null,
        null,
        StopRule.stationary(TOLERANCE).or(StopRule.budget(BUDGET)),
        update -> {});
  }

  /**
   * Starts somewhere else than at zero.
   *
   * @throws IllegalArgumentException if the point has another dimension
   */
  public Minimize from(double... point) {
    if (point.length != objective.dimension()) {
      throw new IllegalArgumentException(
          "start and objective differ in dimension: "
              + point.length
              + " != "
              + objective.dimension());
    }
    return new Minimize(objective, point.clone(), name, optimizer, step, stop, watcher);
  }

  /** By an optimizer of the {@link Catalogue}: {@code "momentum:0.95"}, {@code "cg"}. */
  public Minimize by(String chosen) {
    return new Minimize(objective, start, chosen, null, step, stop, watcher);
  }

  /** By an optimizer, complete with its step size. */
  public Minimize by(Optimizer chosen) {
    return new Minimize(objective, start, null, chosen, null, stop, watcher);
  }

  /** With a constant step size η; by gradient descent, unless an optimizer is chosen by name. */
  public Minimize step(double eta) {
    return step(new ConstantStep(eta));
  }

  /** With a rule for the step size; by gradient descent, unless an optimizer is chosen by name. */
  public Minimize step(StepSize rule) {
    return new Minimize(objective, start, name, null, rule, stop, watcher);
  }

  /** Exactly so many updates. */
  public Minimize iterations(long count) {
    return until(StopRule.after(count));
  }

  /** Until a rule says so, and nothing else does. */
  public Minimize until(StopRule rule) {
    return new Minimize(objective, start, name, optimizer, step, rule, watcher);
  }

  /** With somebody who is told every step that {@link #run} makes. */
  public Minimize watching(Consumer<Step> listener) {
    return new Minimize(objective, start, name, optimizer, step, stop, watcher.andThen(listener));
  }

  /** Whether the gradient is the derivative of the function, at the start. */
  public GradientCheck checkGradient() {
    return GradientCheck.of(objective, start);
  }

  /**
   * Starts the descent; its steps are made as they are asked for.
   *
   * @throws IllegalArgumentException if what was chosen does not go together, or with this function
   */
  public Descent start() {
    return new Descent(objective, optimizer(), stop, start);
  }

  /**
   * Goes on where an earlier descent with the same choices was, bit for bit.
   *
   * @throws IllegalArgumentException if the checkpoint is not of such a descent
   */
  public Descent resume(Checkpoint checkpoint) {
    return Descent.resume(objective, optimizer(), stop, null, checkpoint);
  }

  /**
   * Descends to the end.
   *
   * @throws IllegalArgumentException if what was chosen does not go together, or with this function
   */
  public Outcome run() {
    Descent descent = start();
    while (descent.hasNext()) {
      watcher.accept(descent.next());
    }
    return descent.outcome();
  }

  private Optimizer optimizer() {
    if (optimizer != null) {
      return optimizer;
    }
    if (name == null && step == null) {
      return new LBfgs();
    }
    return Catalogue.optimizer(name == null ? "gd" : name, Optional.ofNullable(step));
  }
}
