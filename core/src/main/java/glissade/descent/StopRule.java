package glissade.descent;

import glissade.objective.LinearObjective;
import glissade.objective.Objective;
import glissade.objective.RidgeGap;
import glissade.objective.ScaleFree;
import glissade.objective.Separable;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When to stop. Rules combine: {@code stationary(1e-12).or(budget(10_000))}. A rule is
 * configuration; what it remembers during a run lives in the {@link Run} it starts.
 */
public interface StopRule {

  /** A gradient under this part of its scale is zero but for rounding, in whatever direction. */
  double ROUNDED = 1e-13;

  /** One run of this rule. */
  Run start();

  /** One run of a rule. Those without a memory need not say anything about it. */
  interface Run extends Stateful {

    /**
     * Asked before every update; asked twice at the same point it says the same.
     *
     * @return why to stop here, or null to go on
     */
    @Nullable Verdict check(Progress progress);

    @Override
    default void exchange(Checkpoint checkpoint) {}
  }

  /** Stops when either does; this one is asked first. */
  default StopRule or(StopRule other) {
    return () -> new Combined(start(), other.start(), false);
  }

  /** Stops when both do; the verdict is the other's. */
  default StopRule and(StopRule other) {
    return () -> new Combined(start(), other.start(), true);
  }

  /** Exactly {@code iterations} updates, which is all that was asked for. */
  static StopRule after(long iterations) {
    return () ->
        progress ->
            progress.iterations() < iterations
                ? null
                : new Verdict(
                    Verdict.Meaning.COMPLETED,
                    "the " + iterations + " iterations asked for are done");
  }

  /** At most {@code iterations} updates. */
  static StopRule budget(long iterations) {
    return () ->
        progress ->
            progress.iterations() < iterations
                ? null
                : spent("the budget of %,d iterations is spent", iterations);
  }

  /** At most {@code count} evaluations, or a few more where a line search is under way. */
  static StopRule evaluations(long count) {
    return () ->
        progress ->
            progress.evaluations() < count
                ? null
                : spent("the budget of %,d evaluations is spent", count);
  }

  /** At most about {@code limit} of time. */
  static StopRule time(Duration limit) {
    return () ->
        progress ->
            progress.elapsed().compareTo(limit) < 0
                ? null
                : spent("the time allowed, %s seconds, is over", limit.toMillis() / 1e3);
  }

  /**
   * The gradient is at most {@code tolerance} of its scale: of the objective's own scale-free
   * measure where it has one, of the first gradient's norm otherwise. Never the change of the loss
   * alone.
   */
  static StopRule stationary(double tolerance) {
    return () ->
        progress -> {
          double relative = relativeGradient(progress);
          if (relative <= tolerance && relative > ROUNDED) {
            relative *= progress.hidden();
          }
          return relative <= tolerance
              ? new Verdict(Verdict.Meaning.CONVERGED, stationary(progress.objective(), relative))
              : null;
        };
  }

  /**
   * The rows can be told apart, so that the loss has no least value at any finite point, see {@link
   * Separable}. To be asked before {@link #stationary}, which such a loss comes to satisfy far out.
   *
   * @param tolerance the one of that
   */
  static StopRule separable(double tolerance) {
    return () -> new SeparableRule(tolerance);
  }

  /**
   * F is at most {@code part} of itself over the least there can be, F*, by the {@linkplain
   * RidgeGap bound} that a ridge on every weight gives at every point, or by what the optimizer has
   * proved. Never of an objective and an optimizer that know no such bound.
   */
  static StopRule nearLeast(double part) {
    return () ->
        progress -> {
          if (!(progress.objective() instanceof LinearObjective linear)) {
            return null;
          }
          double gap =
              Math.min(progress.gap(), RidgeGap.of(linear, progress.value(), progress.gradient()));
          return gap <= part * Math.abs(progress.value())
              ? new Verdict(
                  Verdict.Meaning.CONVERGED,
                  String.format(
                      Locale.ROOT,
                      "the loss is at most %.1e of itself over the least there can be",
                      gap / Math.abs(progress.value())))
              : null;
        };
  }

  /**
   * F − F* is at most {@code part} of what it was at the start, where the objective knows its least
   * value F*.
   */
  static StopRule gap(double part) {
    return () -> new GapRule(part, OptionalDouble.empty());
  }

  /** The same for a function whose least value F* is known to whoever asks. */
  static StopRule gap(double part, double leastValue) {
    return () -> new GapRule(part, OptionalDouble.of(leastValue));
  }

  /**
   * The last update moved the point by at most {@code part} of its size. That is a stall, not
   * convergence: a small step says nothing of how far the optimum is.
   */
  static StopRule smallStep(double part) {
    return () ->
        progress -> {
          if (progress.iterations() == 0) {
            return null;
          }
          double[] moved = progress.at().clone();
          for (int j = 0; j < moved.length; j++) {
            moved[j] -= progress.before()[j];
          }
          double size = Norm.of(progress.at());
          return Norm.of(moved) <= part * size
              ? spent("the last update moved the point by less than %.1e of its size", part)
              : null;
        };
  }

  /**
   * What points are judged by has not come below its least for {@code iterations} updates: the
   * loss, unless the descent was told otherwise.
   */
  static StopRule patience(long iterations) {
    return () -> new PatienceRule(iterations, Verdict.Meaning.BUDGET_SPENT);
  }

  /** The same as an end that was asked for, as when stopping early by the loss on rows held out. */
  static StopRule untilWorse(long iterations) {
    return () -> new PatienceRule(iterations, Verdict.Meaning.COMPLETED);
  }

  /** When {@code asked} becomes true: Ctrl-C, a button. */
  static StopRule whenCancelled(BooleanSupplier asked) {
    return () ->
        progress ->
            asked.getAsBoolean()
                ? new Verdict(Verdict.Meaning.CANCELLED, "it was cancelled")
                : null;
  }

  /** When {@code done} says so of where the descent stands, with a verdict of your own. */
  static StopRule when(Predicate<Progress> done, Verdict verdict) {
    return () -> progress -> done.test(progress) ? verdict : null;
  }

  private static Verdict spent(String format, Object... numbers) {
    return new Verdict(Verdict.Meaning.BUDGET_SPENT, String.format(Locale.ROOT, format, numbers));
  }

  private static String stationary(Objective objective, double relative) {
    return objective instanceof ScaleFree measured
        ? measured.describe(relative)
        : ScaleFree.gradientIs(relative);
  }

  private static double relativeGradient(Progress progress) {
    double norm = Norm.of(progress.gradient());
    if (norm == 0) {
      return 0;
    }
    return progress.objective() instanceof ScaleFree measured
        ? measured.relativeGradient(progress.at(), progress.value(), progress.gradient())
        : norm / progress.firstGradientNorm();
  }

  /** Two rules. */
  record Combined(Run first, Run second, boolean both) implements Run {
    @Override
    public @Nullable Verdict check(Progress progress) {
      Verdict one = first.check(progress);
      // Asked in any case: what a rule remembers must not depend on what another says.
      Verdict other = second.check(progress);
      if (both) {
        return one == null ? null : other;
      }
      return one == null ? other : one;
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      first.exchange(checkpoint.in("first"));
      second.exchange(checkpoint.in("second"));
    }
  }
}
