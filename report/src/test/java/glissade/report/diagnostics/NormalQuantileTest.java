package glissade.report.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalQuantileTest {

  /** {@code scipy.stats.norm.ppf}, SciPy 1.17.1. */
  @Test
  void isTheOneOfOthers() {
    double[][] known = {
      {1e-300, -37.0470962993612},
      {1e-10, -6.361340902404056},
      {0.001, -3.090232306167813},
      {0.01, -2.3263478740408408},
      {0.05, -1.6448536269514729},
      {0.075, -1.4395314709384563},
      {0.2, -0.8416212335729142},
      {0.5, 0},
      {0.6, 0.2533471031357997},
      {0.925, 1.4395314709384563},
      {0.95, 1.6448536269514722},
      {0.999, 3.090232306167813},
      {1 - 1e-12, 7.0344869100478356}
    };
    for (double[] pair : known) {
      double size = Math.max(1, Math.abs(pair[1]));
      assertThat(NormalQuantile.of(pair[0])).isCloseTo(pair[1], within(1e-14 * size));
    }
  }

  @Test
  void nothingLiesBelowAllOfIt() {
    assertThatThrownBy(() -> NormalQuantile.of(0)).hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> NormalQuantile.of(1)).hasMessageContaining("between 0 and 1");
  }
}
