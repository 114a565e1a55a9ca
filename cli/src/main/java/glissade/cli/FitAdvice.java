package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.Course;
import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.forecast.GapShare;
import glissade.forecast.Stagnation;
import glissade.model.Plan;
import glissade.optimizer.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    if (plan.recurrence().isPresent()) {
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
  static List<String> exploded(Plan plan, Forecasts forecasts) {
    List<String> remedies = new ArrayList<>();
    Forecast planned = forecasts.planned();
    if (plan.recurrence().isPresent() && plan.recurrence().get().beta() > 0) {
      automatic(forecasts, plan.optimizer().name()).ifPresent(remedies::add);
    } else {
      remedies.add(Advice.step(planned));
    }
    Forecast standardized = forecasts.onStandardized();
    if (!forecasts.standardized() && standardized != null) {
      remedies.add("--standardize on " + onStandardized(standardized));
    }
    remedies.add(conjugate(best(forecasts)));
    return remedies;
  }

  /** An optimizer with its own best coefficients, in the same coordinates. */
  private static Optional<String> automatic(Forecasts forecasts, String name) {
    // Without a step the columns would be standardised.
    String coordinates = forecasts.standardized() ? "" : "--standardize off ";
    return row(forecasts.planned(), name)
        .map(
            row ->
                coordinates
                    + "--optimizer "
                    + name
                    + " without --step: "
                    + Advice.coefficients(row.course().recurrence())
                    + ", "
                    + Advice.iterations(row.course()));
  }

  private static Optional<ForecastRow> row(Forecast forecast, String name) {
    return ForecastRow.of(forecast).stream()
        .filter(row -> row.key().equals(name) && row.course().isStable())
        .findFirst();
  }

  private static String onStandardized(Forecast standardized) {
    String step = Advice.bestStep(standardized);
    Course course = standardized.withStep(Double.parseDouble(step));
    return "--step " + step + ": " + Advice.iterations(course);
  }

  /** The same where the curvatures, and with them the limit of steps, are not known. */
  static List<String> explodedOnRows() {
    return List.of(
        "neither --step nor --optimizer: conjugate gradient, which finds its own steps",
        "--optimizer gd without --step: step sizes from the last move, bb1, at one pass over the"
            + " rows an iteration",
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

  /** Where it is slow, and what would help, a sentence each. */
  static List<String> slow(FitResult result, Forecasts forecasts) {
    Plan plan = result.plan();
    Forecast forecast = forecasts.planned();
    Optional<Recurrence> method = plan.recurrence();
    if (method.isEmpty() && plan.optimizer().name().equals("cg")) {
      return List.of(
          "more --iterations, or a larger --tolerance: conjugate gradient arrives within "
              + Prose.count(forecast.spectrum().rank(), "iteration")
              + " but for rounding");
    }
    List<String> remedies = new ArrayList<>();
    Stagnation why = stagnation(result, forecasts);
    remedies.add("more --iterations" + more(why, result.outcome().arrival().iterations()));
    double rate = method.isPresent() ? forecast.course(method.get()).rate() : 1;
    if (method.isPresent() && method.get().beta() == 0 && forecast.best().rate() < rate) {
      remedies.add(Advice.step(forecast));
    }
    for (ForecastRow row : ForecastRow.of(forecast)) {
      if (row.course().recurrence().beta() > 0 && row.course().rate() < rate) {
        automatic(forecasts, row.key()).ifPresent(remedies::add);
      }
    }
    Forecast standardized = forecasts.onStandardized();
    if (!forecasts.standardized() && standardized != null) {
      Course course =
          row(standardized, plan.optimizer().name())
              .map(ForecastRow::course)
              .orElse(standardized.best());
      remedies.add("--standardize on without --step: " + Advice.iterations(course));
    }
    remedies.add(conjugate(best(forecasts)));
    return remedies;
  }

  private static String more(Stagnation why, long made) {
    if (why.more().isEmpty()) {
      return "";
    }
    return ": "
        + Numbers.about(why.more().getAsLong())
        + " after these "
        + Numbers.count(made)
        + ", to a gap of "
        + Numbers.shortest(why.target(), 1);
  }

  private static Stagnation stagnation(FitResult result, Forecasts forecasts) {
    return Stagnation.of(
        forecasts.planned(),
        result.plan().recurrence(),
        result.outcome().arrival().at(),
        result.outcome().arrival().iteration());
  }

  /** Where it is slow: the directions along which nearly all of the gap lies that is left. */
  static String slowDirections(FitResult result, Forecasts forecasts) {
    Stagnation why = stagnation(result, forecasts);
    if (why.slow().isEmpty()) {
      return "";
    }
    Optional<Recurrence> method = result.plan().recurrence();
    List<String> parts = new ArrayList<>();
    for (GapShare share : why.slow()) {
      EigenDirection direction = EigenDirection.of(why.here(), share.number());
      String part =
          Numbers.shortest(100 * share.part(), 2)
              + " % along "
              + DirectionText.of(direction, result.features());
      if (method.isPresent()) {
        double digit = why.here().course(method.get()).iterationsPerDigit(share.number());
        part += " (" + iterationsADigit(digit) + ")";
      }
      parts.add(part);
    }
    return "κ = "
        + Numbers.significant(why.condition(), 2)
        + ". Of the first gap to the optimum "
        + Numbers.shortest(100 * why.left(), 2)
        + " % is left, of which "
        + Prose.list(parts)
        + ".";
  }

  /** {@code 1,200 iterations to a tenth}. */
  static String iterationsADigit(double digit) {
    if (digit >= 1e18) {
      return "over 1e18 iterations to a tenth";
    }
    long count = Math.round(digit);
    return count <= 1
        ? "1 iteration or less to a tenth"
        : Numbers.about(count) + " iterations to a tenth";
  }
}
