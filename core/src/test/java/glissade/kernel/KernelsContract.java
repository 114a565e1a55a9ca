package glissade.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.junit.jupiter.api.Test;

/** What every implementation of the kernels does. */
public interface KernelsContract {

  /** Sizes on both sides of the lanes and of common tiles. */
  List<Integer> SIZES = List.of(0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 100, 257);

  Kernels kernels();

  @Test
  default void dotIsTheExactSumToRounding() {
    Random random = new Random(1);
    for (int n : SIZES) {
      double[] a = random.doubles(n + 6).map(x -> x - 0.5).toArray();
      double[] b = random.doubles(n + 6).map(x -> x - 0.5).toArray();
      BigDecimal exact = BigDecimal.ZERO;
      double size = 0;
      for (int i = 0; i < n; i++) {
        exact = exact.add(new BigDecimal(a[3 + i]).multiply(new BigDecimal(b[5 + i])));
        size += Math.abs(a[3 + i] * b[5 + i]);
      }
      assertThat(kernels().dot(a, 3, b, 5, n))
          .as("n = %d", n)
          .isCloseTo(exact.doubleValue(), within((n + 1) * Math.ulp(1.0) * size));
    }
  }

  @Test
  default void gramIsTheDotProductsOfTheColumnsAddedToTheUpperTriangle() {
    Random random = new Random(5);
    int rows = 37;
    int stride = 40;
    for (int columns : List.of(1, 3, 4, 5, 16, 17, 23)) {
      double[] x = random.doubles(3 + stride * columns).map(v -> v - 0.5).toArray();
      double[] sums = new double[columns * columns];
      Arrays.fill(sums, 2);
      kernels().addGram(x, 3, stride, rows, columns, sums);
      for (int j = 0; j < columns; j++) {
        for (int k = 0; k < columns; k++) {
          double dot = kernels().dot(x, 3 + j * stride, x, 3 + k * stride, rows);
          assertThat(sums[j * columns + k]).as("%d, %d", j, k).isEqualTo(k < j ? 2 : 2 + dot);
        }
      }
    }
  }

