package glissade.cli;

import glissade.forecast.ConjugateBound;
import glissade.forecast.Course;
import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.forecast.GapShare;
import glissade.loss.Link;
import glissade.model.CompressedPlan;
import glissade.report.words.Advice;
import glissade.report.words.DirectionText;
import glissade.report.words.ForecastRow;
import glissade.report.words.Forecasts;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A forecast as people read it: the raw columns beside the standardised ones, the optimizers under
 * each other, and the directions that make it slow.
 */
final class ForecastReport {

  private static final int MOST_SLOW = 3;

  /** A part of the gap below this is rounding. */
  private static final double NOTHING = 1e-20;

  private final Console console;
  private final TrainingData data;
  private final CompressedPlan plan;
  private final Forecasts forecasts;
  private final boolean quiet;

  ForecastReport(Console console, TrainingData data, Forecasts forecasts, boolean quiet) {
    this.console = console;
    this.data = data;
    this.plan = data.compressed();
    this.forecasts = forecasts;
    this.quiet = quiet;
  }

  /** Prints all of it. */
  void print() {
    console.verdict(new ForecastVerdict(plan, forecasts, data.map().features()).sentence());
    notes();
    if (plan.forecast().spectrum().rank() > 0) {
      console.line("");
      coordinates();
      console.line("");
      optimizers();
      console.line("");
      directions();
    }
    optimum();
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

  /** What standardising changes. */
  private void coordinates() {
    TextTable table =
        forecasts.other() == null
            ? new TextTable(TextTable.Align.LEFT, TextTable.Align.RIGHT)
            : new TextTable(TextTable.Align.LEFT, TextTable.Align.RIGHT, TextTable.Align.RIGHT);
    List<String> head = new ArrayList<>(List.of(""));
    if (forecasts.raw() != null) {
      head.add("raw columns");
    }
    if (forecasts.onStandardized() != null) {
      head.add("standardised");
    }
    table.head(head.toArray(new String[0]));
    row(table, "largest curvature L", f -> Numbers.significant(f.spectrum().max(), 4));
    row(table, "smallest curvature μ", f -> Numbers.significant(f.spectrum().min(), 4));
    row(table, "condition κ = L/μ", f -> Numbers.significant(f.spectrum().condition(), 4));
    row(table, "steps converge below 2/L", f -> Numbers.roundedDown(f.stableBelow().orElse(0), 4));
    row(table, "iterations to a gap of 1e-6: gd", f -> iterations(f.best(), Advice.GAP));
    for (ForecastRow known : ForecastRow.of(plan.forecast())) {
      if (!known.key().startsWith("gd")) {
        row(table, "  " + known.label(), f -> iterations(like(f, known), Advice.GAP));
      }
    }
    row(table, "  cg, at most", f -> Numbers.count(f.conjugate().iterationsToGap(Advice.GAP)));
    print(table);
  }

  /** The same optimizer in other coordinates. */
  private static Course like(Forecast forecast, ForecastRow known) {
    for (ForecastRow row : ForecastRow.of(forecast)) {
      if (row.key().equals(known.key())) {
        return row.course();
      }
    }
    return forecast.best();
  }

  private void row(TextTable table, String name, Function<Forecast, String> cell) {
    List<String> row = new ArrayList<>(List.of(name));
    for (Forecast forecast : Arrays.asList(forecasts.raw(), forecasts.onStandardized())) {
      if (forecast != null) {
        row.add(cell.apply(forecast));
      }
    }
    table.row(row.toArray(new String[0]));
  }

  /** Every optimizer that has a theory, in the coordinates planned. */
  private void optimizers() {
    TextTable.Align[] alignment = new TextTable.Align[8];
    Arrays.fill(alignment, TextTable.Align.RIGHT);
    alignment[0] = TextTable.Align.LEFT;
    TextTable table = new TextTable(alignment);
    table.head("", "step", "limit", "β", "rate", "to 1e-6", "to 1e-12", "passes");
    rows().forEach(row -> table.row(cells(row)));
    ConjugateBound bound = plan.forecast().conjugate();
    table.row(
        "cg, at most",
        "",
        "",
        "",
        "",
        Numbers.count(bound.iterationsToGap(1e-6)),
        Numbers.count(bound.iterationsToGap(1e-12)),
        "2");
    console.line(
        "On "
            + (plan.coordinates().standardized() ? "standardised" : "the raw")
            + " columns, with the best coefficients of each:");
    console.line("");
    print(table);
    console.line("");
    console.say(
        "Steps under the limit converge, β is the momentum; the loss is the mean squared error, so H = 2/n·XᵀX. The"
            + " rate is what a long run multiplies the error by. Iterations are until the gap, loss"
            + " − optimum, is that part of what it is at the start; each takes so many passes over"
            + " the data, or over the triangle they were folded to.");
  }

  private List<ForecastRow> rows() {
    List<ForecastRow> rows = new ArrayList<>(ForecastRow.of(plan.forecast()));
    plan.recurrence()
        .map(method -> new ForecastRow("given", "as given", plan.forecast().course(method)))
        .filter(given -> rows.stream().noneMatch(row -> isSame(row, given)))
        .ifPresent(rows::add);
    return rows;
  }

  private static boolean isSame(ForecastRow row, ForecastRow other) {
    return row.course().recurrence().equals(other.course().recurrence());
  }

  private static String[] cells(ForecastRow row) {
    Course course = row.course();
    OptionalDouble limit = course.stableBelow();
    double beta = course.recurrence().beta();
    return new String[] {
      row.label(),
      step(course.recurrence().eta()),
      limit.isPresent() ? step(limit.getAsDouble()) : "",
      beta > 0 ? Advice.momentum(beta) : "",
      rate(course.rate()),
      iterations(course, 1e-6).replace("over", ">"),
      iterations(course, 1e-12).replace("over", ">"),
      "1"
    };
  }

  private void print(TextTable table) {
    for (String line : table.lines("  ")) {
      console.line(line);
    }
  }

  /** Four digits, of which one makes way for an exponent. */
  private static String step(double eta) {
    String four = Numbers.roundedDown(eta, 4);
    return four.contains("e") ? Numbers.roundedDown(eta, 3) : four;
  }

  /** Rates close to 1 differ in how close. */
  private static String rate(double rate) {
    if (rate < 1e-15) {
      return "0";
    }
    return rate > 0.999 && rate < 1
        ? "1 − " + Numbers.significant(1 - rate, 1)
        : Numbers.significant(rate, 3);
  }

  private static String iterations(Course course, double gap) {
    OptionalLong needed = course.iterationsToGap(gap);
    if (needed.isPresent()) {
      return Numbers.about(needed.getAsLong());
    }
    return course.isStable() ? "over 1e18" : "never";
  }

  private void directions() {
    Forecast other = forecasts.other();
    Forecast planned = plan.forecast();
    directions(planned, forecasts.standardized(), MOST_SLOW);
    if (other != null) {
      directions(other, !forecasts.standardized(), 1);
    }
  }

  private void directions(Forecast forecast, boolean standardized, int most) {
    String columns = standardized ? " on standardised columns: " : " on raw columns: ";
    int last = forecast.spectrum().curved() - 1;
    say("Steepest" + columns, forecast, 0);
    for (int i = last; i > Math.max(0, last - most); i--) {
      say((i == last ? "Slowest" : "Next") + columns, forecast, i);
    }
  }

  private void say(String which, Forecast forecast, int i) {
    console.line(
        Prose.wrap(
            which
                + DirectionText.of(EigenDirection.of(forecast, i), data.map().features())
                + "; "
                + howSlow(forecast, i),
            console.proseWidth(),
            "  "));
  }

  /** {@code 12 % of the gap at the start, 340 iterations to a tenth}, by what was given or gd. */
  private String howSlow(Forecast forecast, int i) {
    boolean planned = forecast == plan.forecast();
    Course course =
        planned && plan.recurrence().isPresent()
            ? forecast.course(plan.recurrence().get())
            : forecast.best();
    Optional<GapShare> share =
        forecast.shares().stream().filter(found -> found.number() == i).findFirst();
    double part = share.map(GapShare::part).orElse(0.0);
    return (part < NOTHING ? "nothing" : Numbers.shortest(100 * part, 2) + " %")
        + " of the gap at the start, "
        + (course.rateAlong(i) > 1
            ? "times " + Numbers.shortest(course.rateAlong(i), 3) + " an iteration"
            : SlowAdvice.iterationsADigit(course.iterationsPerDigit(i)));
  }

  private void optimum() {
    console.line("");
    console.line(
        "The exact optimum, loss " + Numbers.significant(plan.forecast().optimumLoss(), 6) + ":");
    console.line("");
    for (String line :
        CoefficientTable.lines(
            data.map().features(),
            plan.coordinates().intercept(),
            plan.optimum(),
            null,
            Link.IDENTITY)) {
      console.line(line);
    }
  }
}
