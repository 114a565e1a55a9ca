package glissade.cli;

import glissade.forecast.Forecast;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A forecast for another loss than squares, as people read it. */
final class LossForecastReport {

  private final Console console;
  private final LossForecast forecast;
  private final boolean quiet;

  LossForecastReport(Console console, LossForecast forecast, boolean quiet) {
    this.console = console;
    this.forecast = forecast;
    this.quiet = quiet;
  }

  /** Prints all of it. */
  void print() {
    console.verdict(verdict());
    if (!quiet) {
      console.noteLine("");
      console.note(FitNotes.reading(forecast.data()));
      console.note(FitNotes.plan(forecast.plan()));
      for (String note : FitNotes.unusual(forecast.data())) {
        console.note(note);
      }
    }
    console.line("");
    for (String line : table().lines("  ")) {
      console.line(line);
    }
    console.line("");
    forecast.rehearsal().ifPresent(rehearsal -> console.say(rehearsal.told()));
    console.say(explanation());
  }

  /** What is known, in a sentence or two. */
  String verdict() {
    String title = "The " + LossTitle.of(forecast.loss());
    OptionalDouble bound = forecast.loss().curvatureBound();
    if (bound.isEmpty()) {
      return title
          + (forecast.loss().curvature(0, 1) == 0
              ? " has corners, where its slope jumps"
              : " may curve as much as it likes")
          + ": no step is safe everywhere, and how many iterations there will be is not known"
          + " beforehand. A fit goes by "
          + forecast.plan().optimizer().title()
          + ", which finds its steps by looking.";
    }
    Forecast planned =
        forecast.plan().coordinates().standardized()
            ? forecast.squares().onStandardized()
            : forecast.squares().raw();
    double largest = planned == null ? Double.NaN : forecast.largest(planned).orElse(Double.NaN);
    return title
        + " curves nowhere more than c = "
        + Numbers.shortest(bound.getAsDouble(), 4)
        + " along a score, so on "
        + (forecast.plan().coordinates().standardized() ? "standardised" : "the raw")
        + " columns the step "
        + Numbers.roundedDown(1 / largest, 4)
        + " lowers it from anywhere. A fit goes by "
        + forecast.plan().optimizer().title()
        + ", which finds its own.";
  }

  private TextTable table() {
    List<String> head = new ArrayList<>(List.of(""));
    if (forecast.squares().raw() != null) {
      head.add("raw columns");
    }
    if (forecast.squares().onStandardized() != null) {
      head.add("standardised");
    }
    TextTable.Align[] alignment = new TextTable.Align[head.size()];
    Arrays.fill(alignment, TextTable.Align.RIGHT);
    alignment[0] = TextTable.Align.LEFT;
    TextTable table = new TextTable(alignment).head(head.toArray(new String[0]));
    row(table, "condition κ of the columns", f -> Numbers.significant(f.spectrum().condition(), 4));
    if (forecast.loss().curvatureBound().isPresent()) {
      row(table, "curvature at most L", this::atMost);
      row(table, "safe step 1/L", this::step);
    }
    return table;
  }

  private String atMost(Forecast of) {
    return Numbers.significant(forecast.largest(of).orElse(Double.NaN), 4);
  }

  private String step(Forecast of) {
    return Numbers.roundedDown(1 / forecast.largest(of).orElse(Double.NaN), 4);
  }

  private void row(TextTable table, String name, Function<Forecast, String> cell) {
    List<String> row = new ArrayList<>(List.of(name));
    for (Forecast each :
        Arrays.asList(forecast.squares().raw(), forecast.squares().onStandardized())) {
      if (each != null) {
        row.add(cell.apply(each));
      }
    }
    table.row(row.toArray(new String[0]));
  }

  /** Why no more is. */
  String explanation() {
    return forecast.loss().curvatureBound().isPresent()
        ? "L = c·λmax(XᵀX/W). The curvature itself changes along the way, and so does what"
            + " remains to do: iterations are not foretold, as they are for squares. Made white by"
            + " the triangle of the columns, the problem has κ = 1 wherever every row curves alike,"
            + " whatever κ the columns have."
        : "The columns say how long the valley is, the loss how steep: with no bound on the second"
            + " only the first is known. Iterations are not foretold, as they are for squares.";
  }
}
