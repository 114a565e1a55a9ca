package glissade.model;

import glissade.compress.Moments;
import glissade.compress.Triangle;
import glissade.descent.Optimizer;
import glissade.objective.CompositeLoss;
import glissade.objective.CompressedLasso;
import glissade.objective.Coordinates;
import glissade.objective.HeldOutLoss;
import glissade.objective.MeanLoss;
import glissade.objective.Objective;
import glissade.objective.Scaling;
import glissade.objective.Whitened;
import glissade.rows.Rows;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A descent on the rows themselves, which are gone through at every iteration, or on a triangle of
 * them with a penalty that has corners. Neither the exact optimum is known nor what descent will
 * do.
 */
public final class RowsPlan extends Plan {

  /** When the gradient counts as zero over rows, unless chosen. */
  private static final double TOLERANCE = 1e-8;

  /** The most updates, unless chosen; each costs one or two passes over the rows. */
  private static final long BUDGET = 10_000;

  private final Objective objective;
  private final Scaling scaling;
  private final Moments columns;
  private final Optional<String> whyOptimizer;
  private Optional<HeldOutLoss> heldOut = Optional.empty();
  private boolean early;
  private double @Nullable [] start;

  /**
   * @throws IllegalArgumentException if the optimizer needs to know curvatures, which are not known
   *     here, or no row has a weight
   */
  RowsPlan(Trainer trainer, RouteChoice choice, Rows rows, Moments columns) {
    this(trainer, choice, columns, trainer.scaling(columns), rows);
  }

  /** On a triangle, with the lasso or the elastic net. */
  static RowsPlan ofTriangle(Trainer trainer, RouteChoice choice, Triangle triangle) {
    Scaling scaling = trainer.scaling(triangle);
    Objective objective = new CompressedLasso(triangle, trainer.penalty().on(triangle), scaling);
    return new RowsPlan(trainer, choice, triangle, scaling, objective);
  }

  private RowsPlan(
      Trainer trainer, RouteChoice choice, Moments columns, Scaling scaling, Rows rows) {
    this(trainer, choice, columns, scaling, trainer.objective(rows, columns, scaling));
  }

  private RowsPlan(
      Trainer trainer, RouteChoice choice, Moments columns, Scaling scaling, Objective objective) {
    super(choice, trainer.optimizer(objective), trainer.stop(TOLERANCE, budget(trainer)));
    this.columns = columns;
    this.scaling = scaling;
    this.objective = objective;
    this.whyOptimizer = trainer.whyOptimizer(objective);
  }

  private RowsPlan(RowsPlan plan, double[] start) {
    super(plan);
    this.objective = plan.objective;
    this.scaling = plan.scaling;
    this.columns = plan.columns;
    this.whyOptimizer = plan.whyOptimizer;
    this.heldOut = plan.heldOut;
    this.early = plan.early;
    this.start = start;
  }

  /**
   * This plan, to begin elsewhere.
   *
   * @param from θ₀, in the coordinates of this plan; not modified
   * @throws IllegalArgumentException if it has another dimension
   */
  public RowsPlan startingAt(double[] from) {
    return new RowsPlan(this, checked(from));
  }

  @Override
  public Optional<String> whyOptimizer() {
    return whyOptimizer;
  }

  /**
   * Where it is to begin; unless that was said, where the mean of the target says which intercept
   * is best without features, there.
   */
  @Override
  public double[] beginning() {
    if (start != null) {
      return start.clone();
    }
    if (objective instanceof Whitened whitened) {
      return whitened.constantModel();
    }
    if (objective instanceof CompositeLoss composite) {
      return composite.constantModel();
    }
    return objective instanceof MeanLoss loss ? loss.constantModel() : super.beginning();
  }

  private static long budget(Trainer trainer) {
    return trainer
        .optimizer()
        .map(Optimizer::usualBudget)
        .orElse(OptionalLong.empty())
        .orElse(BUDGET);
  }

  /** The same, watched by a loss on rows held out: called before the plan is handed out. */
  RowsPlan judgedBy(HeldOutLoss loss, boolean stopsEarly) {
    heldOut = Optional.of(loss);
    early = stopsEarly;
    return this;
  }

  @Override
  public Optional<HeldOutLoss> heldOut() {
    return heldOut;
  }

  @Override
  public boolean stopsEarly() {
    return early;
  }

  @Override
  public Objective objective() {
    return objective;
  }

  @Override
  public Coordinates coordinates() {
    return objective instanceof Whitened whitened ? whitened : scaling;
  }

  @Override
  public Moments columns() {
    return columns;
  }
}
