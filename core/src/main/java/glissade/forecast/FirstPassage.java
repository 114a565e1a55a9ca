package glissade.forecast;

import java.util.OptionalLong;

/**
 * The first k at which a gap Σ wᵢ·eᵢ(k)² is at most a target, without going through the k's before
 * it. With momentum the gap rises and falls, so that it is over the target now says nothing of
 * later. But over a range of k's each term has a lower bound ({@link Mode#least}), and where their
 * sum is over the target the range is done with; otherwise it is halved, and the earlier half
 * searched first. A term that turns about zero is bounded by 0 over a range that holds a turn, so
 * only near the passage does one come down to single k's, which are evaluated. Ranges double in
 * length from the start on.
 *
 * <p>Source: branch and bound, Land and Doig, An automatic method of solving discrete programming
 * problems, Econometrica 28 (1960).
 */
final class FirstPassage {

  /** Bounds differ from values by rounding; a range is not excluded by that. */
  private static final double SLACK = 1 + 1e-12;

  /** Numbers of iterations up to about 4.6e18. */
  private static final long MOST = Long.MAX_VALUE / 2;

  /** How many terms are looked at before a passage that may be a later one is good enough. */
  private static final long PATIENCE = 20_000_000;

  private static final long NONE = -1;

  private final Mode[] modes;
  private final double[] weights;
  private final double target;
  private final long patience;
  private long looks;

  /**
   * @param modes what becomes of each error
   * @param weights wᵢ, its part of the gap at the start
   * @param target what the gap shall come down to
   */
  FirstPassage(Mode[] modes, double[] weights, double target) {
    this(modes, weights, target, PATIENCE);
  }

  FirstPassage(Mode[] modes, double[] weights, double target, long patience) {
    this.modes = modes;
    this.weights = weights;
    this.target = target;
    this.patience = patience;
  }

  /**
   * The first k.
   *
   * @return empty if there is none
   */
  OptionalLong find() {
    if (gap(0) <= target) {
      return OptionalLong.of(0);
    }
    if (!(target >= 0)) {
      return OptionalLong.empty();
    }
    for (long from = 1, to = 1; to <= MOST && to > 0; from = to + 1, to = 2 * to + 1) {
      long found = within(from, to);
      if (found != NONE) {
        return OptionalLong.of(found);
      }
      if (!Double.isFinite(gap(to))) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  /** How many terms were looked at. */
  long looks() {
    return looks;
  }

  private long within(long from, long to) {
    if (looks > patience) {
      return byEnvelope(from, to);
    }
    if (from == to) {
      return gap(from) <= target ? from : NONE;
    }
    if (least(from, to) > target * SLACK) {
      return NONE;
    }
    long middle = from + (to - from) / 2;
    long found = within(from, middle);
    return found != NONE ? found : within(middle + 1, to);
  }

  /** The first k of a range from which on the gap stays at most the target, by halving. */
  private long byEnvelope(long from, long to) {
    if (envelope(to) > target) {
      return NONE;
    }
    long low = from - 1;
    long high = to;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (envelope(middle) > target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double gap(long k) {
    looks += modes.length;
    double gap = 0;
    for (int i = 0; i < modes.length; i++) {
      double left = modes[i].after(k);
      gap = Math.fma(weights[i] * left, left, gap);
    }
    return gap;
  }

  private double least(long from, long to) {
    looks += modes.length;
    double gap = 0;
    for (int i = 0; i < modes.length; i++) {
      double left = modes[i].least(from, to);
      gap = Math.fma(weights[i] * left, left, gap);
    }
    return gap;
  }

  private double envelope(long k) {
    double gap = 0;
    for (int i = 0; i < modes.length; i++) {
      double left = modes[i].envelope(k);
      gap = Math.fma(weights[i] * left, left, gap);
    }
    return gap;
  }
}
