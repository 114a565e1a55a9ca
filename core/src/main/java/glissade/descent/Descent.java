package glissade.descent;

import glissade.objective.Composite;
import glissade.objective.Objective;
import glissade.objective.Separable;
import glissade.objective.Separation;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A descent under way: an iterator of its steps. Whoever wants to see them, count them or write
 * them down wraps the iterator; the loop knows none of them.
 *
 * <p>A candidate point is checked before it replaces the last good one, so when a step leads
 * nowhere the best point is still there.
 */
public final class Descent implements Iterator<Step> {

  private final Objective objective;
  private final Optimizer.Run run;
  private final StopRule.Run stop;
  private final @Nullable ToDoubleFunction<double[]> judge;
  private final Evaluations evaluations;
  private final Growth growth;
  private final Clock clock = new Clock();
  private final Progress progress = new Standing();

  private Point here;
  private Point next;
  private double[] before;
  private double gradientNorm;
  private double judged;
  private long iterations;
  private double firstGradientNorm;
  private final Best best;
  private @Nullable Step pending;
  private @Nullable Outcome outcome;

  /**
   * @param objective what to descend on
   * @param optimizer how
   * @param stop when to stop
   * @param start where to start; {@link Objective#dimension()} elements, not modified
   * @throws IllegalArgumentException if the start has another dimension, or the optimizer needs
   *     more than the objective can tell
   */
  public Descent(Objective objective, Optimizer optimizer, StopRule stop, double[] start) {
    this(objective, optimizer, stop, start, null);
  }

  /**
   * @param judge what points are judged by instead of the objective, say the loss on rows held out:
   *     the best point is the one it finds least
   */
  public Descent(
      Objective objective,
      Optimizer optimizer,
      StopRule stop,
      double[] start,
      @Nullable ToDoubleFunction<double[]> judge) {
    this(objective, optimizer, stop, start.clone(), judge, null);
  }

  /**
   * Goes on where another descent was, bit for bit as that would have gone on itself.
   *
   * @param objective the same as then, and so are optimizer, stop rule and judge; a stop rule
   *     without a state of its own may be another one
   * @param checkpoint the state of the other descent
   * @throws IllegalArgumentException if the checkpoint is not one of such a descent
   */
  public static Descent resume(
      Objective objective,
      Optimizer optimizer,
      StopRule stop,
      @Nullable ToDoubleFunction<double[]> judge,
      Checkpoint checkpoint) {
    double[] start = new double[objective.dimension()];
    return new Descent(objective, optimizer, stop, start, judge, checkpoint);
  }

  private Descent(
      Objective objective,
      Optimizer optimizer,
      StopRule stop,
      double[] start,
      @Nullable ToDoubleFunction<double[]> judge,
      @Nullable Checkpoint checkpoint) {
    if (start.length != objective.dimension()) {
      throw new IllegalArgumentException(
          "start and objective differ in dimension: "
              + start.length
              + " != "
              + objective.dimension());
    }
    if (objective instanceof Composite && !optimizer.isProximal()) {
      throw new IllegalArgumentException(
          "The penalty has corners, where no gradient leads, and "
              + optimizer.title()
              + " takes no proximal steps. Leave the optimizer to be chosen, or choose fista, ista, cd"
              + " or prox-newton; or a ridge as penalty.");
    }
    this.objective = objective;
    this.evaluations = new Evaluations(objective);
    this.run = optimizer.start(objective);
    this.growth = new Growth(run::stableBelow);
    this.stop = stop.start();
    this.judge = judge;
    this.here = new Point(start);
    this.next = new Point(start);
    this.before = start;
    this.best = new Best(start);
    if (checkpoint == null) {
      begin();
    } else {
      before = start.clone();
      exchange(checkpoint);
      gradientNorm = Norm.of(here.gradient());
    }
  }

  private void begin() {
    evaluations.evaluate(here);
    growth.begin(here.value());
    gradientNorm = Norm.of(here.gradient());
    firstGradientNorm = gradientNorm;
    judged = judge(here);
    best.see(here, gradientNorm, judged, 0);
    if (!isFinite(here, gradientNorm)) {
      outcome = new Outcome.NonFinite(arrival(), notFinite(here, "at the start"));
    }
  }

  /**
   * The state after the last update made. Asking {@link #hasNext} makes the update that {@link
   * #next} returns.
   */
  public Checkpoint checkpoint() {
    Checkpoint checkpoint = Checkpoint.toFill();
    exchange(checkpoint);
    return checkpoint;
  }

  private void exchange(Checkpoint checkpoint) {
    here.exchange(checkpoint);
    evaluations.exchange(checkpoint);
    clock.exchange(checkpoint);
    checkpoint.vector("before", before);
    iterations = checkpoint.count("iterations", iterations);
    growth.exchange(checkpoint);
    firstGradientNorm = checkpoint.number("firstGradientNorm", firstGradientNorm);
    judged = checkpoint.number("judged", judged);
    best.exchange(checkpoint);
    run.exchange(checkpoint.in("optimizer"));
    stop.exchange(checkpoint.in("stop"));
  }

  /** Updates made so far, those before a checkpoint included. */
  public long iterations() {
    return iterations;
  }

  @Override
  public boolean hasNext() {
    if (pending == null && outcome == null) {
      try {
        pending = advance();
      } catch (CancellationException e) {
        outcome = cancelled(String.valueOf(e.getMessage()));
      }
    }
    return pending != null;
  }

