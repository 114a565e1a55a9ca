package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.Divergence;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a fit ended, in a sentence. */
final class Verdict {

  private static final int MOST_TOLD = 5;

  private Verdict() {}

  static String of(FitResult result) {
    Outcome outcome = result.outcome();
    String iterations =
        Prose.count(outcome.arrival().iterations(), "iteration")
            + " of "
            + result.plan().optimizer().title();
    if (outcome instanceof Outcome.Converged) {
      return "Converged after "
          + iterations
          + ": "
          + outcome.reason()
          + "; "
          + Closeness.of(result.fit())
          + ".";
    }
    HeldOut heldOut = result.heldOut();
    if (heldOut != null
        && result.plan().stopsEarly()
        && (outcome instanceof Outcome.Completed || outcome instanceof Outcome.BudgetSpent)) {
      return new HeldOutText(result, heldOut).verdict();
    }
    if (outcome instanceof Outcome.Completed) {
      return "Made the " + iterations + " that were asked for: " + Closeness.of(result.fit()) + ".";
    }
    if (outcome instanceof Outcome.Cancelled) {
      return "Cancelled after "
          + iterations
          + "; the best point so far is kept: "
          + Closeness.of(result.fit())
          + ".";
    }
    if (outcome instanceof Outcome.Separable separable) {
      return "Stopped after "
          + iterations
          + ": "
          + separable.reason()
          + ". It falls along "
          + along(separable.separation().direction(), result.features())
          + "; a ridge (--penalty ridge) makes one model the best.";
    }
    if (outcome.hasUsablePoint()) {
      return "Not converged after "
          + iterations
          + ": "
          + outcome.reason()
          + "; "
          + Closeness.of(result.fit())
          + ".";
    }
    Divergence divergence = result.divergence();
    Forecasts forecasts = result.forecasts();
    if (divergence != null && forecasts != null) {
      return new DivergenceReport(outcome, divergence, forecasts.planned(), result.features())
          .verdict();
    }
    return (outcome instanceof Outcome.Diverged
            ? Prose.capital(result.plan().optimizer().title()) + " diverged"
            : "No result after " + iterations)
        + ": "
        + outcome.reason()
        + ".";
  }

  /** The features that have a part in a direction, the intercept last, with their signs. */
  private static String along(double[] direction, List<String> features) {
    List<Integer> moving =
        IntStream.range(0, direction.length)
            .filter(j -> direction[j] != 0)
            .boxed()
            .sorted(Comparator.comparingInt(j -> j == 0 ? 1 : 0))
            .toList();
    String told =
        moving.stream()
            .limit(MOST_TOLD)
            .map(j -> (direction[j] > 0 ? "+" : "−") + (j == 0 ? "intercept" : features.get(j - 1)))
            .collect(Collectors.joining(", "));
    return moving.size() > MOST_TOLD
        ? told + " and " + (moving.size() - MOST_TOLD) + " more"
        : told;
  }
}
