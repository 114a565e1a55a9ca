package glissade.cli;

import glissade.compress.Moments;
import glissade.descent.Outcome;
import glissade.forecast.Divergence;
import glissade.report.words.DivergenceText;
import glissade.report.words.FitAdvice;
import glissade.report.words.Forecasts;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fit as people read it: the verdict, then how it came about, then the numbers. */
final class FitReport {

  /** More than these nobody reads in a terminal. */
  private static final int MOST_COEFFICIENTS = 200;

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
    console.verdict(result.verdict());
    notes();
    HeldOut heldOut = result.heldOut();
    if (heldOut == null) {
      curve();
    } else {
      curves(heldOut);
    }
    LossSummary summary = result.summary();
    if (summary != null) {
      console.line("");
      console.say(
          new LossText(summary, result.data().map().target(), result.data().map().classes())
              .sentences());
    }
    Optional<ClassesText> classes = result.classes();
    Summarized inference = result.inference();
    if (classes.isPresent()) {
      classes(classes.get());
    } else if (inference != null) {
      summary(new SummaryText(inference));
    } else {
      coefficients();
    }
    if (classes.isEmpty() && result.outcome() instanceof Outcome.Separable separable) {
      separation(new SeparationText(separable.separation(), result));
    }
    Forecasts forecasts = result.forecasts();
    if (forecasts != null) {
      console.line("");
      console.say(FitAdvice.comparison(result.plan(), forecasts));
    }
    if (!quiet && SlowAdvice.isNeeded(result)) {
      slow(forecasts);
    }
  }

  private void separation(SeparationText text) {
    console.line("");
    console.say(text.explanation());
    remedies();
  }

  private void remedies() {
    if (!quiet) {
      console.noteLine("");
      advise(SeparationText.remedies());
    }
  }

  private void classes(ClassesText text) {
    console.line("");
    console.say(text.sentences());
    console.line("");
    print(text.coefficients());
    console.line("");
    console.say(text.explanation());
    List<String> separation = text.separation();
    if (!separation.isEmpty()) {
      console.line("");
      console.say(text.separationTold());
      console.line("");
      print(separation);
      remedies();
    }
  }

  private void slow(@Nullable Forecasts forecasts) {
    console.noteLine("");
    if (forecasts != null) {
      SlowAdvice advice = new SlowAdvice(result, forecasts);
      console.note(advice.explanation());
      advise(advice.remedies());
      return;
    }
    String circles = SlowAdvice.circles(result.plan());
    if (!circles.isEmpty()) {
      console.note(circles);
    }
    advise(SlowAdvice.onRows(result));
  }

  private void notes() {
    if (quiet) {
      return;
    }
    console.noteLine("");
    console.note(FitNotes.reading(result.data()));
    console.note(FitNotes.plan(result.plan()));
    // The summary has a place of its own for what is to be said of levels.
    (result.inference() == null
            ? FitNotes.unusual(result.data())
            : FitNotes.unusualColumns(result.data()))
        .forEach(console::note);
    if (!result.plan().penalty().isNone()) {
      console.note(FitNotes.penalty(result.plan()));
    }
    HeldOut heldOut = result.heldOut();
    if (heldOut != null) {
      console.note(new HeldOutText(result, heldOut).rows());
    }
  }

  private void curve() {
    // Where the optimum is not known, the curve ends where the descent did.
    boolean known = result.fit().knowsOptimum();
    double optimum = known ? result.fit().optimumLoss() : result.fit().loss();
    double gap = known ? result.fit().gap() : 0;
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
    if (known && curve.isWorthDrawing() && curve.isLogarithmic(gap, optimum)) {
      console.line("        (the bars are the gap to the optimum on a log scale)");
    }
  }

  /** The curve of the held-out loss under that of the loss, and which iterate it speaks for. */
  private void curves(HeldOut heldOut) {
    console.line("");
    print(new HeldOutCurve(result, heldOut, console.terminal().unicode()).lines(share()));
    String explanation = new HeldOutText(result, heldOut).explanation();
    if (!explanation.isEmpty()) {
      console.line("");
      console.say(explanation);
    }
  }

  /** R², where the target varies and a mean is part of the model. */
  private String explained() {
    boolean squares = result.summary() == null && !result.fit().isMultinomial();
    double share = squares ? share() : Double.NaN;
    return Double.isFinite(share)
        ? "   R² "
            + Numbers.significant(share, 4)
            + ", root mean square error "
            + Numbers.significant(Math.sqrt(result.fit().loss()), 3)
        : "";
  }

  private double share() {
    Moments columns = result.plan().columns();
    double deviation = columns.standardDeviation(columns.target());
    double share = 1 - result.fit().loss() / (deviation * deviation);
    return result.intercept() && !result.features().isEmpty() && share >= 0 ? share : Double.NaN;
  }

  /** What R's summary says. */
  private void summary(SummaryText text) {
    console.line("");
    console.say(text.call());
    List<String> residuals = text.residuals();
    if (!residuals.isEmpty()) {
      console.line("");
      print(residuals);
    }
    console.line("");
    print(text.coefficients(console.terminal().columns()));
    List<String> aliases = text.aliases();
    if (!aliases.isEmpty()) {
      console.line("");
      console.say("Without a coefficient of their own: " + String.join("; ", aliases) + ".");
    }
    console.line("");
    text.sentences().forEach(console::say);
    String missing = FitNotes.missingRows(result.data());
    if (!missing.isEmpty()) {
      console.say(missing);
    }
    for (String rare : RareLevels.of(result.data())) {
      console.line("");
      console.say(rare);
    }
  }

  private void coefficients() {
    console.line("");
    if (result.features().size() > MOST_COEFFICIENTS) {
      LargestCoefficients largest = LargestCoefficients.of(result, MOST_COEFFICIENTS);
      print(
          CoefficientTable.lines(
              largest.features(),
              result.intercept(),
              largest.coefficients(),
              largest.errors(),
              result.link()));
      console.line("");
      console.say(
          "These are the "
              + MOST_COEFFICIENTS
              + " largest of "
              + Prose.count(result.features().size(), "weight")
              + ", each counted per standard deviation of its column; --save or --format json has"
              + " all.");
      return;
    }
    print(
        CoefficientTable.lines(
            result.features(),
            result.intercept(),
            result.fit().coefficients(),
            result.fit().standardErrors(),
            result.link()));
  }

  private void print(List<String> lines) {
    for (String line : lines) {
      console.line(line);
    }
  }

  private void failure() {
    console.note(result.verdict());
    console.noteLine("");
    Divergence divergence = result.divergence();
    Forecasts forecasts = result.forecasts();
    if (divergence == null || forecasts == null) {
      console.note("No model is saved. " + FitNotes.reading(result.data()));
      if (forecasts == null && result.outcome() instanceof Outcome.Diverged) {
        console.noteLine("");
        advise(FitAdvice.explodedOnRows());
      }
      return;
    }
    DivergenceText report =
        new DivergenceText(result.outcome(), divergence, forecasts.planned(), result.features());
    console.note(report.explanation() + " No model is saved.");
    console.noteLine("");
    advise(FitAdvice.exploded(result.plan(), forecasts));
  }

  private void advise(List<String> remedies) {
    console.noteLine("What would help:");
    for (String remedy : remedies) {
      console.noteLine("  " + Prose.wrap(remedy, console.proseWidth() - 2, "    "));
    }
  }
}
