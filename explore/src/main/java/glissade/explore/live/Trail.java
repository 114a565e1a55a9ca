package glissade.explore.live;

import glissade.descent.Step;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What can be drawn of a run while it runs: every so many-th of its steps, and the newest. One
 * thread adds to it and any number look, without a lock and without waiting for each other: samples
 * are written once, before their count is, and thinning them makes new ones.
 */
final class Trail {

  /** A curve of more points looks the same. */
  static final int MOST = 512;

  private volatile Samples samples = new Samples(1);
  private final AtomicReference<@Nullable Step> newest = new AtomicReference<>();

  /**
   * Some of the steps; of each of them the iteration, the loss, the gradient norm, the step size.
   */
  private static final class Samples {

    final long stride;
    final double[] numbers = new double[MOST * Seen.NUMBERS];
    final AtomicInteger count = new AtomicInteger();

    Samples(long stride) {
      this.stride = stride;
    }

    void add(double iteration, double loss, double gradientNorm, double stepSize) {
      int at = count.getPlain();
      numbers[at * Seen.NUMBERS] = iteration;
      numbers[at * Seen.NUMBERS + 1] = loss;
      numbers[at * Seen.NUMBERS + 2] = gradientNorm;
      numbers[at * Seen.NUMBERS + 3] = stepSize;
      count.setRelease(at + 1);
    }
  }

  /** Takes in the next step; on one thread only. */
  void see(Step step) {
    Samples kept = samples;
    if (step.iteration() % kept.stride == 0) {
      if (kept.count.getPlain() == MOST) {
        kept = thinned(kept);
        samples = kept;
      }
      if (step.iteration() % kept.stride == 0) {
        kept.add((double) step.iteration(), step.loss(), step.gradientNorm(), step.stepSize());
      }
    }
    newest.setRelease(step);
  }

  private static Samples thinned(Samples full) {
    Samples half = new Samples(2 * full.stride);
    for (int i = 0; i < MOST; i++) {
      int at = i * Seen.NUMBERS;
      if ((long) full.numbers[at] % half.stride == 0) {
        half.add(
            full.numbers[at], full.numbers[at + 1], full.numbers[at + 2], full.numbers[at + 3]);
      }
    }
    return half;
  }

  /** The newest step, or null before the first. */
  @Nullable Step newest() {
    return newest.getAcquire();
  }

  /** What is known now; null before the first step. */
  @Nullable Seen seen() {
    // In this order: the newest step is then never older than the samples.
    Samples kept = samples;
    int count = kept.count.getAcquire();
    Step last = newest.getAcquire();
    return last == null ? null : new Seen(kept.numbers, count, last);
  }
}