  @Test
  default void dotAddsInEightLanesInAFixedOrder() {
    double[] powers = {1, 0x1p-53, 0x1p-53, 0, 1, 0, 0, 0, 0x1p-52, 0, 0, 0, 0, 0, 0, 0x1p-60};
    double[] ones = new double[16];
    Arrays.fill(ones, 1);
    double[] lanes = new double[8];
    for (int i = 0; i < 16; i++) {
      lanes[i % 8] = Math.fma(powers[i], 1, lanes[i % 8]);
    }
    double expected =
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6]))
            + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
    assertThat(kernels().dot(powers, 0, ones, 0, 16)).isEqualTo(expected);
  }

  @Test
  default void dotReadsNothingBehindTheLastElement() {
    for (int n : SIZES) {
      double[] a = new double[n + 16];
      Arrays.fill(a, 1);
      Arrays.fill(a, n, n + 16, Double.NaN);
      assertThat(kernels().dot(a, 0, a, 0, n)).isEqualTo(n);
    }
  }

  @Test
  default void sumAddsInTheLanesOfDot() {
    Random random = new Random(6);
    for (int n : SIZES) {
      double[] a = random.doubles(n + 20).map(x -> x - 0.5).toArray();
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      assertThat(kernels().sum(a, 5, n)).isEqualTo(kernels().dot(a, 5, ones, 0, n));
    }
  }

  @Test
  default void squaresAboutAddInTheLanesOfDot() {
    Random random = new Random(7);
    for (int n : SIZES) {
      double[] a = random.doubles(n + 20).map(x -> x + 3).toArray();
      double[] away = Arrays.stream(a).map(x -> x - 3.25).toArray();
      assertThat(kernels().squaresAbout(a, 5, n, 3.25))
          .as("n = %d", n)
          .isEqualTo(kernels().dot(away, 5, away, 5, n));
    }
  }

  @Test
  default void predictIsInterceptPlusWeightedColumns() {
    Random random = new Random(2);
    for (int rows : SIZES) {
      int stride = rows + 3;
      double[] x = random.doubles(2 + 3 * stride).toArray();
      double[] w = {0.5, -2, 3};
      double[] out = new double[rows + 8];
      Arrays.fill(out, -7);
      kernels().predict(x, 2, stride, rows, 3, w, 1.25, out);
      for (int i = 0; i < rows; i++) {
        double expected = 1.25;
        for (int j = 0; j < 3; j++) {
          expected = Math.fma(w[j], x[2 + i + j * stride], expected);
        }
        assertThat(out[i]).as("rows %d, row %d", rows, i).isEqualTo(expected);
      }
      assertThat(Arrays.copyOfRange(out, rows, rows + 8)).containsOnly(-7);
    }
  }

  @Test
  default void addTransposedAddsOneDotAColumn() {
    Random random = new Random(3);
    for (int rows : SIZES) {
      int stride = rows + 1;
      double[] x = random.doubles(1 + 5 * stride).toArray();
      double[] r = random.doubles(rows).toArray();
      double[] out = {1, 2, 3, 4, 5};
      kernels().addTransposed(x, 1, stride, rows, 5, r, out);
      for (int j = 0; j < 5; j++) {
        double dot = kernels().dot(x, 1 + j * stride, r, 0, rows);
        assertThat(out[j]).isEqualTo(j + 1 + dot);
      }
    }
  }

  @Test
  default void squaresAreThoseOfTheResidualsWithTheirDerivatives() {
    Random random = new Random(7);
    for (int columns = 0; columns < 11; columns++) {
      for (int rows : SIZES) {
        int stride = rows + 2;
        double[] x = random.doubles(3 + (columns + 1) * stride).toArray();
        double[] w = random.doubles(columns).toArray();
        double[] sums = random.doubles(columns + 2).toArray();
        double[] before = sums.clone();
        kernels().squares(x, 3, stride, rows, columns, w, 0.75, new double[rows], sums);
        double[] r = new double[rows];
        kernels().predict(x, 3, stride, rows, columns, w, 0.75, r);
        for (int i = 0; i < rows; i++) {
          r[i] -= x[3 + columns * stride + i];
        }
        for (int j = 0; j < columns; j++) {
          double dot = kernels().dot(x, 3 + j * stride, r, 0, rows);
          assertThat(sums[j]).isEqualTo(before[j] + 2 * dot);
        }
        assertThat(sums[columns]).isEqualTo(before[columns] + 2 * kernels().sum(r, 0, rows));
        assertThat(sums[columns + 1])
            .isEqualTo(before[columns + 1] + kernels().dot(r, 0, r, 0, rows));
      }
    }
  }

  @Test
  default void foldGivesTheTriangleOfAllRowsSeen() {
    Random random = new Random(4);
    for (int size : new int[] {1, 2, 3, 5, 8, 9, 13}) {
      double[][] rows = new double[70][size];
      double[] r = new double[size * size];
      int seen = 0;
      for (int count : new int[] {1, 7, 8, 9, 16, 29}) {
        int stride = count + 2;
        double[] tile = new double[1 + size * stride];
        Arrays.fill(tile, Double.NaN);
        for (int i = 0; i < count; i++, seen++) {
          for (int j = 0; j < size; j++) {
            rows[seen][j] = random.nextGaussian() * Math.pow(10, j);
            tile[1 + i + j * stride] = rows[seen][j];
          }
        }
        kernels().fold(r, size, tile, 1, stride, count, false);
      }
      assertSameTriangle(r, rows, size);
    }
  }

  @Test
  default void foldOfATriangleIsAMerge() {
    Random random = new Random(5);
    int size = 11;
    double[][] rows = new double[60][size];
    double[] first = new double[size * size];
    double[] second = new double[size * size];
    for (int i = 0; i < 60; i++) {
      double[] tile = new double[size];
      for (int j = 0; j < size; j++) {
        rows[i][j] = random.nextGaussian();
        tile[j] = rows[i][j];
      }
      kernels().fold(i < 25 ? first : second, size, tile, 0, 1, 1, false);
    }
    double[] columns = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        columns[i + j * size] = second[i * size + j];
      }
    }
    kernels().fold(first, size, columns, 0, size, size, true);
    assertSameTriangle(first, rows, size);
  }

  @Test
  default void foldKeepsItsDigitsAtBothEndsOfTheRange() {
    for (double scale : new double[] {1e-300, 1e-170, 1e-150, 1, 1e150, 1e170, 1e300}) {
      double[] r = new double[4];
      double[] tile = {3 * scale, 4 * scale, 3 * scale, 4 * scale};
      kernels().fold(r, 2, tile, 0, 2, 2, false);
      assertThat(Math.abs(r[0]) / (5 * scale)).as("scale %s", scale).isCloseTo(1, within(1e-15));
      assertThat(Math.abs(r[1]) / (5 * scale)).as("scale %s", scale).isCloseTo(1, within(1e-15));
      assertThat(Math.abs(r[3]) / (5 * scale)).as("scale %s", scale).isLessThan(1e-15);
    }
  }

  @Test
  default void aColumnOfZerosLeavesTheTriangleAlone() {
    double[] r = {2, 1, 0, 3};
    kernels().fold(r, 2, new double[] {0, 0, 0, 0}, 0, 2, 2, false);
    assertThat(r).containsExactly(2, 1, 0, 3);
  }

  private static void assertSameTriangle(double[] r, double[][] rows, int size) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows.length, size);
    assertThat(qr.decompose(new DMatrixRMaj(rows))).isTrue();
    DMatrixRMaj expected = qr.getR(null, true);
    for (int i = 0; i < size; i++) {
      double sign = Math.signum(expected.get(i, i)) * Math.signum(r[i * size + i]);
      for (int j = 0; j < size; j++) {
        double tolerance =
            1e-13 * Math.abs(expected.get(Math.min(i, j), j)) + 1e-13 * columnNorm(rows, j);
        assertThat(sign * r[i * size + j])
            .as("size %d, R(%d, %d)", size, i, j)
            .isCloseTo(expected.get(i, j), within(tolerance));
      }
    }
  }

  private static double columnNorm(double[][] rows, int j) {
    double squares = 0;
    for (double[] row : rows) {
      squares += row[j] * row[j];
    }
    return Math.sqrt(squares);
  }
}
