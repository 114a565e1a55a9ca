package glissade.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.rows.InMemoryRows;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class AliasingTest {

  private static final int N = 50;

  /** R₁ with the constant of a design whose columns are made by {@code column}. */
  private static Aliasing of(int d, BiFunction<double[], Integer, Double> column) {
    Random random = new Random(7);
    double[][] x = new double[N][d];
    for (int i = 0; i < N; i++) {
      double[] free = random.doubles(d).toArray();
      for (int j = 0; j < d; j++) {
        x[i][j] = column.apply(free, j);
      }
    }
    Triangle triangle = Triangle.of(InMemoryRows.of(x, new double[N]));
    int p = d + 1;
    double[] r1 = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        r1[i * p + j] = triangle.at(i, j);
      }
    }
    return Aliasing.of(r1, p);
  }

  @Test
  void independentColumnsAreNot() {
    Aliasing aliasing = of(3, (free, j) -> free[j] * Math.pow(10, 40 * j));
    assertThat(aliasing.isFullRank()).isTrue();
    assertThat(aliasing.aliases()).isEmpty();
    assertThat(aliasing.condition()).isBetween(1.0, 100.0);
  }

  @Test
  void aCombinationIsNamedByTheLaterColumnWithItsCoefficients() {
    Aliasing aliasing = of(3, (free, j) -> j == 2 ? 5 + 3 * free[0] - 1e6 * free[1] : free[j]);
    assertThat(aliasing.rank()).isEqualTo(3);
    assertThat(aliasing.aliases()).hasSize(1);
    Aliasing.Alias alias = aliasing.aliases().get(0);
    assertThat(alias.column()).isEqualTo(3);
    assertThat(alias.combination().keySet()).containsExactly(0, 1, 2);
    assertThat(alias.combination().get(0)).isCloseTo(5, within(1e-4));
    assertThat(alias.combination().get(1)).isCloseTo(3, within(1e-4));
    assertThat(alias.combination().get(2)).isCloseTo(-1e6, within(1e-4));
  }

  @Test
  void aConstantColumnIsAMultipleOfTheIntercept() {
    Aliasing aliasing = of(2, (free, j) -> j == 0 ? 7.3 : free[j]);
    assertThat(aliasing.aliases()).hasSize(1);
    assertThat(aliasing.aliases().get(0).column()).isEqualTo(1);
    assertThat(aliasing.aliases().get(0).combination()).containsOnlyKeys(0);
    assertThat(aliasing.aliases().get(0).combination().get(0)).isCloseTo(7.3, within(1e-12));
  }

  @Test
  void aColumnOfZerosIsACombinationOfNothing() {
    Aliasing aliasing = of(2, (free, j) -> j == 1 ? 0.0 : free[j]);
    assertThat(aliasing.aliases()).hasSize(1);
    assertThat(aliasing.aliases().get(0).column()).isEqualTo(2);
    assertThat(aliasing.aliases().get(0).combination()).isEmpty();
  }

  @Test
  void twoPairsOfDuplicatesAreTwoAliases() {
    Aliasing aliasing = of(4, (free, j) -> free[j % 2] * (j < 2 ? 1 : 2));
    assertThat(aliasing.rank()).isEqualTo(3);
    assertThat(aliasing.aliases()).extracting(Aliasing.Alias::column).containsExactly(3, 4);
    assertThat(aliasing.aliases().get(0).combination()).containsOnlyKeys(1);
    assertThat(aliasing.aliases().get(0).combination().get(1)).isCloseTo(2, within(1e-12));
  }

  @Test
  void flatDirectionsChangeNoPrediction() {
    Aliasing aliasing = of(3, (free, j) -> j == 2 ? free[0] + free[1] : free[j]);
    double[] flat = aliasing.flatDirections()[0];
    assertThat(flat[1]).isCloseTo(-flat[3], within(1e-12));
    assertThat(flat[2]).isCloseTo(-flat[3], within(1e-12));
    assertThat(flat[0]).isCloseTo(0, within(1e-12));
  }
}
