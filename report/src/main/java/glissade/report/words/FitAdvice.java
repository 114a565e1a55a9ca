package glissade.report.words;

import glissade.forecast.Course;
import glissade.forecast.Forecast;
import glissade.model.Plan;
import glissade.optimizer.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What other choices would have cost. */
public final class FitAdvice {

  private FitAdvice() {}

  /** What plain gradient descent would take, in each of the coordinates that are known. */
  public static String comparison(Plan plan, Forecasts forecasts) {
    Forecast standardized = forecasts.onStandardized();
    Forecast raw = forecasts.raw();
    if (isFlat(standardized) || isFlat(raw)) {
      return "The loss surface is flat: every model fits equally well.";
    }
    StringBuilder text = new StringBuilder();
    if (plan.recurrence().isPresent()) {
      text.append("Conjugate gradient would take at most ");
      text.append(Prose.count(best(forecasts).conjugate().iterations(), "iteration"));
      text.append(" here. ");
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
  public static Forecast best(Forecasts forecasts) {
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
  public static List<String> exploded(Plan plan, Forecasts forecasts) {
    List<String> remedies = new ArrayList<>();
    Forecast planned = forecasts.planned();
    String name = plan.optimizer().name();
    boolean momentum = plan.recurrence().map(method -> method.beta() > 0).orElse(false);
    if (momentum) {
      sameMomentum(planned, plan.recurrence().orElseThrow()).ifPresent(remedies::add);
      row(planned, name)
          .filter(row -> Advice.isPayable(row.course()))
          .map(row -> automatic(forecasts, row) + ", " + Advice.iterations(row.course()))
          .ifPresent(remedies::add);
    } else {
      remedies.add(Advice.step(planned));
    }
    Forecast standardized = forecasts.onStandardized();
    if (!forecasts.standardized() && standardized != null) {
      remedies.add("--standardize on " + onStandardized(standardized, momentum ? name : ""));
    }
    remedies.add(conjugate(best(forecasts)));
    return remedies;
  }

  /** Only another step, where somebody chose the momentum of heavy ball. */
  private static Optional<String> sameMomentum(Forecast forecast, Recurrence method) {
    String beta = Numbers.shortest(method.beta(), 4);
    if (method.ahead() || Double.parseDouble(beta) != method.beta()) {
      return Optional.empty();
    }
    double ends = forecast.spectrum().max() + forecast.spectrum().min();
    String step = Numbers.roundedDown(2 * (1 + method.beta()) / ends, 3);
    Course course = forecast.course(new Recurrence(Double.parseDouble(step), method.beta(), false));
    return Advice.isPayable(course)
        ? Optional.of(
            "--optimizer momentum:" + beta + " --step " + step + ": " + Advice.iterations(course))
        : Optional.empty();
  }

  /** An optimizer with its own best coefficients, in the same coordinates. */
  public static String automatic(Forecasts forecasts, ForecastRow row) {
    // Without a step the columns would be standardised.
    return (forecasts.standardized() ? "" : "--standardize off ")
        + "--optimizer "
        + row.key()
        + " without --step: "
        + Advice.coefficients(row.course().recurrence());
  }

  public static Optional<ForecastRow> row(Forecast forecast, String name) {
    return ForecastRow.of(forecast).stream()
        .filter(row -> row.key().equals(name) && row.course().isStable())
        .findFirst();
  }

  /** With a momentum the limit of steps is another, so there the step is left to the optimizer. */
  private static String onStandardized(Forecast standardized, String momentum) {
    Optional<ForecastRow> row = row(standardized, momentum);
    if (row.isPresent()) {
      Course course = row.get().course();
      return "without --step: "
          + Advice.coefficients(course.recurrence())
          + ", "
          + Advice.iterations(course);
    }
    String step = Advice.bestStep(standardized);
    Course course = standardized.withStep(Double.parseDouble(step));
    return "--step " + step + ": " + Advice.iterations(course);
  }

  /** The same where the curvatures, and with them the limit of steps, are not known. */
  public static List<String> explodedOnRows() {
    return List.of(
        "neither --step nor --optimizer: conjugate gradient, which finds its own steps",
        "--optimizer gd without --step: step sizes from the last move, bb1, at one pass over the"
            + " rows an iteration",
        "--route triangle: says which steps converge, and which is the best");
  }

  public static String conjugate(Forecast forecast) {
    return "neither --step nor --optimizer: conjugate gradient, at most "
        + Prose.count(forecast.conjugate().iterations(), "iteration");
  }
}
