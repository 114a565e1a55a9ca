package glissade.report.words;

import glissade.descent.Outcome;
import glissade.forecast.Divergence;
import glissade.model.Fit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a fit ended, in a sentence. */
public final class Verdict {

  private Verdict() {}

  /**
   * @param fit the fit
   * @param forecasts what gradient descent would do, or null where that is not known
   * @param features the names of the features
   */
  public static String of(Fit fit, @Nullable Forecasts forecasts, List<String> features) {
    Outcome outcome = fit.outcome();
    String iterations = iterations(fit);
    if (outcome instanceof Outcome.Converged) {
      return "Converged after "
          + iterations
          + ": "
          + outcome.reason()
          + "; "
          + Closeness.of(fit)
          + ".";
    }
    if (outcome instanceof Outcome.Completed) {
      return "Made the " + iterations + " that were asked for: " + Closeness.of(fit) + ".";
    }
    if (outcome instanceof Outcome.Cancelled) {
      return "Cancelled after "
          + iterations
          + "; the best point so far is kept: "
          + Closeness.of(fit)
          + ".";
    }
    if (outcome instanceof Outcome.Separable) {
      return "Not converged, and never will be: "
          + outcome.reason()
          + ". Stopped after "
          + iterations
          + "; "
          + Closeness.of(fit)
          + ".";
    }
    if (outcome.hasUsablePoint()) {
      return "Not converged after "
          + iterations
          + ": "
          + outcome.reason()
          + "; "
          + Closeness.of(fit)
          + ".";
    }
    return withoutPoint(fit, forecasts, features);
  }

  private static String withoutPoint(
      Fit fit, @Nullable Forecasts forecasts, List<String> features) {
    Divergence divergence = divergence(fit, forecasts);
    if (divergence != null && forecasts != null) {
      return new DivergenceText(fit.outcome(), divergence, forecasts.planned(), features).verdict();
    }
    return (fit.outcome() instanceof Outcome.Diverged
            ? Prose.capital(fit.plan().optimizer().title()) + " diverged"
            : "No result after " + iterations(fit))
        + ": "
        + fit.outcome().reason()
        + ".";
  }

  /** Why it diverged, where the step was the reason, else null. */
  public static @Nullable Divergence divergence(Fit fit, @Nullable Forecasts forecasts) {
    return forecasts == null || fit.outcome().hasUsablePoint()
        ? null
        : fit.plan()
            .recurrence()
            .map(method -> Divergence.of(forecasts.planned().course(method)))
            .orElse(null);
  }

  private static String iterations(Fit fit) {
    return Prose.count(fit.outcome().arrival().iterations(), "iteration")
        + " of "
        + fit.plan().optimizer().title();
  }
}
