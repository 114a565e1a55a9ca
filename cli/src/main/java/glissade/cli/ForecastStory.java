package glissade.cli;

import glissade.descent.StopRule;
import glissade.forecast.Course;
import glissade.forecast.Divergence;
import glissade.model.CompressedPlan;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.optimizer.Catalogue;
import glissade.report.page.ForecastDocument;
import glissade.report.run.Account;
import glissade.report.run.Foretold;
import glissade.report.run.History;
import glissade.report.run.Provenance;
import glissade.report.run.Story;
import glissade.report.words.Advice;
import glissade.report.words.FitAdvice;
import glissade.report.words.Forecasts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** A forecast as a report tells it. */
final class ForecastStory {

  /** Shorter and longer runs than these are not drawn. */
  private static final long SHORTEST = 12;

  private static final long LONGEST = 1_000_000;

  /** Where it cannot be said when it arrives. */
  private static final long USUAL = 1_000;

  private final TrainingData data;
  private final CommandSpec spec;

  /**
   * @param spec knows what was typed
   */
  ForecastStory(TrainingData data, CommandSpec spec) {
    this.data = data;
    this.spec = spec;
  }

  /**
   * Of squares, whose iterates are known beforehand.
   *
   * @param trainer that made the plan
   */
  String ofSquares(Forecasts forecasts, Trainer trainer) {
    CompressedPlan plan = drawn(trainer);
    Optional<Course> course = plan.recurrence().map(plan.forecast()::course);
    History history =
        course.map(known -> foretold(known, plan.beginning())).orElse(History.of(List.of()));
    List<String> features = data.map().features();
    Divergence divergence = course.map(Divergence::of).orElse(null);
    Account account =
        new Account(
            new ForecastVerdict(data.compressed(), forecasts, features).sentence(),
            divergence == null ? Account.Tone.NEUTRAL : Account.Tone.BAD,
            List.of(),
            divergence == null ? List.of() : FitAdvice.exploded(plan, forecasts),
            notes(),
            List.of());
    return document(plan, history, forecasts, account);
  }

  /** What is planned, or where theory says only how long that takes at most, gradient descent. */
  private CompressedPlan drawn(Trainer trainer) {
    CompressedPlan plan = data.compressed();
    boolean known = plan.recurrence().isPresent() || plan.forecast().spectrum().rank() == 0;
    return known || plan.choice().route() != Route.TRIANGLE
        ? plan
        : trainer
            .withOptimizer(Catalogue.optimizer("gd", Optional.empty()))
            .plan(plan.objective().triangle());
  }

  private static History foretold(Course course, double[] start) {
    long needed = course.iterationsToGap(Advice.GAP).orElse(USUAL);
    return Foretold.of(course, start, Math.max(SHORTEST, Math.min(LONGEST, needed)));
  }

  /** Of another loss, of which little is known beforehand. */
  String ofAnyLoss(LossForecast forecast, LossForecastReport told) {
    List<String> why = new ArrayList<>();
    forecast.rehearsal().ifPresent(rehearsal -> why.add(rehearsal.told()));
    why.add(told.explanation());
    Account account =
        new Account(told.verdict(), Account.Tone.NEUTRAL, why, List.of(), notes(), List.of());
    return document(data.plan(), History.of(List.of()), null, account);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(FitNotes.reading(data));
    notes.addAll(FitNotes.unusual(data));
    return notes;
  }

  private String document(
      Plan plan, History history, @Nullable Forecasts forecasts, Account account) {
    // Not a step is made.
    Fit fit = plan.finish(plan.start(StopRule.whenCancelled(() -> true)).outcome(), data.map());
    String target = data.map().target();
    Story story =
        new Story(
            fit,
            data.map().features(),
            target,
            history,
            forecasts,
            Optional.empty(),
            Optional.of(plan.rows().orElse(data.rows())));
    String title = "What a fit of " + target + " from " + data.source() + " will do";
    return new ForecastDocument(title, story, account, provenance()).html();
  }

  private Provenance provenance() {
    return new Again(spec, "forecast")
        .fact("Source", data.source())
        .fact("Target", data.map().target())
        .plan(data.plan())
        .took("Reading", data.elapsed())
        .provenance();
  }
}
