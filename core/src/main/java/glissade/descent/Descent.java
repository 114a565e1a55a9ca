package glissade.descent;

import glissade.objective.Objective;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
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
   * A loss this many times the first one has diverged. Heavy ball and Barzilai–Borwein grow a
   * thousandfold on their way to an optimum, so the mark stands far above that.
   */
  private static final double DIVERGED = 1e10;

  private final Objective objective;
  private final Optimizer.Run run;
  private final StopRule stop;
  private final Clock clock = new Clock();
  private final Progress progress = new Standing();

  private double[] at;
  private double[] gradient;
  private double gradientNorm;
  private double value;
  private double[] nextGradient;
  private long iterations;
  private long evaluations;
  private final double firstValue;
  private final double firstGradientNorm;
  private double[] best;
  private double bestValue;
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
    if (start.length != objective.dimension()) {
      throw new IllegalArgumentException(
          "start and objective differ in dimension: "
              + start.length
              + " != "
              + objective.dimension());
    }
    this.objective = objective;
    this.run = optimizer.start(objective);
    this.stop = stop;
    this.at = start.clone();
    this.best = at;
    this.gradient = new double[start.length];
    this.nextGradient = new double[start.length];
    this.value = objective.valueAndGradient(at, gradient);
    this.evaluations = 1;
    this.firstValue = value;
    this.gradientNorm = norm(gradient);
    this.firstGradientNorm = gradientNorm;
    this.bestValue = value;
    if (!isFinite(value, gradient, gradientNorm)) {
      outcome = new Outcome.NonFinite(arrival(), "the loss is not finite at the start");
    }
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
    double[] candidate = new double[at.length];
    double stepSize = run.update(at, value, gradient, candidate);
    if (Double.isNaN(stepSize)) {
      outcome = new Outcome.StepFailed(arrival(), "no step leads further down from here");
      return null;
    }
    double candidateValue = objective.valueAndGradient(candidate, nextGradient);
    evaluations++;
    double nextNorm = norm(nextGradient);
    if (!isFinite(candidateValue, nextGradient, nextNorm) || !isFinite(stepSize, candidate)) {
      outcome = nonFinite(stepSize);
      return null;
    }
    Step step =
        new Step(iterations, value, gradientNorm, stepSize, candidate, evaluations, clock.read());
    accept(candidate, candidateValue);
    gradientNorm = nextNorm;
    if (hasDiverged(stepSize)) {
      outcome = new Outcome.Diverged(arrival(), grown(stepSize));
    }
    return step;
  }

  private void accept(double[] candidate, double candidateValue) {
    at = candidate;
    value = candidateValue;
    double[] spare = gradient;
    gradient = nextGradient;
    nextGradient = spare;
    iterations++;
    if (value <= bestValue) {
      best = at;
      bestValue = value;
    }
  }

  private boolean isBeyondLimit(double stepSize) {
    OptionalDouble limit = run.stableBelow();
    return limit.isPresent() && stepSize > limit.getAsDouble();
  }

  private boolean hasDiverged(double stepSize) {
    return value > firstValue && (value > DIVERGED * firstValue || isBeyondLimit(stepSize));
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
            value);
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
    String where =
        String.format(Locale.ROOT, "update %,d led to a loss that is not finite", iterations);
    return isBeyondLimit(stepSize)
        ? new Outcome.Diverged(arrival(), where)
        : new Outcome.NonFinite(arrival(), where);
  }

  private Outcome of(Verdict verdict) {
    String reason = verdict.reason();
    return switch (verdict.meaning()) {
      case CONVERGED -> new Outcome.Converged(arrival(), reason);
      case COMPLETED -> new Outcome.Completed(arrival(), reason);
      case BUDGET_SPENT -> new Outcome.BudgetSpent(arrival(), reason);
      case CANCELLED -> new Outcome.Cancelled(arrival(), reason);
    };
  }

  /** Evaluates the best point once more: what is reported is what is there. */
  private Arrival arrival() {
    double[] there = new double[best.length];
    double loss = objective.valueAndGradient(best, there);
    evaluations++;
    return new Arrival(
        best,
        Double.isFinite(loss) ? loss : Double.NaN,
        norm(there),
        iterations,
        evaluations,
        elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(clock.now());
  }

  /** The norm tells, unless it overflows where no element does. */
  private static boolean isFinite(double value, double[] vector, double norm) {
    return Double.isFinite(norm) ? Double.isFinite(value) : isFinite(value, vector);
  }

  private static boolean isFinite(double value, double[] vector) {
    if (!Double.isFinite(value)) {
      return false;
    }
    for (double element : vector) {
      if (!Double.isFinite(element)) {
        return false;
      }
    }
    return true;
  }

  static double norm(double[] x) {
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
    return norm;
  }

  private final class Standing implements Progress {
    @Override
    public long iterations() {
      return iterations;
    }

    @Override
    public long evaluations() {
      return evaluations;
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
      return at;
    }

    @Override
    public double value() {
      return value;
    }

    @Override
    public double[] gradient() {
      return gradient;
    }

    @Override
    public double firstGradientNorm() {
      return firstGradientNorm;
    }
  }
}
