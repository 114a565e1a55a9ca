package glissade.descent;

import glissade.objective.Objective;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
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

  /**
   * A loss this many times the first one, or its first change where that is more, has diverged: a
   * first loss of 0 says nothing of what is large. Heavy ball and Barzilai–Borwein grow a
   * thousandfold on their way to an optimum, so the mark stands far above that.
   */
  private static final double DIVERGED = 1e10;

  private final Objective objective;
  private final Optimizer.Run run;
  private final StopRule.Run stop;
  private final @Nullable ToDoubleFunction<double[]> judge;
  private final Evaluations evaluations;
  private final Clock clock = new Clock();
  private final Progress progress = new Standing();

  private Point here;
  private Point next;
  private double[] before;
  private double gradientNorm;
  private double judged;
  private long iterations;
  private double firstValue;
  private double size;
  private double firstGradientNorm;
  private double[] best;
  private double bestJudged;
  private long bestIteration;
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
    this.objective = objective;
    this.evaluations = new Evaluations(objective);
    this.run = optimizer.start(objective);
    this.stop = stop.start();
    this.judge = judge;
    this.here = new Point(start);
    this.next = new Point(start);
    this.before = start;
    this.best = start;
    if (checkpoint == null) {
      begin();
    } else {
      best = start.clone();
      before = start.clone();
      exchange(checkpoint);
      gradientNorm = norm(here.gradient());
    }
  }

  private void begin() {
    evaluations.evaluate(here);
    firstValue = here.value();
    size = Math.abs(firstValue);
    gradientNorm = norm(here.gradient());
    firstGradientNorm = gradientNorm;
    judged = judge(here);
    bestJudged = judged;
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
    firstValue = checkpoint.number("firstValue", firstValue);
    size = checkpoint.number("size", size);
    firstGradientNorm = checkpoint.number("firstGradientNorm", firstGradientNorm);
    judged = checkpoint.number("judged", judged);
    checkpoint.vector("best", best);
    bestJudged = checkpoint.number("bestJudged", bestJudged);
    bestIteration = checkpoint.count("bestIteration", bestIteration);
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
      pending = advance();
    }
    return pending != null;
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
    double nextNorm = norm(next.gradient());
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
    if (hasDiverged(stepSize)) {
      outcome = new Outcome.Diverged(arrival(), grown(stepSize));
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
      size = Math.max(size, Math.abs(here.value() - firstValue));
    }
    judged = judge(here);
    if (judged <= bestJudged) {
      best = here.at();
      bestJudged = judged;
      bestIteration = iterations;
    }
  }

  private double judge(Point point) {
    return judge == null ? point.value() : judge.applyAsDouble(point.at());
  }

  private boolean isBeyondLimit(double stepSize) {
    OptionalDouble limit = run.stableBelow();
    return limit.isPresent() && stepSize > limit.getAsDouble();
  }

  private boolean hasDiverged(double stepSize) {
    double value = here.value();
    return value > firstValue && (value - firstValue > DIVERGED * size || isBeyondLimit(stepSize));
  }

  private String grown(double stepSize) {
    OptionalDouble limit = run.stableBelow();
    String grown =
        String.format(
            Locale.ROOT,
            "after %,d %s the loss has grown from %.4g to %.4g",
            iterations,
            iterations == 1 ? "iteration" : "iterations",
            firstValue,
            here.value());
    return limit.isPresent() && stepSize > limit.getAsDouble()
        ? String.format(
            Locale.ROOT,
            "%s, and the step %.4g is over the stable limit %.4g",
            grown,
            stepSize,
            limit.getAsDouble())
        : grown;
  }

  private Outcome nonFinite(double stepSize) {
    String where = notFinite(next, String.format(Locale.ROOT, "at update %,d", iterations));
    return isBeyondLimit(stepSize)
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
      case CANCELLED -> new Outcome.Cancelled(arrival(), reason);
    };
  }

  /**
   * The point of which it was said that it is stationary; one before it may be lower, if only by
   * rounding, and not be so.
   */
  private Arrival converged() {
    return judge == null ? arrival(here.at(), iterations) : arrival();
  }

  private Arrival arrival() {
    return arrival(best, bestIteration);
  }

  /** Evaluates the point once more: what is reported is what is there. */
  private Arrival arrival(double[] point, long iteration) {
    double[] there = new double[point.length];
    double loss = objective.valueAndGradient(point, there);
    return new Arrival(
        point,
        Double.isFinite(loss) ? loss : Double.NaN,
        norm(there),
        iteration,
        iterations,
        evaluations.count() + 1,
        elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(clock.now());
  }

  private static boolean isFinite(Point point, double norm) {
    return Double.isFinite(point.value()) && Double.isFinite(norm) && isFinite(point.at());
  }

  private static boolean isFinite(double[] vector) {
    // 0 times anything finite is 0, and times anything else NaN.
    double zero = 0;
    for (double element : vector) {
      zero = Math.fma(element, 0, zero);
    }
    return zero == 0;
  }

  /**
   * ‖x‖, also where its square is beyond a double; the largest double where it is so itself, and
   * finite wherever every element is.
   */
  public static double norm(double[] x) {
    double squares = 0;
    for (double element : x) {
      squares = Math.fma(element, element, squares);
    }
    if (squares > 1e-280 && squares < 1e280) {
      return Math.sqrt(squares);
    }
    double norm = 0;
    for (double element : x) {
      norm = Math.hypot(norm, element);
    }
    return Double.isInfinite(norm) && isFinite(x) ? Double.MAX_VALUE : norm;
  }

  private final class Standing implements Progress {
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
    public double firstValue() {
      return firstValue;
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
