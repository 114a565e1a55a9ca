package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CholeskyTest {

  private static double[] gram(double[][] rows) {
    int p = rows[0].length;
    double[] gram = new double[p * p];
    for (double[] row : rows) {
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < p; k++) {
          gram[j * p + k] += row[j] * row[k];
        }
      }
    }
    return gram;
  }

  private static double[][] random(int n, int p) {
    Random random = new Random(n + p);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = random.doubles(p, -1, 1).toArray();
      for (int j = 0; j < p; j++) {
        rows[i][j] *= Math.pow(10, j - 3);
      }
    }
    return rows;
  }

  private static double[] times(double[] matrix, double[] x) {
    double[] product = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      for (int k = 0; k < x.length; k++) {
        product[j] += matrix[j * x.length + k] * x[k];
      }
    }
    return product;
  }

  @Test
  void solvesInAnyUnits() {
    double[] gram = gram(random(30, 7));
    double[] x = {1e3, -200, 30, 4, -0.5, 0.06, 0.007};
    double[] b = times(gram, x);
    Cholesky.of(gram, 7).solve(b);
    for (int j = 0; j < 7; j++) {
      assertThat(b[j]).isCloseTo(x[j], within(1e-11 * Math.abs(x[j])));
    }
  }

  @Test
  void aliasedColumnsShareTheSolutionAndOneWithoutCurvatureIsLeftAlone() {
    double[][] rows = new double[20][];
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      double x = random.nextGaussian();
      rows[i] = new double[] {x, x, 0, random.nextGaussian()};
    }
    double[] gram = gram(rows);
    double[] b = times(gram, new double[] {1, 3, 0, 5});
    b[2] = 1;
    Cholesky.of(gram, 4).solve(b);
    assertThat(b).containsExactly(new double[] {2, 2, 0, 5}, within(2e-5));
  }

  @Test
  void whatIsNotPositiveDefiniteIsRaisedUntilItLeadsDown() {
    double[] gram = {1, 5, 5, 1};
    double[] b = {1, 2};
    Cholesky.of(gram, 2).solve(b);
    assertThat(b[0] + 2 * b[1]).isPositive();
  }

  @Test
  void theHalvesMakeTheWholeAndLeadBack() {
    double[] gram = gram(random(30, 5));
    Cholesky factor = Cholesky.of(gram, 5);
    double[] whole = {1, 2, 3, 4, 5};
    double[] halves = whole.clone();
    factor.solve(whole);
    factor.halfSolveTransposed(halves);
    factor.halfSolve(halves);
    assertThat(halves).isEqualTo(whole);
    double[] back = factor.half(halves);
    factor.halfSolve(back);
    for (int j = 0; j < 5; j++) {
      assertThat(back[j]).isCloseTo(halves[j], within(1e-12 * Math.abs(halves[j])));
    }
  }
}
