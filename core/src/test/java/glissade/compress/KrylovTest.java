package glissade.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.rows.Design;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lanczos against the full decomposition of the same triangle. */
class KrylovTest {

  private static final int P = 150;

  /** R₁ of random rows. */
  private static double[] triangle(double condition, boolean raw) {
    Triangle whole = Triangle.of(Design.random(2_000, P - 1, condition, 1, raw, 5).rows());
    double[] r1 = new double[P * P];
    for (int i = 0; i < P; i++) {
      for (int j = 0; j < P; j++) {
        r1[i * P + j] = whole.at(i, j);
      }
    }
    return r1;
  }

  private static double[] random(int seed) {
    return new Random(seed).doubles(P, -1, 1).toArray();
  }

  @Test
  void bothEndsOfTheSpectrumAreFound() {
    for (double condition : new double[] {2, 1e4, 1e10}) {
      double[] r1 = triangle(condition, false);
      Spectrum full = Spectrum.of(r1, P, 2_000, P);
      Spectrum found = Spectrum.ofMany(r1, P, 2_000, random(1));
      assertThat(found.max()).isCloseTo(full.max(), within(1e-12 * full.max()));
      assertThat(found.min()).isCloseTo(full.min(), within(1e-8 * full.min()));
      assertThat(found.rank()).isEqualTo(P);
    }
  }

  @Test
  void bothEndsAreFoundInColumnsOfVeryDifferentUnits() {
    double[] r1 = triangle(100, true);
    Spectrum full = Spectrum.of(r1, P, 2_000, P);
    Spectrum found = Spectrum.ofMany(r1, P, 2_000, random(1));
    assertThat(found.max()).isCloseTo(full.max(), within(1e-12 * full.max()));
    assertThat(found.min()).isCloseTo(full.min(), within(1e-6 * full.min()));
  }

  @Test
  void aStartWithNoPartAlongTheSteepestDirectionFindsItAllTheSame() {
    double[] r1 = triangle(100, false);
    Spectrum full = Spectrum.of(r1, P, 2_000, P);
    Spectrum found = Spectrum.ofMany(r1, P, 2_000, full.direction(P / 2));
    assertThat(found.max()).isCloseTo(full.max(), within(1e-12 * full.max()));
    assertThat(found.min()).isCloseTo(full.min(), within(1e-8 * full.min()));
  }

  @Test
  void aStartOfZerosIsNoStart() {
    double[] r1 = triangle(100, false);
    Spectrum full = Spectrum.of(r1, P, 2_000, P);
    assertThat(Spectrum.ofMany(r1, P, 2_000, new double[P]).max())
        .isCloseTo(full.max(), within(1e-12 * full.max()));
  }

  @Test
  void whatDescentMakesOfTheErrorIsThatOfTheFullSpectrum() {
    double[] r1 = triangle(1e3, false);
    double[] error = random(2);
    Spectrum full = Spectrum.of(r1, P, 2_000, P);
    Spectrum found = Spectrum.ofMany(r1, P, 2_000, error);
    double step = 1.9 / full.max();
    for (int k : new int[] {0, 1, 10, 1_000, 100_000}) {
      double[] expected = after(full, error, step, k);
      double[] actual = after(found, error, step, k);
      for (int j = 0; j < P; j++) {
        assertThat(actual[j]).as("k = %d", k).isCloseTo(expected[j], within(1e-9));
      }
    }
  }

  /** (I − ηH)ᵏe. */
  private static double[] after(Spectrum spectrum, double[] error, double step, int k) {
    double[] c = spectrum.coordinatesOf(error);
    for (int i = 0; i < c.length; i++) {
      c[i] *= Math.pow(1 - step * spectrum.curvature(i), k);
    }
    return spectrum.combine(c);
  }

  @Test
  void theVectorsAreOrthonormal() {
    Krylov found = Krylov.of(triangle(1e6, false), P, random(3));
    double[] v = found.vectors();
    int m = found.sigma().length;
    for (int a = 0; a < m; a++) {
      for (int b = 0; b <= a; b++) {
        double dot = 0;
        for (int j = 0; j < P; j++) {
          dot += v[a * P + j] * v[b * P + j];
        }
        assertThat(dot).isCloseTo(a == b ? 1 : 0, within(1e-12));
      }
    }
  }
}
