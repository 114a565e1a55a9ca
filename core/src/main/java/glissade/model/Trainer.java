package glissade.model;

import glissade.compress.Moments;
import glissade.compress.Triangle;
import glissade.descent.Optimizer;
import glissade.descent.StopRule;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.loss.Loss;
import glissade.loss.QuantileLoss;
import glissade.loss.SoftmaxLoss;
import glissade.loss.SquaredLoss;
import glissade.objective.Composite;
import glissade.objective.CompositeLoss;
import glissade.objective.MeanLoss;
import glissade.objective.MeanPinball;
import glissade.objective.Objective;
import glissade.objective.Quadratic;
import glissade.objective.RowsLeastSquares;
import glissade.objective.Scaling;
import glissade.objective.Whitened;
import glissade.optimizer.ConjugateGradient;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.InteriorPoint;
import glissade.optimizer.InverseCurvature;
import glissade.penalty.ElasticNet;
import glissade.rows.Rows;
import glissade.rows.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How to train, with everything that was not chosen left to the plan. Immutable; each {@code with}
 * returns a changed copy.
 */
public final class Trainer {

  /** Whether to descend in standardised coordinates. */
  public enum Standardize {
    /** Yes with an automatic step; no with a given one, which is in the units of the columns. */
    AUTO,
    /** Yes. */
    ON,
    /** No. */
    OFF
  }

  private Loss loss = new SquaredLoss();
  private Optional<SoftmaxLoss> classes = Optional.empty();
  private ElasticNet penalty = ElasticNet.none();
  private Optional<Optimizer> optimizer = Optional.empty();
  private OptionalLong iterations = OptionalLong.empty();
  private OptionalDouble tolerance = OptionalDouble.empty();
  private Optional<StopRule> until = Optional.empty();
  private Standardize standardize = Standardize.AUTO;
  private boolean intercept = true;
  private Optional<Route> route = Optional.empty();
  private Optional<Split> holdout = Optional.empty();
  private OptionalLong patience = OptionalLong.empty();
  private boolean refines;
  private OptionalLong most = OptionalLong.empty();

  private Trainer() {}

  /** Nothing chosen: an intercept, an automatic step, until converged. */
  public static Trainer automatic() {
    return new Trainer();
  }

  /** A copy with one thing changed; nothing is changed once it is handed out. */
  private Trainer changed(Consumer<Trainer> change) {
    Trainer copy = new Trainer();
    copy.loss = loss;
    copy.classes = classes;
    copy.penalty = penalty;
    copy.optimizer = optimizer;
    copy.iterations = iterations;
    copy.tolerance = tolerance;
    copy.until = until;
    copy.standardize = standardize;
    copy.intercept = intercept;
    copy.route = route;
    copy.holdout = holdout;
    copy.patience = patience;
    copy.refines = refines;
    copy.most = most;
    change.accept(copy);
    return copy;
  }

  /** With another loss than the squared one. */
  public Trainer withLoss(Loss chosen) {
    return changed(
        copy -> {
          copy.loss = chosen;
          copy.classes = Optional.empty();
        });
  }

  /** With the softmax loss of several classes: the targets of the rows are their numbers. */
  public Trainer withClasses(SoftmaxLoss chosen) {
    return changed(copy -> copy.classes = Optional.of(chosen));
  }

  /** With a penalty on the weights. */
  public Trainer withPenalty(ElasticNet chosen) {
    return changed(copy -> copy.penalty = chosen);
  }

  /** With another optimizer; unless one is chosen, conjugate gradient. */
  public Trainer withOptimizer(Optimizer chosen) {
    return changed(copy -> copy.optimizer = Optional.of(chosen));
  }

  /** By gradient descent with a constant step η. */
  public Trainer withStep(double eta) {
    return withOptimizer(new GradientDescent(new ConstantStep(eta)));
  }

