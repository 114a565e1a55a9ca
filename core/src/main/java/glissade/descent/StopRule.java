package glissade.descent;

import glissade.objective.ScaleFree;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** When to stop. Rules combine: {@code stationary(1e-12).or(budget(10_000))}. */
public interface StopRule {

  /**
   * Asked before every update.
   *
   * @return why to stop here, or null to go on
   */
  @Nullable Verdict check(Progress progress);

  /** Stops when either does; this one is asked first. */
  default StopRule or(StopRule other) {
    return progress -> {
      Verdict verdict = check(progress);
      return verdict == null ? other.check(progress) : verdict;
    };
  }

  /** Stops when both do; the verdict is the other's. */
  default StopRule and(StopRule other) {
    return progress -> check(progress) == null ? null : other.check(progress);
  }

  /** Exactly {@code iterations} updates, which is all that was asked for. */
  static StopRule after(long iterations) {
    return progress ->
        progress.iterations() < iterations
            ? null
            : new Verdict(
                Verdict.Meaning.COMPLETED, "the " + iterations + " iterations asked for are done");
  }

  /** At most {@code iterations} updates. */
  static StopRule budget(long iterations) {
    return progress ->
        progress.iterations() < iterations
            ? null
            : new Verdict(
                Verdict.Meaning.BUDGET_SPENT,
                String.format(Locale.ROOT, "the budget of %,d iterations is spent", iterations));
  }

  /**
   * The gradient is at most {@code tolerance} of its scale: of the objective's own scale-free
   * measure where it has one, of the first gradient's norm otherwise. Never the change of the loss
   * alone.
   */
  static StopRule stationary(double tolerance) {
    return progress -> {
      double relative = relativeGradient(progress);
      return relative <= tolerance
          ? new Verdict(
              Verdict.Meaning.CONVERGED,
              relative == 0
                  ? "the gradient is zero but for rounding"
                  : String.format(Locale.ROOT, "the gradient is %.1e of its scale", relative))
          : null;
    };
  }

  /** When {@code asked} becomes true: Ctrl-C, a button. */
  static StopRule whenCancelled(BooleanSupplier asked) {
    return progress ->
        asked.getAsBoolean() ? new Verdict(Verdict.Meaning.CANCELLED, "it was cancelled") : null;
  }

  private static double relativeGradient(Progress progress) {
    double norm = Descent.norm(progress.gradient());
    if (norm == 0) {
      return 0;
    }
    return progress.objective() instanceof ScaleFree measured
        ? measured.relativeGradient(progress.at(), progress.value(), progress.gradient())
        : norm / progress.firstGradientNorm();
  }
}
