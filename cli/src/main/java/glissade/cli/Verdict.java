package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.Divergence;

/** How a fit ended, in a sentence. */
final class Verdict {

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
    if (outcome instanceof Outcome.Separable) {
      return "Not converged, and never will be: "
          + outcome.reason()
          + ". Stopped after "
          + iterations
          + "; "
          + Closeness.of(result.fit())
          + ".";
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
}
