package glissade.explore.live;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Descent;
import glissade.descent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrailTest {

  @Test
  void beforeTheFirstStepNothingIsKnown() {
    assertThat(new Trail().seen()).isNull();
    assertThat(new Trail().newest()).isNull();
  }

  @Property(tries = 60)
  void stepsAreKeptEvenlyAndTheFirstAndTheNewestAlways(
      @ForAll @IntRange(min = 1, max = 9000) int n) {
    Trail trail = new Trail();
    List<Step> all = new ArrayList<>();
    Descent descent = Descents.run(1e-3, n);
    while (descent.hasNext()) {
      Step step = descent.next();
      all.add(step);
      trail.see(step);
    }
    Seen seen = trail.seen();
    assertThat(seen).isNotNull();
    if (seen == null) {
      return;
    }
    double[] k = seen.iterations();
    assertThat(k.length).isBetween(Math.min(n, Trail.MOST / 2), Trail.MOST + 1);
    assertThat(k[0]).isZero();
    assertThat(k[k.length - 1]).isEqualTo(n - 1.0);
    for (int i = 0; i < k.length; i++) {
      Step step = all.get((int) k[i]);
      assertThat(seen.losses()[i]).isEqualTo(step.loss());
      assertThat(seen.gradientNorms()[i]).isEqualTo(step.gradientNorm());
      assertThat(seen.stepSizes()[i]).isEqualTo(step.stepSize());
      if (i + 1 < k.length) {
        // All but the newest stand equally far apart.
        assertThat(k[i + 1] - k[i]).isBetween(i + 2 < k.length ? k[1] : 1, k[1]);
      }
    }
  }

  /** Whoever looks while it grows sees steps in their order, each with its own numbers. */
  @Test
  void itCanBeLookedAtWhileItGrows() throws Exception {
    int n = 300_000;
    Trail trail = new Trail();
    AtomicBoolean done = new AtomicBoolean();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    double[] losses = new double[n];
    Descent same = Descents.run(1e-5, n);
    for (int i = 0; i < n; i++) {
      losses[i] = same.next().loss();
    }
    Thread looking =
        new Thread(
            () -> {
              while (!done.get() && wrong.isEmpty()) {
                Seen seen = trail.seen();
                if (seen != null) {
                  wrong.addAll(complaints(seen, losses));
                }
              }
            });
    looking.start();
    Descent descent = Descents.run(1e-5, n);
    while (descent.hasNext()) {
      trail.see(descent.next());
    }
    done.set(true);
    looking.join();
    assertThat(wrong).isEmpty();
  }

  private static List<String> complaints(Seen seen, double[] losses) {
    double[] k = seen.iterations();
    for (int i = 0; i < k.length; i++) {
      if (i > 0 && !(k[i] > k[i - 1])) {
        return List.of("iteration " + k[i] + " follows " + k[i - 1]);
      }
      if (seen.losses()[i] != losses[(int) k[i]]) {
        return List.of("iteration " + k[i] + " has the loss " + seen.losses()[i]);
      }
    }
    return List.of();
  }
}
