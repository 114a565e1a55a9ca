package glissade.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.optimizer.Recurrence;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Against trying one k after the other. */
class FirstPassageTest {

  private static Mode[] modes(Recurrence recurrence, double[] curvatures) {
    Mode[] modes = new Mode[curvatures.length];
    for (int i = 0; i < modes.length; i++) {
      modes[i] = Mode.of(recurrence, curvatures[i]);
    }
    return modes;
  }

  /** Between 1/κ and 1, both included. */
  private static double[] curvatures(int d, double condition, Random random) {
    double[] curvatures = new double[d];
    for (int i = 0; i < d; i++) {
      curvatures[i] = Math.pow(condition, -random.nextDouble());
    }
    curvatures[0] = 1;
    curvatures[d - 1] = 1 / condition;
    return curvatures;
  }

  private static double[] weights(double[] curvatures, Random random) {
    double[] weights = new double[curvatures.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = curvatures[i] * Math.pow(random.nextGaussian(), 2);
    }
    return weights;
  }

  static Recurrence bestHeavyBall(double condition) {
    double root = Math.sqrt(condition);
    double part = (root - 1) / (root + 1);
    return new Recurrence(4 / Math.pow(1 + 1 / root, 2), part * part, false);
  }

  static Recurrence bestNesterov(double condition) {
    double root = Math.sqrt(3 * condition + 1);
    return new Recurrence(4 / (3 + 1 / condition), (root - 2) / (root + 2), true);
  }

  @Property(tries = 300)
  void itIsTheFirstOfAllThatCome(
      @ForAll @IntRange(min = 1, max = 8) int d,
      @ForAll @IntRange(min = 0, max = 4) int magnitude,
      @ForAll @IntRange(min = 0, max = 4) int method,
      @ForAll @Scale(3) @DoubleRange(min = 0.01, max = 0.999) double beta,
      @ForAll @Scale(3) @DoubleRange(min = 0.01, max = 1.05) double part,
      @ForAll @Scale(3) @DoubleRange(min = 0.1, max = 12) double digits,
      @ForAll long seed) {
    Random random = new Random(seed);
    double condition = d == 1 ? 1 : Math.pow(10, magnitude);
    Recurrence recurrence =
        switch (method) {
          case 0 -> Recurrence.steepest(2 * part);
          case 1 -> bestHeavyBall(condition);
          case 2 -> bestNesterov(condition);
          case 3 -> new Recurrence(part * 2 * (1 + beta), beta, false);
          default -> new Recurrence(part * 2 * (1 + beta) / (1 + 2 * beta), beta, true);
        };
    double[] curvatures = curvatures(d, condition, random);
    double[] weights = weights(curvatures, random);
    Mode[] modes = modes(recurrence, curvatures);
    double target = Math.pow(10, -digits) * gap(modes, weights, 0);
    FirstPassage passage = new FirstPassage(modes, weights, target);
    OptionalLong found = passage.find();
    long most = Math.min(found.orElse(10_000), 10_000);
    for (long k = 0; k < most; k++) {
      assertThat(gap(modes, weights, k)).as("k = %d", k).isGreaterThan(target);
    }
    if (found.isPresent()) {
      assertThat(gap(modes, weights, found.getAsLong())).isLessThanOrEqualTo(target);
    }
  }

  private static double gap(Mode[] modes, double[] weights, long k) {
    double gap = 0;
    for (int i = 0; i < modes.length; i++) {
      double left = modes[i].after(k);
      gap = Math.fma(weights[i] * left, left, gap);
    }
    return gap;
  }

  /** A count of looks rather than of milliseconds: about 50 ns each. */
  private static void assertFound(Recurrence recurrence, double condition, long least, long looks) {
    Random random = new Random(7);
    double[] curvatures = curvatures(20, condition, random);
    double[] weights = weights(curvatures, random);
    Mode[] modes = modes(recurrence, curvatures);
    double target = 1e-12 * gap(modes, weights, 0);
    FirstPassage passage = new FirstPassage(modes, weights, target);
    long found = passage.find().getAsLong();
    assertThat(found).isGreaterThan(least);
    assertThat(gap(modes, weights, found)).isLessThanOrEqualTo(target);
    assertThat(gap(modes, weights, found - 1)).isGreaterThan(target);
    assertThat(passage.looks()).isLessThan(looks);
  }

  @Test
  void aTrillionIterationsTakeAFewThousandLooks() {
    assertFound(Recurrence.steepest(1), 2e13, 1_000_000_000_000L, 200_000);
    assertFound(new Recurrence(3e-7, 0.9, false), 1e8, 1_000_000_000_000L, 200_000);
    assertFound(new Recurrence(3e-7, 0.9, true), 1e8, 1_000_000_000_000L, 200_000);
  }

  @Test
  void momentumAtKappaAMillionTakesFewerLooksThanTheLoopTakesUpdates() {
    assertFound(bestHeavyBall(1e6), 1e6, 5_000, 200_000);
    assertFound(bestNesterov(1e6), 1e6, 5_000, 200_000);
    assertFound(new Recurrence(1, 0.9999, false), 1e6, 5_000, 200_000);
  }

  @Test
  void withoutPatienceItIsWhereTheGapStaysUnderTheTarget() {
    Random random = new Random(3);
    double[] curvatures = curvatures(20, 1e4, random);
    double[] weights = weights(curvatures, random);
    Mode[] modes = modes(bestHeavyBall(1e4), curvatures);
    double target = 1e-6 * gap(modes, weights, 0);
    long first = new FirstPassage(modes, weights, target).find().getAsLong();
    long surely = new FirstPassage(modes, weights, target, 0).find().getAsLong();
    assertThat(surely).isBetween(first, 3 * first);
    for (long k = surely; k < 3 * surely; k++) {
      assertThat(gap(modes, weights, k)).isLessThanOrEqualTo(target);
    }
  }
}
