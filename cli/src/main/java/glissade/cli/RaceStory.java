package glissade.cli;

import glissade.forecast.Course;
import glissade.model.CompressedPlan;
import glissade.model.Race;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.optimizer.GradientDescent;
import glissade.report.page.RaceDocument;
import glissade.report.page.RaceDocument.Standings;
import glissade.report.picture.DataTable;
import glissade.report.picture.Picture;
import glissade.report.picture.RacePicture;
import glissade.report.run.Account;
import glissade.report.run.Provenance;
import glissade.report.run.Story;
import glissade.report.words.Forecasts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A race as a report tells it. */
final class RaceStory {

  private final RaceResult result;
  private final RaceReport told;
  private final Trainer trainer;
  private final CommandSpec spec;

  /**
   * @param told what is printed
   * @param trainer that made the plan all ran on
   * @param spec knows what was typed
   */
  RaceStory(RaceResult result, RaceReport told, Trainer trainer, CommandSpec spec) {
    this.result = result;
    this.told = told;
    this.trainer = trainer;
    this.spec = spec;
  }

  String html() {
    List<RaceResult.Ran> ran = result.ran();
    boolean arrived = !ran.isEmpty() && ran.get(0).arrived();
    Account account =
        new Account(
            told.verdict(),
            arrived ? Account.Tone.GOOD : Account.Tone.NEUTRAL,
            told.missing(),
            List.of(),
            told.told(),
            List.of());
    TrainingData data = result.data();
    return new RaceDocument(
            "A race to fit " + data.map().target() + " from " + data.source(),
            account,
            picture(),
            told.isOver() ? List.of() : standings(),
            arrived && !told.isOver() ? winner(ran.get(0)) : Optional.empty(),
            provenance())
        .html();
  }

  private Optional<Picture> picture() {
    CompressedPlan plan = result.data().compressed();
    List<RacePicture.Entrant> entrants = new ArrayList<>();
    for (RaceResult.Ran one : result.ran()) {
      Optional<Course> predicted =
          one.result().optimizer() instanceof GradientDescent descent
              ? descent.recurrence(plan.objective()).map(plan.forecast()::course)
              : Optional.empty();
      entrants.add(
          new RacePicture.Entrant(one.name(), one.history(), one.result().outcome(), predicted));
    }
    return told.isOver() ? Optional.empty() : RacePicture.of(entrants, plan.objective());
  }

  private List<Standings> standings() {
    List<String> head = new ArrayList<>(List.of("optimizer"));
    List<String> passes = new ArrayList<>(List.of("optimizer"));
    for (double part : result.race().parts()) {
      head.add(RaceReport.power(part) + " forecast");
      head.add(RaceReport.power(part) + " made");
      passes.add(RaceReport.power(part));
    }
    List<DataTable.Row> iterations = new ArrayList<>();
    List<DataTable.Row> evaluations = new ArrayList<>();
    for (RaceResult.Ran one : result.ran()) {
      List<Object> made = new ArrayList<>(List.of(one.name()));
      List<Object> took = new ArrayList<>(List.of(one.name()));
      for (Race.Mark mark : one.result().marks()) {
        made.add(told.forecast(one, mark));
        made.add(RaceReport.about(mark.iterations()));
        took.add(RaceReport.about(mark.evaluations()));
      }
      iterations.add(new DataTable.Row(-1, made));
      evaluations.add(new DataTable.Row(-1, took));
    }
    return List.of(
        new Standings(
            "Iterations until so much of the first gap to the optimum is left",
            new DataTable(head, iterations)),
        new Standings("Passes over the rows that takes", new DataTable(passes, evaluations)));
  }

  /** The way of whoever arrived first, on the same triangle. */
  private Optional<Story> winner(RaceResult.Ran first) {
    CompressedPlan all = result.data().compressed();
    if (all.choice().route() != Route.TRIANGLE) {
      return Optional.empty();
    }
    CompressedPlan plan =
        trainer.withOptimizer(first.result().optimizer()).plan(all.objective().triangle());
    return Optional.of(
        new Story(
            plan.finish(first.result().outcome(), result.data().map()),
            result.data().map().features(),
            result.data().map().target(),
            first.history(),
            Forecasts.of(plan),
            Optional.empty(),
            Optional.empty()));
  }

  private Provenance provenance() {
    Duration ran = Duration.ZERO;
    for (RaceResult.Ran one : result.ran()) {
      ran = ran.plus(one.result().outcome().arrival().elapsed());
    }
    TrainingData data = result.data();
    return new Again(spec, "race")
        .fact("Source", data.source())
        .fact("Target", data.map().target())
        .fact("Route", "triangle: " + data.plan().choice().reason())
        .fact("Coordinates", data.plan().coordinates().name())
        .took("Reading", data.elapsed())
        .took("Descending, all together", ran)
        .provenance();
  }
}
