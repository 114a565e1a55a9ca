package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What other choices would have cost. */
final class FitAdvice {

  private FitAdvice() {}

  /** What plain gradient descent would take, in each of the coordinates that are known. */
  static String comparison(Plan plan, Forecasts forecasts) {
    Forecast standardized = forecasts.onStandardized();
    Forecast raw = forecasts.raw();
    if (isFlat(standardized) || isFlat(raw)) {
      return "The loss surface is flat: every model fits equally well.";
    }
    StringBuilder text = new StringBuilder();
    if (plan.step().isPresent()) {
      text.append("Conjugate gradient would take at most ");
      text.append(Prose.count(best(forecasts).spectrum().rank(), "iteration")).append(" here. ");
    }
    text.append("Plain gradient descent would take ");
    if (standardized != null) {
      text.append(needed(standardized)).append(" on standardised columns (κ = ");
      text.append(Numbers.significant(standardized.spectrum().condition(), 2)).append("), ");
    }
    if (raw != null) {
      text.append(needed(raw)).append(" on the raw columns (κ = ");
      text.append(Numbers.significant(raw.spectrum().condition(), 2)).append("), ");
    }
    text.append("to bring the gap to the optimum down to 1e-6 of what it was.");
    return text.toString();
  }

  private static boolean isFlat(@Nullable Forecast forecast) {
    return forecast != null && forecast.spectrum().rank() == 0;
  }

  /** On standardised columns where that is known. */
  private static Forecast best(Forecasts forecasts) {
    Forecast standardized = forecasts.onStandardized();
    return standardized == null ? forecasts.planned() : standardized;
  }

  private static String needed(Forecast forecast) {
    OptionalLong needed = forecast.best().iterationsToGap(Advice.GAP);
    if (needed.isEmpty() || !Double.isFinite(forecast.spectrum().condition())) {
      return "more iterations than can be counted";
    }
    long count = needed.getAsLong();
    return count < 10_000_000
        ? Prose.count(count, "iteration")
        : "about " + Numbers.about(count) + " iterations";
  }

  /** Instead of a step that exploded. */
  static List<String> exploded(Forecasts forecasts) {
    List<String> remedies = new ArrayList<>();
    remedies.add(Advice.step(forecasts.planned()));
    Forecast standardized = forecasts.onStandardized();
    if (!forecasts.standardized() && standardized != null) {
      String step = Advice.bestStep(standardized);
      remedies.add(
          "--standardize on --step "
              + step
              + ": "
              + Advice.iterations(standardized, Double.parseDouble(step)));
    }
    remedies.add(conjugate(best(forecasts)));
    return remedies;
  }

  /** The same where the curvatures, and with them the limit of steps, are not known. */
  static List<String> explodedOnRows() {
    return List.of(
        "neither --step nor --optimizer: conjugate gradient, which finds its own steps",
        "--route triangle: says which steps converge, and which is the best");
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
  static List<String> slow(Plan plan, Forecasts forecasts) {
    Forecast forecast = forecasts.planned();
    List<String> remedies = new ArrayList<>();
    if (plan.step().isPresent()) {
      double step = plan.step().getAsDouble();
      remedies.add("more --iterations: from the start " + Advice.iterations(forecast, step));
      if (forecast.best().rate() < forecast.withStep(step).rate()) {
        remedies.add(Advice.step(forecast));
      }
      Forecast standardized = forecasts.onStandardized();
      if (!forecasts.standardized() && standardized != null) {
        remedies.add(
            "--standardize on without --step: "
                + Advice.iterations(standardized, standardized.bestStep()));
      }
      remedies.add(conjugate(best(forecasts)));
    } else {
      remedies.add(
          "more --iterations, or a larger --tolerance: conjugate gradient arrives within "
              + Prose.count(forecast.spectrum().rank(), "iteration")
              + " but for rounding");
    }
    return remedies;
  }

  /** Where it is slow: the direction of least curvature. */
  static String slowDirection(Forecasts forecasts, List<String> features) {
    Forecast forecast = forecasts.planned();
    int last = forecast.spectrum().curved() - 1;
    return last < 0
        ? ""
        : "κ = "
            + Numbers.significant(forecast.spectrum().condition(), 2)
            + ": the slowest direction is "
            + DirectionText.of(EigenDirection.of(forecast, last), features)
            + ".";
  }
}
