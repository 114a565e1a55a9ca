package glissade.report.picture;

import glissade.compress.Moments;
import glissade.descent.Outcome;
import glissade.forecast.Course;
import glissade.model.Plan;
import glissade.objective.KnownLeast;
import glissade.report.chart.Axis;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import java.util.List;
import java.util.Optional;

/**
 * How far the iterates of a run are above the least loss: L(θ_k) − L* where the optimum is known,
 * without the cancellation of that difference, else above the least loss that was seen.
 */
final class Gaps {

  /** What grows by more than this has left the frame. */
  static final double MOST_GROWTH = 1e6;

  /** A run that was stopped is followed so much further at least, if it has not left by then. */
  private static final long FORESEEN = 30;

  private static final double ROUNDING = Math.ulp(1.0);

  private final List<Iterate> iterates;
  private final double[] gaps;
  private final boolean exact;
  private final double floor;
  private final Optional<Theory> theory;
  private final long horizon;

  private Gaps(Story story, double[] gaps, boolean exact, double floor) {
    this.iterates = story.history().iterates();
    this.theory = Theory.of(story);
    this.horizon =
        Math.max(
            last(),
            story.fit().outcome() instanceof Outcome.Diverged
                ? course().map(course -> leaves(course, story.history().updates())).orElse(0L)
                : 0);
    this.gaps = gaps;
    this.exact = exact;
    this.floor = floor;
  }

  static Gaps of(Story story) {
    List<Iterate> iterates = story.history().iterates();
    double[] gaps = new double[iterates.size()];
    if (story.plan().objective() instanceof KnownLeast known) {
      for (int i = 0; i < gaps.length; i++) {
        gaps[i] = known.gap(iterates.get(i).at());
      }
      return new Gaps(story, gaps, true, floor(story));
    }
    double least = leastSeen(story);
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = iterates.get(i).loss() - least;
    }
    return new Gaps(story, gaps, false, ROUNDING * Math.abs(least));
  }

  private static double leastSeen(Story story) {
    Outcome outcome = story.fit().outcome();
    double least = outcome.arrival().loss();
    for (Iterate iterate : story.history().iterates()) {
      least = Double.isNaN(least) ? iterate.loss() : Math.min(least, iterate.loss());
    }
    return least;
  }

  /**
   * What the rounding of predictions alone makes of a gap of zero: each term of b + Σ wⱼxⱼ − y has
   * an error of ε of its size.
   */
  private static double floor(Story story) {
    Plan plan = story.plan();
    Moments columns = plan.columns();
    double root = Math.sqrt(columns.weightSum());
    boolean standardized = plan.coordinates().standardized();
    double[] coefficients =
        story.fit().knowsOptimum() ? story.fit().optimum() : story.fit().coefficients();
    double size = columns.norm(columns.target()) / root;
    for (int j = 1; j < coefficients.length; j++) {
      double spread = standardized ? columns.centredNorm(j) : columns.norm(j);
      size += Math.abs(coefficients[j]) * spread / root;
    }
    size += standardized ? 0 : Math.abs(coefficients[0]);
    return ROUNDING * size * ROUNDING * size;
  }

  /** Of whom. */
  List<Iterate> iterates() {
    return iterates;
  }

  /** One gap an iterate. */
  double[] values() {
    return gaps.clone();
  }

  /** The gap of iterate number i of those that were kept. */
  double at(int i) {
    return gaps[i];
  }

  /** Of an iterate that was kept. */
  double of(Iterate iterate) {
    return gaps[iterates.indexOf(iterate)];
  }

  /** Whether they are to the exact optimum, not to the least loss seen. */
  boolean isExact() {
    return exact;
  }

  /** Gaps about as small as this are made of rounding. */
  double floor() {
    return floor;
  }

  /** What was known of the run beforehand. */
  Optional<Theory> theory() {
    return theory;
  }

  /** What its method does, where that is known. */
  Optional<Course> course() {
    return theory.flatMap(Theory::course);
  }

  /** The last iteration that was kept. */
  long last() {
    return iterates.isEmpty() ? 0 : iterates.get(iterates.size() - 1).iteration();
  }

  /**
   * The last iteration that is shown: of a run that was stopped because it diverges some more, as
   * it would have gone on.
   */
  long horizon() {
    return horizon;
  }

  private static long leaves(Course course, long updates) {
    long most = Math.max(FORESEEN, 3 * updates);
    double limit = MOST_GROWTH * course.gap(0);
    long k = 0;
    while (k < most && course.gap(k) <= limit) {
      k++;
    }
    return k;
  }

  /** Where the iterations of the run stand, the same in each of its pictures. */
  Axis axis() {
    return Iterations.axis(horizon, Iterations.numbers(iterates), gaps);
  }
}
