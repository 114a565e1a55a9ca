package glissade.explore.page;

import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.descent.Verdict;
import glissade.forecast.Course;
import glissade.model.CompressedPlan;
import glissade.objective.CompressedLeastSquares;
import glissade.optimizer.Catalogue;
import glissade.optimizer.GradientDescent;
import glissade.report.picture.Picture;
import glissade.report.picture.RacePicture;
import glissade.report.picture.RacePicture.Entrant;
import glissade.report.run.History;
import glissade.report.run.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A race of all optimizers that need not be told a step size, from the start of the run. Whoever
 * has brought the gap down to a billionth is there.
 */
final class Racing {

  static final String REASON =
      "There is no race: who is ahead is known where the least loss is, of squares alone, where the"
          + " rows are folded.";

  private static final double PART = 1e-9;

  private static final Verdict THERE =
      new Verdict(Verdict.Meaning.CONVERGED, "the gap is down to a billionth");

  private final CompressedPlan plan;
  private final CompressedLeastSquares objective;
  private final double[] start;
  private final double first;

  private Racing(CompressedPlan plan) {
    this.plan = plan;
    this.objective = plan.objective();
    this.start = plan.beginning();
    this.first = objective.gap(start);
  }

  /**
   * The picture of it.
   *
   * @param iterations the most that anybody makes
   * @return empty where the least loss is not known
   */
  static Optional<Picture> of(Story story, int iterations) {
    return story.plan() instanceof CompressedPlan plan
        ? RacePicture.of(new Racing(plan).ranked(iterations), plan.objective())
        : Optional.empty();
  }

  private List<Entrant> ranked(int iterations) {
    List<Entrant> all = new ArrayList<>();
    for (String name : Catalogue.withoutRows()) {
      entrant(name, iterations).ifPresent(all::add);
    }
    all.sort(Comparator.comparing(this::isAway).thenComparing(this::measure));
    return all;
  }

  private boolean isAway(Entrant entrant) {
    return !(entrant.outcome() instanceof Outcome.Converged);
  }

  /** The iterations of whoever is there, the gap of whoever is not. */
  private double measure(Entrant entrant) {
    return isAway(entrant)
        ? objective.gap(entrant.outcome().arrival().at())
        : entrant.history().updates();
  }

  private Optional<Entrant> entrant(String name, int iterations) {
    try {
      Optimizer optimizer = Catalogue.optimizer(name, Optional.empty()).on(objective);
      StopRule there =
          StopRule.when(progress -> objective.gap(progress.at()) <= PART * first, THERE);
      Descent descent =
          new Descent(objective, optimizer, there.or(StopRule.budget(iterations)), start);
      History history = new History(start);
      while (descent.hasNext()) {
        history.see(descent.next());
      }
      history.end(descent.outcome());
      return Optional.of(new Entrant(name, history, descent.outcome(), course(optimizer)));
    } catch (IllegalArgumentException e) {
      // It needs more than this loss has; the race goes on without it.
      return Optional.empty();
    }
  }

  private Optional<Course> course(Optimizer optimizer) {
    return optimizer instanceof GradientDescent descent
        ? descent.recurrence(objective).map(plan.forecast()::course)
        : Optional.empty();
  }
}
