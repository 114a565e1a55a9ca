package glissade.model;

import glissade.compress.Moments;
import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.features.FeatureMap;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.objective.Coordinates;
import glissade.objective.HeldOutLoss;
import glissade.objective.LinearObjective;
import glissade.objective.Objective;
import glissade.objective.Whitened;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.Recurrence;
import glissade.penalty.ElasticNet;
import glissade.rows.Rows;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A descent that is decided and not yet run: on what, in which coordinates, how, until when. */
public abstract sealed class Plan permits CompressedPlan, RowsPlan, ClassesPlan {

  private final RouteChoice choice;
  private final Optimizer optimizer;
  private final StopRule stop;
  private Loss loss = new SquaredLoss();
  private ElasticNet penalty = ElasticNet.none();

  Plan(RouteChoice choice, Optimizer optimizer, StopRule stop) {
    this.choice = choice;
    this.optimizer = optimizer;
    this.stop = stop;
  }

  /** A changed copy. */
  Plan(Plan plan) {
    this(plan.choice, plan.optimizer, plan.stop);
    this.loss = plan.loss;
    this.penalty = plan.penalty;
  }

  /** Remembers what was asked for, before the plan is handed out. */
  void madeBy(Trainer trainer) {
    loss = trainer.loss();
    penalty = trainer.penalty();
  }

  /** What a row costs. */
  public Loss loss() {
    return loss;
  }

  /** What that is called, of one score or of several. */
  public String lossName() {
    return loss().name();
  }

  /** What the weights cost. */
  public ElasticNet penalty() {
    return penalty;
  }

  /** The rows, where descent goes through them. */
  public Optional<Rows> rows() {
    if (objective() instanceof Whitened whitened) {
      return Optional.of(whitened.rows());
    }
    return objective() instanceof LinearObjective linear
        ? Optional.of(linear.rows())
        : Optional.empty();
  }

  /** What becomes of the rows, and why. */
  public RouteChoice choice() {
    return choice;
  }

  /** What is descended on. */
  public abstract Objective objective();

  /** The coordinates it is descended in. */
  public abstract Coordinates coordinates();

  /** Means and standard deviations of the columns of the rows. */
  public abstract Moments columns();

  /** How. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** Why it is this one, in a clause, where that was not asked for and is not always the same. */
  public Optional<String> whyOptimizer() {
    return Optional.empty();
  }

  /** What the optimizer does on this objective, where that is known beforehand. */
  public Optional<Recurrence> recurrence() {
    return optimizer instanceof GradientDescent descent
        ? descent.recurrence(objective())
        : Optional.empty();
  }

  /** The constant step of steepest descent; empty with momentum or steps that change. */
  public OptionalDouble step() {
    Optional<Recurrence> recurrence = recurrence();
    return recurrence.isPresent() && recurrence.get().beta() == 0
        ? OptionalDouble.of(recurrence.get().eta())
        : OptionalDouble.empty();
  }

  /** The loss on the rows held out, if some are. */
  public Optional<HeldOutLoss> heldOut() {
    return Optional.empty();
  }

  /** Whether the best point is the one whose held-out loss is least. */
  public boolean stopsEarly() {
    return false;
  }

  /** Sees the held-out loss of one run, if it is given to {@link #start} or {@link #resume}. */
  public Optional<HeldOutWatch> watch() {
    return heldOut().map(loss -> new HeldOutWatch(loss, stopsEarly()));
  }

  /**
   * Where descent starts: at zero, or at the best model without features where that is known, or
   * where it was told to.
   */
  public double[] beginning() {
    return new double[objective().dimension()];
  }

  /** A copy of a start. */
  double[] checked(double[] start) {
    if (start.length != objective().dimension()) {
      throw new IllegalArgumentException(
          "start and objective differ in dimension: "
              + start.length
              + " != "
              + objective().dimension());
    }
    return start.clone();
  }

  /** Starts the descent. */
  public Descent start() {
    return start(() -> progress -> null);
  }

  /**
   * Starts the descent.
   *
   * @param first a stop rule that is asked before the plan's own
   */
  public Descent start(StopRule first) {
    return new Descent(objective(), optimizer, first.or(stop), beginning(), judge());
  }

  /**
   * Goes on where another descent of this plan was, bit for bit as that would have gone on.
   *
   * @param first as then
   * @throws IllegalArgumentException if the checkpoint is not one of such a descent
   */
  public Descent resume(StopRule first, Checkpoint checkpoint) {
    return Descent.resume(objective(), optimizer, first.or(stop), judge(), checkpoint);
  }

  private @Nullable ToDoubleFunction<double[]> judge() {
    return stopsEarly() ? heldOut().orElse(null) : null;
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