  /**
   * With a number of iterations: without a tolerance exactly that many updates, otherwise at most
   * that many.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Trainer withIterations(long count) {
    checkCount(count);
    return changed(copy -> copy.iterations = OptionalLong.of(count));
  }

  /**
   * With a tolerance: when the gradient counts as zero, as a part of its scale.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Trainer withTolerance(double part) {
    if (!(part >= 0 && Double.isFinite(part))) {
      throw new IllegalArgumentException(
          "The tolerance must be a finite number and not negative, not " + part + ".");
    }
    return changed(copy -> copy.tolerance = OptionalDouble.of(part));
  }

  /**
   * With at most so many iterations, until the usual tolerance or the one chosen is met.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Trainer withAtMost(long count) {
    checkCount(count);
    return changed(copy -> copy.most = OptionalLong.of(count));
  }

  private static void checkCount(long count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "The number of iterations cannot be negative: " + count + ".");
    }
  }

  /** Ending when this rule says so too, if nothing else has ended it before. */
  public Trainer withUntil(StopRule rule) {
    return changed(copy -> copy.until = Optional.of(rule));
  }

  /** In other coordinates. */
  public Trainer withStandardize(Standardize chosen) {
    return changed(copy -> copy.standardize = chosen);
  }

  /** Without an intercept: the model goes through zero. */
  public Trainer withoutIntercept() {
    return changed(copy -> copy.intercept = false);
  }

  /** By another route; unless one is chosen, the one that pays. */
  public Trainer withRoute(Route chosen) {
    return changed(copy -> copy.route = Optional.of(chosen));
  }

  /** With some rows held out, for whose loss a plan knows {@link Plan#heldOut}. */
  public Trainer withHoldout(Split split) {
    return changed(copy -> copy.holdout = Optional.of(split));
  }

  /**
   * Ending early, with the iterate whose loss on the rows held out is least. Unless an optimizer is
   * chosen that is gradient descent with the step 1/L: every direction of the Hessian then closes
   * in on the optimum without overshooting, the fast ones first, as with a ridge that is let go
   * slowly; conjugate gradient would have few iterates to choose from.
   *
   * @param updates how many of them may pass without a lower loss
   * @throws IllegalArgumentException if no rows are held out
   */
  public Trainer withEarlyStopping(long updates) {
    if (holdout.isEmpty()) {
      throw new IllegalArgumentException("To stop early, some rows must be held out.");
    }
    return changed(copy -> copy.patience = OptionalLong.of(updates));
  }

  /**
   * With the exact optimum, which a fit is compared with, and its standard errors refined to the
   * accuracy of a double, however many the rows and wherever they are: two to six more passes over
   * them. Unless asked for, what gains from it and is quick is refined.
   */
  public Trainer withRefinement() {
    return changed(copy -> copy.refines = true);
  }

  /** What a row costs. */
  public Loss loss() {
    return loss;
  }

  /** What the weights cost. */
  public ElasticNet penalty() {
    return penalty;
  }

  /** The optimizer that was chosen. */
  public Optional<Optimizer> optimizer() {
    return optimizer;
  }

  /** The tolerance that was chosen. */
  public OptionalDouble tolerance() {
    return tolerance;
  }

  /** Whether there is an intercept. */
  boolean intercept() {
    return intercept;
  }

  /** The classes, where there are several. */
  Optional<SoftmaxLoss> classes() {
    return classes;
  }

  /** The route that was chosen. */
  Optional<Route> route() {
    return route;
  }

  /** How rows are held out, if some are. */
  Optional<Split> holdout() {
    return holdout;
  }

  /** The patience of stopping early that was chosen. */
  OptionalLong patience() {
    return patience;
  }

  /** Whether spread rows are read again for the exact optimum. */
  boolean refines() {
    return refines;
  }

  /** The number of iterations that was chosen. */
  public OptionalLong iterations() {
    return iterations;
  }

  /** Decides what was left open, for rows that are folded already. Nothing is run. */
  public CompressedPlan plan(Triangle triangle) {
    return new Planner(this).plan(triangle);
  }

  /**
   * Decides what was left open, the route included, and takes the rows as far as the first
   * iteration needs. The exact optimum is refined where it gains from that.
   *
   * @param rows folded once or a few times
   * @param check told the moments of the columns as soon as they are known; may throw
   * @throws IllegalArgumentException if no row has a weight, or choices exclude each other
   */
  public Plan plan(Rows rows, Consumer<Moments> check) {
    return new Planner(this).plan(rows, check);
  }

  /** As {@link #plan}, and always by a route on which what descent will do is known beforehand. */
  public CompressedPlan compressedPlan(Rows rows, Consumer<Moments> check) {
    return new Planner(this).compressedPlan(rows, check);
  }

