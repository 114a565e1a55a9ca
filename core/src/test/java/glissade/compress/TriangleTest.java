package glissade.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TriangleTest {

  /** ‖Rθ̃‖²/W for (b, w). */
  private static double loss(Triangle triangle, double[] coefficients) {
    double squares = 0;
    for (int i = 0; i < triangle.size(); i++) {
      double sum = -triangle.at(i, triangle.target());
      for (int j = 0; j <= triangle.features(); j++) {
        sum += triangle.at(i, j) * coefficients[j];
      }
      squares += sum * sum;
    }
    return squares / triangle.weightSum();
  }

  @Property(tries = 60)
  void itHasExactlyTheLossSurfaceOfTheRows(
      @ForAll @IntRange(min = 1, max = 3_000) int n,
      @ForAll @IntRange(min = 1, max = 9) int d,
      @ForAll long seed) {
    Design design = Design.random(n, d, 100, 1, true, seed);
    Triangle triangle = Triangle.of(design.rows());
    Random random = new Random(seed);
    for (int trial = 0; trial < 5; trial++) {
      double[] at = random.doubles(d + 1, -2, 2).toArray();
      double expected = design.loss(at);
      assertThat(loss(triangle, at)).isCloseTo(expected, within(1e-11 * expected));
    }
  }

  @Property(tries = 30)
  void aWeightOfTwoIsARepeatedRow(@ForAll long seed) {
    Design design = Design.random(200, 4, 10, 1, true, seed);
    Random random = new Random(seed);
    double[] weights = new double[200];
    int total = 0;
    for (int i = 0; i < 200; i++) {
      weights[i] = random.nextInt(4);
      total += (int) weights[i];
    }
    double[][] x = new double[total][];
    double[] y = new double[total];
    int next = 0;
    for (int i = 0; i < 200; i++) {
      for (int copy = 0; copy < weights[i]; copy++) {
        x[next] = design.x()[i];
        y[next++] = design.y()[i];
      }
    }
    Triangle weighted = Triangle.of(design.weighted(weights).rows());
    Triangle repeated = Triangle.of(InMemoryRows.of(x, y));
    assertThat(weighted.weightSum()).isEqualTo(repeated.weightSum());
    assertSame(weighted, repeated);
  }

  @Property(tries = 30)
  void batchesMergeInAnyOrder(@ForAll long seed) {
    Design design = Design.random(90_000 / 8, 8, 10, 1, true, seed);
    Triangle whole = Triangle.of(design.rows());
    TriangleAccumulator backwards = new TriangleAccumulator(8);
    for (int i = design.y().length; i > 0; i -= 1_250) {
      TriangleAccumulator part = new TriangleAccumulator(8);
      double[][] x = Arrays.copyOfRange(design.x(), i - 1_250, i);
      double[] y = Arrays.copyOfRange(design.y(), i - 1_250, i);
      InMemoryRows.of(x, y).chunks().forEach(part::add);
      backwards.merge(part);
    }
    assertSame(backwards.triangle(), whole);
  }

  /** Rows of R are determined up to sign. */
  private static void assertSame(Triangle actual, Triangle expected) {
    for (int i = 0; i < expected.size(); i++) {
      double sign = Math.signum(actual.at(i, i)) * Math.signum(expected.at(i, i));
      for (int j = i; j < expected.size(); j++) {
        assertThat(sign * actual.at(i, j))
            .as("R(%d, %d)", i, j)
            .isCloseTo(expected.at(i, j), within(1e-11 * expected.norm(j)));
      }
    }
  }

  @Test
  void itKnowsMeansAndStandardDeviations() {
    double[][] x = {{1, 10}, {2, 10}, {6, 10}};
    Triangle triangle = Triangle.of(InMemoryRows.of(x, new double[] {1, 2, 6}));
    assertThat(triangle.rows()).isEqualTo(3);
    assertThat(triangle.mean(1)).isCloseTo(3, within(1e-15));
    assertThat(triangle.standardDeviation(1)).isCloseTo(Math.sqrt(14 / 3.0), within(1e-15));
    assertThat(triangle.mean(2)).isCloseTo(10, within(1e-14));
    assertThat(triangle.standardDeviation(2)).isLessThan(1e-14);
    assertThat(triangle.norm(1)).isCloseTo(Math.sqrt(41), within(1e-14));
    assertThat(triangle.mean(triangle.target())).isCloseTo(3, within(1e-15));
  }

  @Test
  void withoutTheConstantItIsTheTriangleOfTheOtherColumns() {
    Design design = Design.random(500, 3, 10, 1, true, 4);
    double[] rest = Triangle.of(design.rows()).withoutConstant();
    double[] at = {0, 0.3, -1, 0.2};
    double squares = 0;
    for (int i = 0; i < 4; i++) {
      double sum = -rest[i * 4 + 3];
      for (int j = 0; j < 3; j++) {
        sum += rest[i * 4 + j] * at[j + 1];
      }
      squares += sum * sum;
    }
    double expected = design.loss(at);
    assertThat(squares / 500).isCloseTo(expected, within(1e-12 * expected));
  }

  @Test
  void sumsThatOverflowAreAnErrorAndNotAResult() {
    double[][] x = {{1e308}, {1e308}, {1e308}, {1e308}};
    assertThatThrownBy(() -> Triangle.of(InMemoryRows.of(x, new double[4])))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("not finite");
  }
}
