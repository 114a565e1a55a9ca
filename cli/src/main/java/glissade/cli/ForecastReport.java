package glissade.cli;

import glissade.forecast.Divergence;
import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A forecast as people read it: the raw columns beside the standardised ones. */
final class ForecastReport {

  private final Console console;
  private final TrainingData data;
  private final CompressedPlan plan;
  private final Forecasts forecasts;
  private final boolean quiet;
  private final TextTable table;

  ForecastReport(Console console, TrainingData data, Forecasts forecasts, boolean quiet) {
    this.console = console;
    this.data = data;
    this.plan = data.compressed();
    this.forecasts = forecasts;
    this.quiet = quiet;
    this.table =
        forecasts.other() == null
            ? new TextTable(TextTable.Align.LEFT, TextTable.Align.RIGHT)
            : new TextTable(TextTable.Align.LEFT, TextTable.Align.RIGHT, TextTable.Align.RIGHT);
  }

  /** Prints all of it. */
  void print() {
    console.verdict(verdict());
    notes();
    if (plan.forecast().spectrum().rank() > 0) {
      console.line("");
      numbers();
      console.line("");
      directions(forecasts.raw(), "raw");
      directions(forecasts.onStandardized(), "standardised");
    }
    optimum();
  }

  private String verdict() {
    int rank = plan.forecast().spectrum().rank();
    if (rank == 0) {
      return "The loss surface is flat: there is nothing to descend.";
    }
    OptionalDouble step = plan.step();
    if (step.isPresent()) {
      return ofStep(step.getAsDouble());
    }
    Forecast standardized = forecasts.onStandardized();
    Forecast raw = forecasts.raw();
    return "Gradient descent will take "
        + (standardized == null ? "" : inIterations(standardized) + " on standardised columns")
        + (standardized == null || raw == null ? "" : " and ")
        + (raw == null
            ? ""
            : (standardized == null ? inIterations(raw) : iterations(raw, Advice.GAP))
                + " on the raw ones")
        + " to bring the gap to the optimum down to 1e-6 of what it was;"
        + " conjugate gradient at most "
        + rank
        + ".";
  }

  private static String inIterations(Forecast forecast) {
    String count = iterations(forecast, Advice.GAP);
    return count + (count.equals("1") ? " iteration" : " iterations");
  }

  /** The fate of the step that was given. */
  private String ofStep(double step) {
    String columns = plan.coordinates().standardized() ? "standardised columns" : "the raw columns";
    String start = "The step " + Numbers.shortest(step, 4) + " on " + columns;
    Divergence divergence = Divergence.of(plan.forecast().withStep(step));
    if (divergence != null) {
      return start
          + " diverges: the limit is 2/L = "
          + Numbers.significant(divergence.stableBelow(), 4)
          + ", every iteration multiplies the error along "
          + DirectionText.columns(divergence.steepest(), data.map().features())
          + " by "
          + Numbers.shortest(divergence.growthFactor(), 3)
          + ", and the loss first grows at iteration "
          + Numbers.count(divergence.firstGrowth())
          + ".";
    }
    return start
        + (plan.forecast().withStep(step).rate() < 1
            ? " converges: it takes "
            : " does not diverge: it takes ")
        + Advice.iterations(plan.forecast(), step)
        + "; the step of the best rate, "
        + Advice.bestStep(plan.forecast())
        + ", takes "
        + iterations(plan.forecast(), Advice.GAP)
        + ".";
  }

  private void notes() {
    if (quiet) {
      return;
    }
    console.noteLine("");
    console.note(FitNotes.reading(data));
    for (String note : FitNotes.unusual(data)) {
      console.note(note);
    }
  }

  private void numbers() {
    List<String> head = new ArrayList<>(List.of(""));
    if (forecasts.raw() != null) {
      head.add("raw columns");
    }
    if (forecasts.onStandardized() != null) {
      head.add("standardised");
    }
    table.head(head.toArray(new String[0]));
    row("largest curvature L", f -> Numbers.significant(f.spectrum().max(), 4));
    row("smallest curvature μ", f -> Numbers.significant(f.spectrum().min(), 4));
    row("condition κ = L/μ", f -> Numbers.significant(f.spectrum().condition(), 4));
    row("steps converge below 2/L", f -> Numbers.roundedDown(f.stableBelow().orElse(0), 4));
    row("best step 2/(L + μ)", f -> Numbers.roundedDown(f.bestStep(), 4));
    row("error left by an iteration", f -> rate(f.best().rate()));
    row("iterations to a gap of 1e-6", f -> iterations(f, 1e-6));
    row("iterations to a gap of 1e-12", f -> iterations(f, 1e-12));
    row("conjugate gradient, at most", f -> Numbers.count(f.spectrum().rank()));
    for (String line : table.lines("  ")) {
      console.line(line);
    }
    console.line("");
    console.say(
        "The loss is the mean squared error, so H = 2/n·XᵀX; iterations are with the best step, and"
            + " the gap is loss − optimum, as a part of what it is at the start.");
  }

  private void row(String name, Function<Forecast, String> cell) {
    List<String> row = new ArrayList<>(List.of(name));
    for (Forecast forecast : Arrays.asList(forecasts.raw(), forecasts.onStandardized())) {
      if (forecast != null) {
        row.add(cell.apply(forecast));
      }
    }
    table.row(row.toArray(new String[0]));
  }

  /** Rates close to 1 differ in how close. */
  private static String rate(double rate) {
    return rate > 0.999 && rate < 1
        ? "1 − " + Numbers.significant(1 - rate, 2)
        : Numbers.significant(rate, 3);
  }

  private static String iterations(Forecast forecast, double gap) {
    OptionalLong needed = forecast.best().iterationsToGap(gap);
    return needed.isEmpty() ? "over 1e18" : Numbers.about(needed.getAsLong());
  }

  private void directions(@Nullable Forecast forecast, String coordinates) {
    if (forecast == null) {
      return;
    }
    int last = forecast.spectrum().curved() - 1;
    say("Steepest", forecast, 0, coordinates);
    if (last > 0) {
      say("Slowest", forecast, last, coordinates);
    }
  }

  private void say(String which, Forecast forecast, int i, String coordinates) {
    console.line(
        Prose.wrap(
            which
                + " on "
                + coordinates
                + " columns: "
                + DirectionText.of(EigenDirection.of(forecast, i), data.map().features()),
            console.proseWidth(),
            "  "));
  }

  private void optimum() {
    console.line("");
    console.line(
        "The exact optimum, loss " + Numbers.significant(plan.forecast().optimumLoss(), 6) + ":");
    console.line("");
    for (String line :
        CoefficientTable.lines(
            data.map().features(), plan.coordinates().intercept(), plan.optimum(), null)) {
      console.line(line);
    }
  }
}
