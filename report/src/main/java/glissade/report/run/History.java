package glissade.report.run;

import glissade.descent.Arrival;
import glissade.descent.Outcome;
import glissade.descent.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The iterates of a run, as many of them as can be drawn: the first ones, those that the article
 * prints, and of the others every second, fourth, eighth … as there come to be more. Listens to the
 * descent; a step costs it nothing but a reference.
 */
public final class History {

  /** All of these are kept. */
  private static final long FIRST = 50;

  /** Those that the article prints, with the one that has had 250 updates. */
  private static final Set<Long> ALWAYS = Set.of(249L, 250L, 999L, 1000L);

  /** Many more points than this cannot be told apart on a page. */
  private static final int MOST = 400;

  /** Numbers in all points that are kept, 64 MB. */
  private static final long MOST_NUMBERS = 8_000_000;

  private final List<Iterate> kept = new ArrayList<>();
  private final int most;
  private long stride = 1;
  private long seen;
  private double @Nullable [] last;

  /**
   * Of a run that begins at a point.
   *
   * @param start θ₀, in the coordinates descended in; not modified
   */
  public History(double[] start) {
    this(start, start.length);
  }

  private History(double @Nullable [] start, int dimension) {
    this.last = start == null ? null : start.clone();
    this.most = (int) Math.max(2, Math.min(MOST, MOST_NUMBERS / Math.max(1, dimension)));
  }

  /** Of a run that goes on where another one was, of which only the steps from there are known. */
  public static History resumed(int dimension) {
    return new History(null, dimension);
  }

  /** Of a run that was foretold, or is shown in part. */
  public static History of(List<Iterate> iterates) {
    History history = new History(null, iterates.isEmpty() ? 1 : iterates.get(0).at().length);
    history.kept.addAll(iterates);
    history.seen = iterates.isEmpty() ? 0 : iterates.get(iterates.size() - 1).iteration();
    return history;
  }

  /**
   * The same with at most so many iterates: the first ones, and others evenly spread to the last.
   */
  public History thinned(int count) {
    if (kept.size() <= count) {
      return this;
    }
    int first = count / 4;
    List<Iterate> fewer = new ArrayList<>(kept.subList(0, first));
    int rest = count - first;
    for (int i = 1; i <= rest; i++) {
      fewer.add(kept.get(first - 1 + (int) ((long) i * (kept.size() - first) / rest)));
    }
    History history = of(fewer);
    history.seen = seen;
    history.stride = Math.max(2, stride);
    return history;
  }

  /** Takes in the next step. */
  public void see(Step step) {
    double[] at = last;
    last = step.at();
    seen = step.iteration() + 1;
    if (at != null && isKept(step.iteration())) {
      kept.add(
          new Iterate(
              step.iteration(),
              step.loss(),
              step.gradientNorm(),
              step.stepSize(),
              at,
              step.evaluations(),
              step.elapsed()));
      thin();
    }
  }

  /** Takes in the last point, whose loss and gradient are known where it is the one arrived at. */
  public void end(Outcome outcome) {
    Arrival arrival = outcome.arrival();
    double[] at = last;
    if (at != null && arrival.iteration() == seen) {
      kept.add(
          new Iterate(
              seen,
              arrival.loss(),
              arrival.gradientNorm(),
              Double.NaN,
              at,
              arrival.evaluations(),
              arrival.elapsed()));
    }
  }

  private boolean isKept(long iteration) {
    return isAlwaysKept(iteration) || iteration % stride == 0;
  }

  private boolean isAlwaysKept(long iteration) {
    return iteration < Math.min(FIRST, most / 2) || (most == MOST && ALWAYS.contains(iteration));
  }

  private void thin() {
    while (kept.size() > most) {
      stride *= 2;
      kept.removeIf(iterate -> !isKept(iterate.iteration()));
    }
  }

  /** The iterates that were kept, in their order. */
  public List<Iterate> iterates() {
    return List.copyOf(kept);
  }

  /** How many updates there were. */
  public long updates() {
    return seen;
  }

  /** Whether some iterates were left out. */
  public boolean isThinned() {
    return stride > 1;
  }

  /**
   * θ_k and what was known there.
   *
   * <p>Every iterate but the last has the step that led away from it.
   */
  public static final class Iterate {

    private final long iteration;
    private final double loss;
    private final double gradientNorm;
    private final double stepSize;
    private final double[] at;
    private final long evaluations;
    private final Duration elapsed;

    /**
     * @param at not modified, and not to be modified any more
     */
    public Iterate(
        long iteration,
        double loss,
        double gradientNorm,
        double stepSize,
        double[] at,
        long evaluations,
        Duration elapsed) {
      this.iteration = iteration;
      this.loss = loss;
      this.gradientNorm = gradientNorm;
      this.stepSize = stepSize;
      this.at = at;
      this.evaluations = evaluations;
      this.elapsed = elapsed;
    }

    /** k, the number of updates that led here. */
    public long iteration() {
      return iteration;
    }

    /** L(θ_k), with the penalty. */
    public double loss() {
      return loss;
    }

    /** ‖∇L(θ_k)‖, in the coordinates descended in. */
    public double gradientNorm() {
      return gradientNorm;
    }

    /** η_k, the step away from here; NaN at the last iterate. */
    public double stepSize() {
      return stepSize;
    }

    /** θ_k, in the coordinates descended in. Not to be modified. */
    public double[] at() {
      return at;
    }

    /** Evaluations of the objective up to and with the update that leads away. */
    public long evaluations() {
      return evaluations;
    }

    /** Since the start. */
    public Duration elapsed() {
      return elapsed;
    }
  }
}
