package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.Direction;
import glissade.forecast.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What other choices would have cost. */
final class FitAdvice {

  private FitAdvice() {}

  /** What plain gradient descent would take, in both coordinates. */
  static String comparison(FitResult result) {
    Forecast standardized = result.forecasts().standardized();
    Forecast raw = result.forecasts().raw();
    if (standardized.spectrum().rank() == 0 || raw.spectrum().rank() == 0) {
      return "The loss surface is flat: every model fits equally well.";
    }
    StringBuilder text = new StringBuilder();
    if (result.plan().step().isPresent()) {
      text.append("Conjugate gradient would take at most ");
      text.append(Prose.count(standardized.spectrum().rank(), "iteration")).append(" here. ");
    }
    text.append("Plain gradient descent would take ").append(needed(standardized));
    text.append(" on standardised columns (κ = ");
    text.append(Numbers.significant(standardized.spectrum().condition(), 2)).append("), ");
    text.append(needed(raw)).append(" on the raw columns (κ = ");
    text.append(Numbers.significant(raw.spectrum().condition(), 2));
    text.append("), to bring the gap to the optimum down to 1e-6 of what it was.");
    return text.toString();
  }

  private static String needed(Forecast forecast) {
    OptionalLong needed = forecast.iterationsToGap(forecast.bestStep(), Advice.GAP);
    if (needed.isEmpty() || !Double.isFinite(forecast.spectrum().condition())) {
      return "more iterations than can be counted";
    }
    long count = needed.getAsLong();
    return count < 10_000_000
        ? Prose.count(count, "iteration")
        : "about " + Numbers.about(count) + " iterations";
  }

  /** Instead of a step that exploded. */
  static List<String> exploded(FitResult result) {
    Forecast standardized = result.forecasts().standardized();
    List<String> remedies = new ArrayList<>();
    remedies.add(Advice.step(result.plan().forecast()));
    if (!result.plan().objective().scaling().standardized()) {
      String step = Advice.bestStep(standardized);
      remedies.add(
          "--standardize on --step "
              + step
              + ": "
              + Advice.iterations(standardized, Double.parseDouble(step)));
    }
    remedies.add(conjugate(standardized));
    return remedies;
  }

  private static String conjugate(Forecast forecast) {
    return "neither --step nor --optimizer: conjugate gradient, at most "
        + Prose.count(forecast.spectrum().rank(), "iteration");
  }

  /** Whether it ended before it arrived, by itself. */
  static boolean isSlow(FitResult result) {
    return result.outcome() instanceof Outcome.BudgetSpent
        || result.outcome() instanceof Outcome.StepFailed;
  }

  /** Instead of a budget that was too small. */
  static List<String> slow(FitResult result) {
    Forecast forecast = result.plan().forecast();
    List<String> remedies = new ArrayList<>();
    if (result.plan().step().isPresent()) {
      double step = result.plan().step().getAsDouble();
      remedies.add("more --iterations: from the start " + Advice.iterations(forecast, step));
      if (forecast.rate(forecast.bestStep()) < forecast.rate(step)) {
        remedies.add(Advice.step(forecast));
      }
      if (!result.plan().objective().scaling().standardized()) {
        remedies.add(
            "--standardize on without --step: "
                + Advice.iterations(
                    result.forecasts().standardized(),
                    result.forecasts().standardized().bestStep()));
      }
      remedies.add(conjugate(result.forecasts().standardized()));
    } else {
      remedies.add(
          "more --iterations, or a larger --tolerance: conjugate gradient arrives within "
              + Prose.count(forecast.spectrum().rank(), "iteration")
              + " but for rounding");
    }
    return remedies;
  }

  /** Where it is slow: the direction of least curvature. */
  static String slowDirection(FitResult result) {
    Forecast forecast = result.plan().forecast();
    int last = forecast.spectrum().rank() - 1;
    return last < 0
        ? ""
        : "κ = "
            + Numbers.significant(forecast.spectrum().condition(), 2)
            + ": the slowest direction is "
            + DirectionText.of(Direction.of(forecast.objective(), last), result.features())
            + ".";
  }
}
