package glissade.descent;

import glissade.objective.Separable;
import glissade.objective.Separation;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** See {@link StopRule#separable}. */
final class SeparableRule implements StopRule.Run {

  /** Looking costs some passes, so it is done after so many times the updates of the last time. */
  private static final double LATER = 1.4;

  private final StopRule.Run stationary;

  /**
   * Newton's method, which needs fewest updates, is seldom there before where rows can be told
   * apart, and where they cannot it is done: then only the last point is looked at.
   */
  private double due = 10;

  SeparableRule(double tolerance) {
    this.stationary = StopRule.stationary(tolerance).start();
  }

  @Override
  public @Nullable Verdict check(Progress progress) {
    if (!(progress.objective() instanceof Separable rows)
        || !rows.isFarOut(progress.at())
        || (progress.iterations() < due && stationary.check(progress) == null)) {
      return null;
    }
    Optional<Separation> found = rows.separation(progress.at(), progress.before());
    if (found.isEmpty()) {
      due = Math.max(due, LATER * progress.iterations());
      return null;
    }
    return new Verdict(Verdict.Meaning.SEPARABLE, describe(found.get()));
  }

  private static String describe(Separation separation) {
    return String.format(
        Locale.ROOT,
        separation.isComplete()
            ? "the features tell all %2$,d rows apart perfectly, so the loss falls for ever and no"
                + " finite weights are the best"
            : "the features tell %1$,d of the %2$,d rows apart perfectly, so the loss falls for ever"
                + " and no finite weights are the best",
        separation.apart(),
        separation.rows());
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    due = checkpoint.number("due", due);
  }
}