  /** Somebody stopped it in the middle of an update: the best point so far is kept. */
  private Outcome cancelled(String reason) {
    if (best.isEvaluated()) {
      long spent = evaluations.count();
      return new Outcome.Cancelled(
          arrival(best.at(), best.iteration(), best.value(), best.gradientNorm(), spent), reason);
    }
    boolean interrupted = Thread.interrupted();
    try {
      return new Outcome.Cancelled(arrival(), reason);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Step next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the descent has ended: " + outcome().reason());
    }
    Step step = pending;
    pending = null;
    if (step == null) {
      throw new NoSuchElementException();
    }
    return step;
  }

  /** Makes the updates that are left and returns how it ended. */
  public Outcome outcome() {
    while (hasNext()) {
      next();
    }
    if (outcome == null) {
      throw new IllegalStateException("ended without an outcome");
    }
    return outcome;
  }

  private @Nullable Step advance() {
    Verdict verdict = stop.check(progress);
    if (verdict != null) {
      outcome = of(verdict);
      return null;
    }
    next.renew();
    double stepSize = run.update(here, next, evaluations);
    if (Double.isNaN(stepSize)) {
      outcome = new Outcome.StepFailed(arrival(), run.whyNoStep());
      return null;
    }
    if (!next.isEvaluated()) {
      evaluations.evaluate(next);
    }
    double nextNorm = Norm.of(next.gradient());
    if (!isFinite(next, nextNorm) || !Double.isFinite(stepSize)) {
      outcome = nonFinite(stepSize);
      return null;
    }
    Step step =
        new Step(
            iterations,
            here.value(),
            gradientNorm,
            stepSize,
            next.at(),
            evaluations.count(),
            clock.read());
    accept(nextNorm);
    if (growth.hasDiverged(here.value(), stepSize)) {
      String grown = growth.describe(iterations, here.value(), stepSize);
      outcome = new Outcome.Diverged(arrival(), grown);
    }
    return step;
  }

  private void accept(double nextNorm) {
    before = here.at();
    Point left = here;
    here = next;
    next = left;
    gradientNorm = nextNorm;
    iterations++;
    if (iterations == 1) {
      growth.change(here.value());
    }
    judged = judge(here);
    best.see(here, gradientNorm, judged, iterations);
  }

  private double judge(Point point) {
    return judge == null ? point.value() : judge.applyAsDouble(point.at());
  }

  private Outcome nonFinite(double stepSize) {
    String where = notFinite(next, String.format(Locale.ROOT, "at update %,d", iterations));
    return growth.isBeyondLimit(stepSize)
        ? new Outcome.Diverged(arrival(), where)
        : new Outcome.NonFinite(arrival(), where);
  }

  /** What of a point is not finite, at which evaluation, and where that is. */
  private String notFinite(Point point, String when) {
    return NotFinite.describe(point, when, evaluations.count());
  }

  private Outcome of(Verdict verdict) {
    String reason = verdict.reason();
    return switch (verdict.meaning()) {
      case CONVERGED -> new Outcome.Converged(converged(), reason);
      case COMPLETED -> new Outcome.Completed(arrival(), reason);
      case BUDGET_SPENT -> new Outcome.BudgetSpent(arrival(), reason);
      case SEPARABLE -> separable(reason);
      case CANCELLED -> new Outcome.Cancelled(arrival(), reason);
    };
  }

  private Outcome separable(String reason) {
    Optional<Separation> found =
        objective instanceof Separable rows ? rows.separation(here.at(), before) : Optional.empty();
    return found.isPresent()
        ? new Outcome.Separable(converged(), reason, found.get())
        : new Outcome.StepFailed(arrival(), reason);
  }

  /**
   * The point of which it was said that it is stationary; one before it may be lower, if only by
   * rounding, and not be so.
   */
  private Arrival converged() {
    return judge == null ? arrival(here.at(), iterations) : arrival();
  }

  private Arrival arrival() {
    return arrival(best.at(), best.iteration());
  }

  /** Evaluates the point once more: what is reported is what is there. */
  private Arrival arrival(double[] point, long iteration) {
    double[] there = new double[point.length];
    double loss = objective.valueAndGradient(point, there);
    return arrival(point, iteration, loss, Norm.of(there), evaluations.count() + 1);
  }

  private Arrival arrival(double[] point, long iteration, double loss, double norm, long spent) {
    return new Arrival(
        point,
        Double.isFinite(loss) ? loss : Double.NaN,
        norm,
        iteration,
        iterations,
        spent,
        elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(clock.now());
  }

  private static boolean isFinite(Point point, double norm) {
    return Double.isFinite(point.value()) && Double.isFinite(norm) && Norm.isFinite(point.at());
  }

  private final class Standing implements Progress {
    @Override
    public double hidden() {
      return run.hidden(here);
    }

    @Override
    public long iterations() {
      return iterations;
    }

    @Override
    public long evaluations() {
      return evaluations.count();
    }

    @Override
    public Duration elapsed() {
      return Descent.this.elapsed();
    }

    @Override
    public Objective objective() {
      return objective;
    }

    @Override
    public double[] at() {
      return here.at();
    }

    @Override
    public double[] before() {
      return before;
    }

    @Override
    public double value() {
      return here.value();
    }

    @Override
    public double[] gradient() {
      return here.gradient();
    }

    @Override
    public double gap() {
      return here.gap();
    }

    @Override
    public double firstValue() {
      return growth.first();
    }

    @Override
    public double firstGradientNorm() {
      return firstGradientNorm;
    }

    @Override
    public double judged() {
      return judged;
    }
  }
}
