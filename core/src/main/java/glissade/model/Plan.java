package glissade.model;

import glissade.compress.Triangle;
import glissade.descent.AutomaticStep;
import glissade.descent.ConjugateGradient;
import glissade.descent.ConstantStep;
import glissade.descent.Descent;
import glissade.descent.GradientDescent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.features.FeatureMap;
import glissade.forecast.Forecast;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Refinement;
import glissade.objective.Scaling;
import glissade.rows.Rows;
import java.util.OptionalDouble;

/** A descent that is decided and not yet run: on what, in which coordinates, how, until when. */
public final class Plan {

  /** When the gradient counts as zero on a triangle, unless chosen. */
  private static final double TOLERANCE = 1e-12;

  /** The most updates, unless chosen; at O(d²) each that is seconds for a hundred columns. */
  private static final long BUDGET = 100_000;

  /** Above this condition of the unit-norm columns the triangle's own optimum loses digits. */
  private static final double WORTH_REFINING = 100;

  private final CompressedLeastSquares objective;
  private final Optimizer optimizer;
  private final OptionalDouble step;
  private final StopRule stop;
  private final Forecast forecast;
  private final double[] optimum;

  private Plan(
      CompressedLeastSquares objective, Optimizer optimizer, OptionalDouble step, StopRule stop) {
    this.objective = objective;
    this.optimizer = optimizer;
    this.step = step;
    this.stop = stop;
    this.forecast = Forecast.fromZero(objective);
    this.optimum = objective.scaling().toOriginal(forecast.optimum());
  }

  private Plan(Plan plan, double[] optimum) {
    this.objective = plan.objective;
    this.optimizer = plan.optimizer;
    this.step = plan.step;
    this.stop = plan.stop;
    this.forecast = plan.forecast;
    this.optimum = optimum;
  }

  static Plan of(Trainer trainer, Triangle triangle) {
    boolean standardize =
        switch (trainer.standardize()) {
          case ON -> true;
          case OFF -> false;
          case AUTO -> trainer.step().isEmpty();
        };
    Scaling scaling =
        standardize
            ? Scaling.standardized(triangle, trainer.intercept())
            : Scaling.raw(triangle.features(), trainer.intercept());
    CompressedLeastSquares objective = new CompressedLeastSquares(triangle, scaling);
    if (!descends(trainer)) {
      return new Plan(objective, new ConjugateGradient(), OptionalDouble.empty(), stop(trainer));
    }
    double step = trainer.step().orElseGet(() -> AutomaticStep.best(objective.spectrum()));
    Optimizer optimizer = new GradientDescent(new ConstantStep(step));
    return new Plan(objective, optimizer, OptionalDouble.of(step), stop(trainer));
  }

  private static boolean descends(Trainer trainer) {
    return switch (trainer.method()) {
      case GD -> true;
      case CG -> false;
      case AUTO -> trainer.step().isPresent();
    };
  }

  private static StopRule stop(Trainer trainer) {
    if (trainer.iterations().isPresent() && trainer.tolerance().isEmpty()) {
      return StopRule.after(trainer.iterations().getAsLong());
    }
    return StopRule.stationary(trainer.tolerance().orElse(TOLERANCE))
        .or(StopRule.budget(trainer.iterations().orElse(BUDGET)));
  }

  /** What is descended on. */
  public CompressedLeastSquares objective() {
    return objective;
  }

  /** How. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** The constant step of gradient descent; empty where the optimizer finds its own. */
  public OptionalDouble step() {
    return step;
  }

  /** What gradient descent will do from zero, in the coordinates of this plan. */
  public Forecast forecast() {
    return forecast;
  }

  /** (b, w) of the exact optimum, a copy. */
  public double[] optimum() {
    return optimum.clone();
  }

  /**
   * Whether the columns are so nearly collinear that the exact optimum gains from reading the rows
   * again.
   */
  public boolean isWorthRefining() {
    return objective.aliasing().condition() > WORTH_REFINING;
  }

  /**
   * This plan with its exact optimum refined to the accuracy of a double, see {@link Refinement}.
   *
   * @param rows the rows of the triangle; folded a few times
   */
  public Plan refined(Rows rows) {
    return new Plan(this, Refinement.optimum(rows, objective));
  }

  /** Starts the descent from zero. */
  public Descent start() {
    return start(progress -> null);
  }

  /**
   * Starts the descent from zero.
   *
   * @param first a stop rule that is asked before the plan's own
   */
  public Descent start(StopRule first) {
    return new Descent(objective, optimizer, first.or(stop), new double[objective.dimension()]);
  }

  /**
   * The fit that an outcome of this plan's descent amounts to.
   *
   * @throws ArithmeticException if a coefficient in original units is beyond what a double can hold
   */
  public Fit finish(Outcome outcome, FeatureMap featureMap) {
    return new Fit(this, outcome, featureMap);
  }
}
