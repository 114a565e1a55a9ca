package glissade.descent;

import glissade.objective.KnownLeast;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Stops once F − F* is a given part of what it was at the start. */
final class GapRule implements StopRule.Run {

  private final double part;
  private final OptionalDouble leastValue;

  GapRule(double part, OptionalDouble leastValue) {
    this.part = part;
    this.leastValue = leastValue;
  }

  @Override
  public @Nullable Verdict check(Progress progress) {
    double least = least(progress);
    double gap =
        leastValue.isEmpty() && progress.objective() instanceof KnownLeast known
            ? known.gap(progress.at())
            : progress.value() - least;
    return gap <= part * (progress.firstValue() - least)
        ? new Verdict(
            Verdict.Meaning.CONVERGED,
            String.format(Locale.ROOT, "the gap to the optimum is %.1e of the first", part))
        : null;
  }

  private double least(Progress progress) {
    if (leastValue.isPresent()) {
      return leastValue.getAsDouble();
    }
    if (progress.objective() instanceof KnownLeast known) {
      return known.leastLoss();
    }
    throw new IllegalArgumentException(
        "to stop at a gap to the optimum its value must be known; give the least value of F");
  }
}