  /** How to descend on an objective. */
  Optimizer optimizer(Objective objective) {
    return optimizer.orElseGet(() -> usualOptimizer(objective)).on(objective);
  }

  /** Why the optimizer is the one it is, unless it was asked for or is always the same. */
  Optional<String> whyOptimizer(Objective objective) {
    if (optimizer.isEmpty() && objective instanceof Composite) {
      return Optional.of("the penalty has corners, on which its steps land exactly");
    }
    return optimizer.isPresent() || objective instanceof Quadratic
        ? Optional.empty()
        : Optional.of(OptimizerChoice.of(objective).reason());
  }

  private Optimizer usualOptimizer(Objective objective) {
    if (objective instanceof Composite) {
      return OptimizerChoice.ofCorners(objective);
    }
    if (!(objective instanceof Quadratic)) {
      return OptimizerChoice.of(objective).optimizer();
    }
    return patience.isPresent()
        ? new GradientDescent(new InverseCurvature())
        : new ConjugateGradient();
  }

  /**
   * What is descended on over rows.
   *
   * @param columns their means and standard deviations
   */
  Objective objective(Rows rows, Moments columns, Scaling scaling) {
    if (isPlainSquares()) {
      return new RowsLeastSquares(rows, columns, scaling);
    }
    if (loss instanceof QuantileLoss && !isForPath(scaling)) {
      QuantileRoute.refuse(this);
    }
    if (!penalty.isSmooth()) {
      return new CompositeLoss(rows, loss, penalty.on(columns), columns, scaling);
    }
    if (loss instanceof QuantileLoss quantile && isForPath(scaling)) {
      return new MeanPinball(rows, quantile, columns, scaling);
    }
    MeanLoss mean = new MeanLoss(rows, loss, penalty.on(columns), columns, scaling);
    return optimizer.isEmpty() && OptimizerChoice.whitens(mean) ? Whitened.of(mean) : mean;
  }

  /** Whether quantiles are to be found by the interior-point method. */
  private boolean isForPath(Scaling scaling) {
    return penalty.isNone()
        && optimizer.map(chosen -> chosen instanceof InteriorPoint).orElse(true)
        && scaling.dimension() <= OptimizerChoice.MOST_VARIABLES;
  }

  /** Whether the loss is squared and nothing is added to it: what a triangle holds as it stands. */
  boolean isPlainSquares() {
    return loss instanceof SquaredLoss && classes.isEmpty() && penalty.isNone();
  }

  /** The coordinates to descend in. */
  Scaling scaling(Moments columns) {
    boolean standardized =
        switch (standardize) {
          case ON -> true;
          case OFF -> false;
          case AUTO -> optimizer.isEmpty() || !optimizer.get().hasGivenStep();
        };
    return standardized
        ? Scaling.standardized(columns, intercept)
        : Scaling.raw(columns.features(), intercept);
  }

  /**
   * Until when.
   *
   * @param usual the tolerance, unless chosen
   * @param budget the most iterations, unless chosen
   */
  StopRule stop(double usual, long budget) {
    StopRule end = stopAtTheEnd(usual, budget);
    StopRule whole = until.isPresent() ? end.or(until.get()) : end;
    return patience.isPresent() ? Holdout.stop(patience.getAsLong(), whole) : whole;
  }

  private StopRule stopAtTheEnd(double usual, long budget) {
    if (iterations.isPresent() && tolerance.isEmpty()) {
      return StopRule.after(iterations.getAsLong());
    }
    double part = tolerance.orElse(usual);
    StopRule stationary = StopRule.stationary(part);
    return (isPlainSquares() ? stationary : StopRule.separable(part).or(stationary))
        .or(StopRule.budget(most.orElse(iterations.orElse(budget))));
  }

  /** Takes in rows, descends, and returns the model with features named x1 … xd and target y. */
  public Fit fit(Rows rows) {
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= rows.features(); j++) {
      names.add("x" + j);
    }
    return fit(rows, new FeatureMap(names, "y", null, Missing.FAIL, null));
  }

  /**
   * Takes in rows, descends, and returns the model.
   *
   * @param featureMap the φ that made the rows
   */
  public Fit fit(Rows rows, FeatureMap featureMap) {
    Plan plan = plan(rows, columns -> {});
    return plan.finish(plan.start().outcome(), featureMap);
  }
}
