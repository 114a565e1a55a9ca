package glissade.report.picture;

import glissade.model.CompressedPlan;
import glissade.optimizer.GradientDescent;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.report.slice.CostCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Gradient descent along one coefficient alone, from where the run began: with the run's own step
 * where that never changed, else with one that is safe here.
 */
final class LineDescent {

  /** Iterations after this are not drawn any more. */
  private static final int LAST = 2_000;

  /** As many as are worth drawing where they are not the run's. */
  private static final int OTHER = 12;

  private final double[] at;
  private final List<Integer> drawn;
  private final double eta;
  private final boolean ofRun;
  private final double bottom;

  private LineDescent(double[] at, List<Integer> drawn, double eta, boolean ofRun, double bottom) {
    this.at = at;
    this.drawn = drawn;
    this.eta = eta;
    this.ofRun = ofRun;
    this.bottom = bottom;
  }

  static LineDescent of(Story story, CostCurve curve) {
    List<History.Iterate> iterates = story.iterates();
    double[] start = iterates.isEmpty() ? story.plan().beginning() : iterates.get(0).at();
    double from = curve.project(story, start);
    double bottom = curve.side().origin();
    OptionalDouble own = ownStep(story, iterates);
    double eta = own.orElseGet(() -> safeStep(story, curve, from, bottom));
    List<Integer> drawn = new ArrayList<>();
    if (own.isPresent()) {
      iterates.stream()
          .mapToLong(History.Iterate::iteration)
          .filter(k -> k <= LAST)
          .forEach(k -> drawn.add((int) k));
    }
    for (int k = 0; k <= OTHER && drawn.size() <= k && own.isEmpty(); k++) {
      drawn.add(k);
    }
    int last = drawn.isEmpty() ? 0 : drawn.get(drawn.size() - 1);
    double[] at = new double[last + 1];
    at[0] = from;
    for (int k = 1; k <= last; k++) {
      at[k] = curve.next(at[k - 1], eta);
      if (!Double.isFinite(at[k]) || !Double.isFinite(curve.value(at[k]))) {
        at = Arrays.copyOf(at, k);
        break;
      }
    }
    int known = at.length;
    return new LineDescent(
        at, drawn.stream().filter(k -> k < known).toList(), eta, own.isPresent(), bottom);
  }

  /** The step of the run, where it is always the same and counts in the units of the columns. */
  private static OptionalDouble ownStep(Story story, List<History.Iterate> iterates) {
    if (iterates.isEmpty()
        || iterates.get(0).iteration() != 0
        || !(story.plan().optimizer() instanceof GradientDescent)
        || isWhitened(story)) {
      return OptionalDouble.empty();
    }
    double first = iterates.get(0).stepSize();
    for (History.Iterate iterate : iterates) {
      if (iterate.stepSize() != first && !Double.isNaN(iterate.stepSize())) {
        return OptionalDouble.empty();
      }
    }
    return first > 0 ? OptionalDouble.of(first) : OptionalDouble.empty();
  }

  private static boolean isWhitened(Story story) {
    return story.plan().coordinates().name().equals("whitened");
  }

  /** 2/(L + μ) for squares, which is safe for all weights; else one over the steepest curvature. */
  private static double safeStep(Story story, CostCurve curve, double from, double bottom) {
    if (story.plan() instanceof CompressedPlan plan) {
      return plan.forecast().bestStep();
    }
    double reach = Math.abs(from - bottom);
    double curvature = curve.largestCurvature(bottom - reach, bottom + reach);
    double unit = curve.side().unit();
    return curvature > 0 && Double.isFinite(curvature) ? unit * unit / curvature : 1;
  }

  /** How many iterates are known. */
  int size() {
    return at.length;
  }

  /** w_k. */
  double at(int k) {
    return at[k];
  }

  /** Which of them are drawn. */
  List<Integer> drawn() {
    return drawn;
  }

  /** η, in the coordinates descended in. */
  double eta() {
    return eta;
  }

  /** Whether the step is the run's, so that its iterations are those of the run. */
  boolean isOfRun() {
    return ofRun;
  }

  /** The optimum, or where the run arrived. */
  double bottom() {
    return bottom;
  }

  /** The last iterate that is known. */
  double lowest() {
    return at[at.length - 1];
  }
}
