package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.Divergence;
import glissade.report.run.Account;
import glissade.report.words.DivergenceText;
import glissade.report.words.FitAdvice;
import glissade.report.words.Forecasts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link FitReport} prints, for a report on paper. */
final class FitAccount {

  private final FitResult result;
  private final Optional<ClassesText> classes;
  private final List<String> why = new ArrayList<>();
  private final List<String> remedies = new ArrayList<>();

  private FitAccount(FitResult result) {
    this.result = result;
    this.classes = result.classes();
  }

  static Account of(FitResult result) {
    FitAccount account = new FitAccount(result);
    account.explain();
    return new Account(
        result.verdict(),
        Account.Tone.of(result.outcome()),
        account.why,
        account.remedies,
        account.notes(),
        account.amounts());
  }

  private void explain() {
    Forecasts forecasts = result.forecasts();
    if (!result.outcome().hasUsablePoint()) {
      exploded();
    } else if (result.outcome() instanceof Outcome.Separable separable) {
      why.add(
          classes.isPresent()
              ? classes.get().separationTold()
              : new SeparationText(separable.separation(), result).explanation());
      remedies.addAll(SeparationText.remedies());
    } else if (SlowAdvice.isNeeded(result)) {
      slow();
    } else if (forecasts != null) {
      why.add(FitAdvice.comparison(result.plan(), forecasts));
    }
    why.removeIf(String::isEmpty);
  }

  private void exploded() {
    Forecasts forecasts = result.forecasts();
    Divergence divergence = result.divergence();
    if (divergence != null && forecasts != null) {
      why.add(
          new DivergenceText(result.outcome(), divergence, forecasts.planned(), result.features())
              .explanation());
      remedies.addAll(FitAdvice.exploded(result.plan(), forecasts));
    } else if (forecasts == null && result.outcome() instanceof Outcome.Diverged) {
      remedies.addAll(FitAdvice.explodedOnRows());
    }
  }

  private void slow() {
    Forecasts forecasts = result.forecasts();
    if (forecasts == null) {
      why.add(SlowAdvice.circles(result.plan()));
      remedies.addAll(SlowAdvice.onRows(result));
      return;
    }
    SlowAdvice advice = new SlowAdvice(result, forecasts);
    why.add(advice.explanation());
    remedies.addAll(advice.remedies());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(FitNotes.reading(result.data()));
    notes.add(FitNotes.plan(result.plan()));
    notes.addAll(FitNotes.unusual(result.data()));
    if (!result.plan().penalty().isNone()) {
      notes.add(FitNotes.penalty(result.plan()));
    }
    HeldOut heldOut = result.heldOut();
    if (heldOut != null) {
      notes.add(new HeldOutText(result, heldOut).rows());
    }
    return notes;
  }

  private List<String> amounts() {
    List<String> amounts = new ArrayList<>();
    if (!result.outcome().hasUsablePoint()) {
      return amounts;
    }
    LossSummary summary = result.summary();
    if (summary != null) {
      String target = result.data().map().target();
      amounts.add(new LossText(summary, target, result.data().map().classes()).sentences());
    }
    classes.ifPresent(text -> amounts.add(text.sentences()));
    HeldOut heldOut = result.heldOut();
    if (heldOut != null) {
      amounts.add(new HeldOutText(result, heldOut).explanation());
    }
    amounts.removeIf(String::isEmpty);
    return amounts;
  }
}
