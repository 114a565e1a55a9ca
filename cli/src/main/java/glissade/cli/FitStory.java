package glissade.cli;

import glissade.report.page.FitDocument;
import glissade.report.run.History;
import glissade.report.run.Provenance;
import glissade.report.run.Story;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A fit as a report tells it. */
final class FitStory {

  private final FitResult result;
  private final History history;
  private final HoldoutOptions holdout;
  private final List<String> locations;
  private final CommandSpec spec;

  /**
   * @param result while its rows can still be gone through
   * @param history what was seen of its descent
   * @param holdout which rows are held out, and the seed
   * @param locations where the rows are
   * @param spec knows what was typed
   */
  FitStory(
      FitResult result,
      History history,
      HoldoutOptions holdout,
      List<String> locations,
      CommandSpec spec) {
    this.result = result;
    this.history = history;
    this.holdout = holdout;
    this.locations = locations;
    this.spec = spec;
  }

  String html() {
    history.end(result.outcome());
    String target = result.data().map().target();
    Story story =
        new Story(
            result.fit(),
            result.features(),
            target,
            history,
            result.forecasts(),
            Optional.empty(),
            Optional.of(holdout.fitted(result.data())));
    String title = "A fit of " + target + " from " + result.data().source();
    return new FitDocument(title, story, FitAccount.of(result), provenance()).html();
  }

  private Provenance provenance() {
    TrainingData data = result.data();
    return new Again(spec, "fit")
        .inJava(new EquivalentJava(spec, locations, data).text())
        .fact("Source", data.source())
        .fact("Target", data.map().target())
        .fact("Seed", Long.toString(holdout.seed()))
        .plan(result.plan())
        .took("Reading", data.elapsed())
        .took("Descending", result.outcome().arrival().elapsed())
        .provenance();
  }
}
