package glissade.cli;

import glissade.descent.Outcome;
import glissade.model.Race;
import glissade.optimizer.GradientDescent;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A race as people read it: who won, then the tables, then who did not arrive. */
final class RaceReport {

  /** Six columns of counts leave no more for a name. */
  private static final int LONGEST_NAME = 18;

  private static final String NONE = "–";

  /** More of the first gap rounds to 1. */
  private static final double NEARLY_ALL = 0.99;

  private final Console console;
  private final RaceResult result;
  private final boolean quiet;

  RaceReport(Console console, RaceResult result, boolean quiet) {
    this.console = console;
    this.result = result;
    this.quiet = quiet;
  }

  /** Prints all of it. */
  void print() {
    console.verdict(verdict());
    notes();
    if (!isOver()) {
      table("Iterations until so much of the first gap to the optimum is left:", iterations());
      table(
          "Passes over the rows that takes, and the gap on its way down:",
          passes(console.terminal().unicode()));
    }
    missing().forEach(this::paragraph);
  }

  /** Who did not arrive, and why. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    late().ifPresent(missing::add);
    for (RaceResult.Ran one : result.ran()) {
      if (!one.arrived() && !(one.result().outcome() instanceof Outcome.BudgetSpent)) {
        missing.add(notArrived(one));
      }
    }
    return missing;
  }

  private void paragraph(String text) {
    console.line("");
    console.say(text);
  }

  /** All that were taken out, in one sentence. */
  private Optional<String> late() {
    List<String> late = new ArrayList<>();
    for (RaceResult.Ran one : result.ran()) {
      if (!one.arrived() && one.result().outcome() instanceof Outcome.BudgetSpent) {
        late.add(one.name() + " (" + left(one) + ")");
      }
    }
    return late.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not there within "
                + Prose.count(result.most(), "iteration")
                + ", with so much of the first gap left: "
                + Prose.list(late)
                + ".");
  }

  /** Whether it was over before it began. */
  boolean isOver() {
    return !result.ran().isEmpty() && result.race().firstGap() == 0;
  }

  /** Who won, in a sentence. */
  String verdict() {
    if (isOver()) {
      return "There is nothing to race for: the loss is at its optimum from the start.";
    }
    List<RaceResult.Ran> ran = result.ran();
    String goal = power(lastPart()) + " of the first gap to the optimum";
    if (ran.isEmpty() || !ran.get(0).arrived()) {
      boolean near =
          !ran.isEmpty()
              && ran.get(0).result().outcome().hasUsablePoint()
              && !isNearlyAll(ran.get(0));
      return (ran.size() == 1
              ? ran.get(0).name() + " did not come"
              : "None of the " + Prose.count(ran.size(), "optimizer") + " came")
          + " down to "
          + goal
          + (near ? closest(ran) : ".");
    }
    RaceResult.Ran first = ran.get(0);
    long least = passes(first);
    List<String> winners = new ArrayList<>();
    for (RaceResult.Ran one : ran) {
      if (one.arrived() && passes(one) == least) {
        winners.add(one.name());
      }
    }
    String text =
        Prose.list(winners)
            + (ran.size() == 1
                ? " needs so many passes to "
                : winners.size() == 1
                    ? " needs the fewest passes to "
                    : " need the fewest passes to ")
            + goal
            + ": "
            + Numbers.count(least);
    if (winners.size() == ran.size()) {
      return text + ".";
    }
    RaceResult.Ran next = ran.get(winners.size());
    return text
        + (next.arrived()
            ? "; " + next.name() + " comes next with " + Numbers.count(passes(next)) + "."
            : "; nobody else got there.");
  }

  private static String closest(List<RaceResult.Ran> ran) {
    return "; "
        + (ran.size() == 1 ? "it came" : ran.get(0).name() + " came closest,")
        + " to "
        + left(ran.get(0))
        + ".";
  }

  /** {@code 1e-3} rather than 0.001, beside 1e-6. */
  static String power(double part) {
    return "1e" + Math.round(Math.log10(part));
  }

  private double lastPart() {
    List<Double> parts = result.race().parts();
    return parts.get(parts.size() - 1);
  }

  private static long passes(RaceResult.Ran ran) {
    return ran.result().last().evaluations().orElse(Long.MAX_VALUE);
  }

  private void notes() {
    if (quiet) {
      return;
    }
    console.noteLine("");
    told().forEach(console::note);
  }

  /** What was read, and what is the same for everybody. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    told.add(FitNotes.reading(result.data()));
    told.add(
        "Everybody starts at zero "
            + (result.data().plan().coordinates().standardized()
                ? "on standardised columns"
                : "on the columns as they are")
            + ", and is taken out after "
            + Prose.count(result.most(), "iteration")
            + ". A pass goes once over the rows, for a loss and its gradient or for a curvature.");
    told.addAll(FitNotes.unusual(result.data()));
    return told;
  }

  private void table(String heading, TextTable table) {
    console.line("");
    console.say(heading);
    console.line("");
    for (String line : table.lines("  ")) {
      console.line(line);
    }
  }

  private TextTable iterations() {
    int parts = result.race().parts().size();
    TextTable.Align[] alignment = new TextTable.Align[1 + 2 * parts];
    String[] marks = new String[alignment.length];
    String[] kinds = new String[alignment.length];
    alignment[0] = TextTable.Align.LEFT;
    marks[0] = "";
    kinds[0] = "";
    for (int i = 0; i < parts; i++) {
      alignment[1 + 2 * i] = TextTable.Align.RIGHT;
      alignment[2 + 2 * i] = TextTable.Align.RIGHT;
      marks[1 + 2 * i] = "";
      marks[2 + 2 * i] = power(result.race().parts().get(i));
      kinds[1 + 2 * i] = "forecast";
      kinds[2 + 2 * i] = "made";
    }
    TextTable table = new TextTable(alignment).row(marks).row(kinds);
    for (RaceResult.Ran one : result.ran()) {
      String[] row = new String[alignment.length];
      row[0] = shortened(one.name());
      for (int i = 0; i < parts; i++) {
        Race.Mark mark = one.result().marks().get(i);
        row[1 + 2 * i] = forecast(one, mark);
        row[2 + 2 * i] = about(mark.iterations());
      }
      table.row(row);
    }
    return table;
  }

  /** The iterations foretold, where there is a theory. */
  String forecast(RaceResult.Ran one, Race.Mark mark) {
    if (mark.predicted().isEmpty() && hasTheory(one)) {
      return one.result().outcome() instanceof Outcome.Diverged ? "never" : "over 1e18";
    }
    // Spelled here, where the column is aligned after that.
    return mark.bound().isPresent()
        ? (console.terminal().unicode() ? "≤ " : "<= ") + Numbers.about(mark.bound().getAsLong())
        : about(mark.predicted());
  }

  private boolean hasTheory(RaceResult.Ran one) {
    return one.result().optimizer() instanceof GradientDescent descent
        && descent.recurrence(result.data().plan().objective()).isPresent();
  }

  private TextTable passes(boolean unicode) {
    int parts = result.race().parts().size();
    TextTable.Align[] alignment = new TextTable.Align[2 + parts];
    String[] head = new String[alignment.length];
    for (int i = 0; i < alignment.length; i++) {
      boolean count = i > 0 && i <= parts;
      alignment[i] = count ? TextTable.Align.RIGHT : TextTable.Align.LEFT;
      head[i] = count ? power(result.race().parts().get(i - 1)) : "";
    }
    TextTable table = new TextTable(alignment).row(head);
    double optimum = result.race().leastLoss();
    for (RaceResult.Ran one : result.ran()) {
      String[] row = new String[alignment.length];
      row[0] = shortened(one.name());
      for (int i = 0; i < parts; i++) {
        row[1 + i] = about(one.result().marks().get(i).evaluations());
      }
      double gap = one.result().gapLeft() * result.race().firstGap();
      boolean drawn = one.curve().isWorthDrawing() && one.result().outcome().hasUsablePoint();
      row[1 + parts] = drawn ? one.curve().draw(gap, optimum, unicode) : "";
      table.row(row);
    }
    return table;
  }

  static String about(OptionalLong count) {
    return count.isPresent() ? Numbers.about(count.getAsLong()) : NONE;
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String left(RaceResult.Ran ran) {
    return isNearlyAll(ran) ? "nearly all" : Numbers.shortest(ran.result().gapLeft(), 2);
  }

  private static boolean isNearlyAll(RaceResult.Ran ran) {
    return ran.result().gapLeft() > NEARLY_ALL;
  }

  private String notArrived(RaceResult.Ran one) {
    Outcome outcome = one.result().outcome();
    if (outcome instanceof Outcome.Diverged) {
      return one.name() + " diverged: " + outcome.reason() + ".";
    }
    if (!outcome.hasUsablePoint()) {
      return one.name() + " came to nothing: " + outcome.reason() + ".";
    }
    return one.name()
        + " ended before it arrived, "
        + outcome.reason()
        + ": "
        + left(one)
        + " of the first gap is left.";
  }
}
