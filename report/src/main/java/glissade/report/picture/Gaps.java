package glissade.report.picture;

import glissade.compress.Moments;
import glissade.descent.Outcome;
import glissade.model.Plan;
import glissade.objective.KnownLeast;
import glissade.report.chart.Axis;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import java.util.List;

/**
 * How far the iterates of a run are above the least loss: L(θ_k) − L* where the optimum is known,
 * without the cancellation of that difference, else above the least loss that was seen.
 */
final class Gaps {

  private static final double ROUNDING = Math.ulp(1.0);

  private final List<Iterate> iterates;
  private final double[] gaps;
  private final boolean exact;
  private final double floor;

  private Gaps(List<Iterate> iterates, double[] gaps, boolean exact, double floor) {
    this.iterates = iterates;
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
      return new Gaps(iterates, gaps, true, floor(story));
    }
    double least = leastSeen(story);
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = iterates.get(i).loss() - least;
    }
    return new Gaps(iterates, gaps, false, ROUNDING * Math.abs(least));
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

  /** The last iteration that was kept. */
  long last() {
    return iterates.isEmpty() ? 0 : iterates.get(iterates.size() - 1).iteration();
  }

  /** Where the iterations of the run stand, the same in each of its pictures. */
  Axis axis() {
    return Iterations.axis(last(), Iterations.numbers(iterates), gaps);
  }
}
