package glissade.cli;

import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.report.words.DivergenceText;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.rows.SyntheticRows;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The article's lines, and then what was forecast beside what happened. */
final class DemoReport {

  private static final double PART = 0.01;

  private final Console console;
  private final SyntheticRows data;
  private final CompressedPlan plan;
  private final long rows;
  private final double step;
  private final double target;
  private final int digits;
  private long reached = -1;
  private double @Nullable [] last;

  DemoReport(Console console, SyntheticRows data, CompressedPlan plan, long rows, double step) {
    this.console = console;
    this.data = data;
    this.plan = plan;
    this.rows = rows;
    this.step = step;
    // Whole lines even where the terminal is narrow; a file may have as many digits as are told.
    this.digits = console.terminal().output() && console.terminal().columns() < 100 ? 3 : 5;
    this.target = PART * plan.forecast().withStep(step).loss(0);
  }

  /** Takes notice of an update, and prints it if it is to be seen. */
  void see(Step update, boolean printed) {
    if (reached < 0 && update.loss() <= target) {
      reached = update.iteration();
    }
    last = update.at();
    if (printed) {
      console.line(line(update, digits));
    }
  }

  /** As the article prints it, w and b after the update and the loss before it. */
  private static String line(Step update, int digits) {
    StringBuilder line = new StringBuilder("iteration ").append(update.iteration());
    double[] at = update.at();
    line.append(": w = [");
    for (int j = 1; j < at.length; j++) {
      line.append(j == 1 ? "" : ", ").append(Numbers.significant(at[j], digits));
    }
    line.append("], b = ").append(Numbers.significant(at[0], digits));
    return line.append(", loss = ").append(Numbers.significant(update.loss(), digits)).toString();
  }

  /** Prints the forecast beside what happened. */
  void compare(Outcome outcome) {
    Forecast forecast = plan.forecast();
    long made = outcome.arrival().iterations();
    OptionalLong expected = forecast.withStep(step).iterationsToLoss(target);
    double[] end = last == null ? new double[plan.objective().dimension()] : last;
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.RIGHT, TextTable.Align.RIGHT);
    table.head("", "forecast", "happened");
    table.row(
        "iterations until the loss is 1 % of the first",
        expected.isPresent() ? Numbers.about(expected.getAsLong()) : "never",
        reached < 0 ? "not yet" : Numbers.count(reached));
    table.row(
        "loss after " + Prose.count(made, "iteration"),
        Numbers.significant(forecast.withStep(step).loss(made), 3),
        Numbers.significant(outcome.arrival().loss(), 3));
    table.row(
        "distance to the exact optimum",
        Numbers.significant(distance(forecast.withStep(step).iterate(made), forecast.optimum()), 3),
        Numbers.significant(distance(end, forecast.optimum()), 3));
    table.row("distance to the true w and b", "", Numbers.significant(distance(end, truth()), 3));
    console.line("");
    for (String row : table.lines("")) {
      console.line(row);
    }
    console.line("");
    console.say(explanation(forecast));
  }

  /** Prints why there is nothing to compare. */
  void explode(DivergenceText report) {
    console.line("");
    console.verdict(report.verdict());
    console.line("");
    console.say(report.explanation());
    console.line("");
    console.say("Try " + report.smallerStep() + ".");
  }

  private String explanation(Forecast forecast) {
    OptionalDouble limit = forecast.stableBelow();
    StringBuilder text = new StringBuilder();
    text.append("The ").append(Prose.count(rows, "row")).append(" were folded once to ");
    text.append(Prose.square(data.features() + 2));
    text.append(" triangle with the same loss surface. ");
    if (limit.isPresent()) {
      text.append("Its curvature lies between μ = ");
      text.append(Numbers.significant(forecast.spectrum().min(), 3)).append(" and L = ");
      text.append(Numbers.significant(forecast.spectrum().max(), 3));
      text.append(", so steps below 2/L = ").append(Numbers.significant(limit.getAsDouble(), 3));
      text.append(" converge, and the best one is 2/(L + μ) = ");
      text.append(Numbers.significant(forecast.bestStep(), 3)).append(": try --step ");
      text.append(Numbers.roundedDown(forecast.bestStep(), 2)).append('.');
    }
    return text.toString();
  }

  private double[] truth() {
    double[] truth = new double[data.features() + 1];
    truth[0] = data.intercept();
    System.arraycopy(data.weights(), 0, truth, 1, data.features());
    return truth;
  }

  private static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int j = 0; j < a.length; j++) {
      squares += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(squares);
  }
}
