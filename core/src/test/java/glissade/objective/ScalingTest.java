package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScalingTest {

  @Property(tries = 50)
  void thereAndBackIsTheSamePoint(@ForAll long seed, @ForAll boolean intercept) {
    Design design = Design.random(40, 3, 10, 1, true, seed);
    Scaling scaling = Scaling.standardized(Triangle.of(design.rows()), intercept);
    double[] original = {intercept ? 2 : 0, -1, 3, 0.5};
    double[] back = scaling.toOriginal(scaling.toDescent(original));
    double size = Math.abs(original[0]);
    for (int j = 0; j < 3; j++) {
      size += Math.abs(original[j + 1] * scaling.centre(j));
      assertThat(back[j + 1]).isCloseTo(original[j + 1], within(1e-15 * 4));
    }
    assertThat(back[0]).isCloseTo(original[0], within(1e-15 * size * 4));
  }

  @Test
  void aConstantColumnKeepsWeightZero() {
    double[][] x = {{7.3, 1}, {7.3, 2}, {7.3, 4}};
    Triangle triangle = Triangle.of(InMemoryRows.of(x, new double[3]));
    Scaling scaling = Scaling.standardized(triangle, true);
    assertThat(scaling.toOriginal(new double[] {1, 5, 1})[1]).isZero();
    assertThat(scaling.toDescent(new double[] {1, 5, 1})[1]).isZero();
  }

  @Test
  void standardizedColumnsHaveMeanZeroAndDeviationOne() {
    Design design = Design.random(1_000, 3, 10, 1, true, 8);
    Triangle triangle = Triangle.of(design.rows());
    Scaling scaling = Scaling.standardized(triangle, true);
    for (int j = 0; j < 3; j++) {
      double sum = 0;
      double squares = 0;
      for (double[] row : design.x()) {
        double u = (row[j] - scaling.centre(j)) / scaling.scale(j);
        sum += u;
        squares += u * u;
      }
      assertThat(sum / 1_000).isCloseTo(0, within(1e-12));
      assertThat(squares / 1_000).isCloseTo(1, within(1e-12));
    }
  }
}
