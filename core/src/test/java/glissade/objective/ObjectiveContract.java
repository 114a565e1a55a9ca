package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every objective does. */
interface ObjectiveContract {

  Objective objective();

  @Test
  default void theGradientIsTheDerivativeOfTheValue() {
    Objective objective = objective();
    int d = objective.dimension();
    double[] gradient = new double[d];
    double[] ignored = new double[d];
    Random random = new Random(1);
    for (int trial = 0; trial < 10; trial++) {
      double[] at = random.doubles(d, -1, 1).toArray();
      double value = objective.valueAndGradient(at, gradient);
      for (int j = 0; j < d; j++) {
        double h = 1e-5;
        double[] up = at.clone();
        double[] down = at.clone();
        up[j] += h;
        down[j] -= h;
        double slope =
            (objective.valueAndGradient(up, ignored) - objective.valueAndGradient(down, ignored))
                / (2 * h);
        assertThat(gradient[j])
            .as("∂/∂%d", j)
            .isCloseTo(slope, within(1e-7 * (1 + Math.abs(value))));
      }
    }
  }

  @Test
  default void thePointIsNotModifiedAndTheGradientIsOverwritten() {
    Objective objective = objective();
    int d = objective.dimension();
    double[] at = new Random(2).doubles(d).toArray();
    double[] before = at.clone();
    double[] clean = new double[d];
    double[] dirty = new double[d];
    Arrays.fill(dirty, Double.NaN);
    double first = objective.valueAndGradient(at, clean);
    double second = objective.valueAndGradient(at, dirty);
    assertThat(at).isEqualTo(before);
    assertThat(second).isEqualTo(first);
    assertThat(dirty).isEqualTo(clean);
  }
}
