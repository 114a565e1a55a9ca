package glissade.cli;

import glissade.descent.Outcome;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.forecast.Divergence;
import glissade.model.CompressedPlan;
import glissade.model.Fit;
import glissade.report.page.FitDocument;
import glissade.report.run.Account;
import glissade.report.run.History;
import glissade.report.run.Provenance;
import glissade.report.run.Story;
import glissade.report.run.Truth;
import glissade.report.words.Advice;
import glissade.report.words.DivergenceText;
import glissade.report.words.FitAdvice;
import glissade.report.words.Forecasts;
import glissade.report.words.Prose;
import glissade.report.words.Verdict;
import glissade.rows.SyntheticRows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The article's example as a report tells it. */
final class DemoStory {

  private static final String TARGET = "y";

  private final SyntheticRows data;
  private final Duration read;
  private final History history;
  private final Fit fit;
  private final Forecasts forecasts;

  /**
   * @param history what was seen of the descent
   * @param read how long it took to make up the rows and to fold them
   */
  DemoStory(
      SyntheticRows data, CompressedPlan plan, Outcome outcome, History history, Duration read) {
    this.data = data;
    this.read = read;
    this.history = history;
    FeatureMap map = new FeatureMap(DemoCommand.FEATURES, TARGET, null, Missing.FAIL, null);
    this.fit = plan.finish(outcome, map);
    this.forecasts = Forecasts.of(plan);
  }

  String html(@Nullable CommandSpec spec) {
    history.end(fit.outcome());
    Story story =
        new Story(
            fit,
            DemoCommand.FEATURES,
            TARGET,
            history,
            forecasts,
            Optional.of(new Truth(truth())),
            Optional.of(data));
    return new FitDocument("The article’s example", story, account(), provenance(spec)).html();
  }

  private double[] truth() {
    double[] truth = new double[data.features() + 1];
    truth[0] = data.intercept();
    System.arraycopy(data.weights(), 0, truth, 1, data.features());
    return truth;
  }

  private Account account() {
    List<String> features = DemoCommand.FEATURES;
    Outcome outcome = fit.outcome();
    Divergence divergence = Verdict.divergence(fit, forecasts);
    return new Account(
        Verdict.of(fit, forecasts, features),
        Account.Tone.of(outcome),
        List.of(
            divergence != null
                ? new DivergenceText(outcome, divergence, forecasts.planned(), features)
                    .explanation()
                : FitAdvice.comparison(fit.plan(), forecasts)),
        divergence == null ? List.of() : List.of(Advice.step(forecasts.planned())),
        List.of(
            Prose.count(data.count(), "row")
                + " made up: standard normal x1 … x5, and y = 2·x1 + 4·x2 + 5·x3 + 9·x4 + 11·x5 + 2"
                + " without noise.",
            FitNotes.plan(fit.plan())),
        List.of());
  }

  private Provenance provenance(@Nullable CommandSpec spec) {
    return new Again(spec, "demo")
        .plan(fit.plan())
        .took("Making and folding the rows", read)
        .took("Descending", fit.outcome().arrival().elapsed())
        .provenance();
  }
}
