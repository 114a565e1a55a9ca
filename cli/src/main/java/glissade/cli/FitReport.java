package glissade.cli;

import glissade.compress.Triangle;
import glissade.forecast.Divergence;
import java.util.List;

/** A fit as people read it: the verdict, then how it came about, then the numbers. */
final class FitReport {

  private final Console console;
  private final FitResult result;
  private final boolean quiet;

  /**
   * @param quiet whether to leave out what is not the result
   */
  FitReport(Console console, FitResult result, boolean quiet) {
    this.console = console;
    this.result = result;
    this.quiet = quiet;
  }

  /** Prints all of it. */
  void print() {
    if (!result.outcome().hasUsablePoint()) {
      failure();
      return;
    }
    console.verdict(Verdict.of(result));
    notes();
    curve();
    coefficients();
    console.line("");
    console.say(FitAdvice.comparison(result));
    if (!quiet && FitAdvice.isSlow(result)) {
      console.noteLine("");
      console.note(FitAdvice.slowDirection(result));
      advise(FitAdvice.slow(result));
    }
  }

  private void notes() {
    if (quiet) {
      return;
    }
    console.noteLine("");
    console.note(FitNotes.reading(result.data()));
    console.note(FitNotes.plan(result.plan()));
    for (String note : FitNotes.unusual(result.data())) {
      console.note(note);
    }
  }

  private void curve() {
    double gap = result.fit().gap();
    double optimum = result.fit().optimumLoss();
    LossCurve curve = result.curve();
    console.line("");
    StringBuilder line = new StringBuilder("  loss  ");
    if (curve.isWorthDrawing()) {
      line.append(curve.draw(gap, optimum, console.terminal().unicode())).append("  ");
      line.append(Numbers.shortest(curve.first(), 4)).append(" → ");
    }
    line.append(Numbers.shortest(result.fit().loss(), 4));
    line.append(explained());
    console.line(line.toString());
    if (curve.isWorthDrawing() && curve.isLogarithmic(gap, optimum)) {
      console.line("        (the bars are the gap to the optimum on a log scale)");
    }
  }

  /** R², where the target varies and a mean is part of the model. */
  private String explained() {
    Triangle triangle = result.plan().objective().triangle();
    double deviation = triangle.standardDeviation(triangle.target());
    double share = 1 - result.fit().loss() / (deviation * deviation);
    if (!result.intercept()
        || result.features().isEmpty()
        || !Double.isFinite(share)
        || share < 0) {
      return "";
    }
    return "   R² "
        + Numbers.significant(share, 4)
        + ", root mean square error "
        + Numbers.significant(Math.sqrt(result.fit().loss()), 3);
  }

  private void coefficients() {
    console.line("");
    for (String line :
        CoefficientTable.lines(
            result.features(),
            result.intercept(),
            result.fit().coefficients(),
            result.fit().standardErrors())) {
      console.line(line);
    }
  }

  private void failure() {
    console.note(Verdict.of(result));
    console.noteLine("");
    Divergence divergence = result.divergence();
    if (divergence == null) {
      console.note("No model is saved. " + FitNotes.reading(result.data()));
      return;
    }
    DivergenceReport report =
        new DivergenceReport(result.outcome(), divergence, result.plan(), result.features());
    console.note(report.explanation() + " No model is saved.");
    console.noteLine("");
    advise(FitAdvice.exploded(result));
  }

  private void advise(List<String> remedies) {
    console.noteLine("What would help:");
    for (String remedy : remedies) {
      console.noteLine("  " + Prose.wrap(remedy, console.proseWidth() - 2, "    "));
    }
  }
}
