package glissade.model;

import glissade.compress.Moments;
import glissade.compress.Triangle;
import glissade.forecast.Forecast;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Coordinates;
import glissade.objective.Dual;
import glissade.objective.HeldOutLoss;
import glissade.objective.HeldOutSquares;
import glissade.objective.RefinedTriangle;
import glissade.objective.Refinement;
import glissade.objective.Scaling;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A descent on a triangle: of the rows, or of their dual. What it will do is known before it runs,
 * and so is the exact optimum.
 */
public final class CompressedPlan extends Plan {

  /** When the gradient counts as zero on a triangle, unless chosen. */
  private static final double TOLERANCE = 1e-12;

  /** The most updates, unless chosen; at O(d²) each that is seconds for a hundred columns. */
  private static final long BUDGET = 100_000;

  /** Above this condition of the unit-norm columns the triangle's own optimum loses digits. */
  private static final double WORTH_REFINING = 100;

  /**
   * Rows times variables squared: up to here a refined triangle takes about a tenth of a second.
   */
  private static final double QUICK = 1e7;

  private final CompressedLeastSquares objective;
  private final Moments columns;
  private final @Nullable HeldOutLoss heldOut;
  private final boolean early;

  /** Made when first asked for: a fixed number of steps of a given size needs neither. */
  private @Nullable Forecast forecast;

  private double @Nullable [] optimum;

  private @Nullable RefinedTriangle refinedTriangle;

  private double @Nullable [] start;

  private CompressedPlan(
      Trainer trainer,
      RouteChoice choice,
      CompressedLeastSquares objective,
      Moments columns,
      @Nullable HeldOutLoss heldOut) {
    super(choice, trainer.optimizer(objective), trainer.stop(TOLERANCE, BUDGET));
    this.objective = objective;
    this.columns = columns;
    this.heldOut = heldOut;
    this.early = trainer.patience().isPresent();
  }

  /** A copy, to be changed. */
  private CompressedPlan(CompressedPlan plan) {
    super(plan);
    this.objective = plan.objective;
    this.columns = plan.columns;
    this.heldOut = plan.heldOut;
    this.early = plan.early;
    this.forecast = plan.forecast;
    this.optimum = plan.optimum;
    this.refinedTriangle = plan.refinedTriangle;
    this.start = plan.start;
  }

  static CompressedPlan of(Trainer trainer, RouteChoice choice, Triangle triangle) {
    CompressedLeastSquares objective =
        new CompressedLeastSquares(
            triangle, trainer.penalty().on(triangle), trainer.scaling(triangle));
    return new CompressedPlan(trainer, choice, objective, triangle, null);
  }

  /** With a second triangle, of rows that nothing is learned from. */
  static CompressedPlan of(
      Trainer trainer, RouteChoice choice, Triangle training, Triangle heldOut) {
    Scaling scaling = trainer.scaling(training);
    return new CompressedPlan(
        trainer,
        choice,
        new CompressedLeastSquares(training, trainer.penalty().on(training), scaling),
        training,
        new HeldOutSquares(heldOut, scaling));
  }

  static CompressedPlan ofDual(
      Trainer trainer, RouteChoice choice, InMemoryRows rows, Moments columns) {
    Dual dual = new Dual(rows, columns, trainer.scaling(columns));
    return new CompressedPlan(trainer, choice, dual.objective(), columns, null);
  }

  @Override
  public CompressedLeastSquares objective() {
    return objective;
  }

  @Override
  public Coordinates coordinates() {
    return objective.coordinates();
  }

  @Override
  public Moments columns() {
    return columns;
  }

  @Override
  public Optional<HeldOutLoss> heldOut() {
    return Optional.ofNullable(heldOut);
  }

  @Override
  public boolean stopsEarly() {
    return early;
  }

  /**
   * This plan, to begin elsewhere than at zero; its forecast is of that start.
   *
   * @param from θ₀, in the coordinates of this plan; not modified
   * @throws IllegalArgumentException if it has another dimension
   */
  public CompressedPlan startingAt(double[] from) {
    CompressedPlan moved = new CompressedPlan(this);
    moved.start = checked(from);
    moved.forecast = null;
    return moved;
  }

  @Override
  public double[] beginning() {
    return start == null ? super.beginning() : start.clone();
  }

  /** What gradient descent will do from where it begins, in the coordinates of this plan. */
  public Forecast forecast() {
    Forecast known = forecast;
    if (known == null) {
      known = start == null ? Forecast.fromZero(objective) : Forecast.from(objective, start);
      forecast = known;
    }
    return known;
  }

  /** (b, w) of the exact optimum, a copy. */
  public double[] optimum() {
    double[] known = optimum;
    if (known == null) {
      known = coordinates().toOriginal(forecast().optimum());
      optimum = known;
    }
    return known.clone();
  }

  /**
   * Whether the columns are so nearly collinear that the exact optimum gains from reading the rows
   * again.
   */
  boolean isWorthRefining() {
    return choice().route() == Route.TRIANGLE && objective.aliasing().condition() > WORTH_REFINING;
  }

  /**
   * This plan with its exact optimum refined to the accuracy of a double, see {@link Refinement}.
   * What standard errors are made of is too, see {@link RefinedTriangle}, where that is quick.
   *
   * @param rows the rows of the triangle; folded a few times
   */
  public CompressedPlan refined(Rows rows) {
    double p = objective.dimension();
    return refined(rows, (double) objective.triangle().rows() * p * p <= QUICK);
  }

  /**
   * The same.
   *
   * @param errors whether to refine what standard errors are made of
   */
  CompressedPlan refined(Rows rows, boolean errors) {
    CompressedPlan refined = new CompressedPlan(this);
    double[] exact = Refinement.optimum(rows, objective);
    refined.optimum = exact;
    if (errors && objective.aliasing().isFullRank() && !objective.isPenalized()) {
      refined.refinedTriangle = RefinedTriangle.of(rows, objective, exact);
    }
    return refined;
  }

  /** What standard errors are made of, if that was refined. */
  public @Nullable RefinedTriangle refinedTriangle() {
    return refinedTriangle;
  }
}
