package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ExactLeastSquares;
import glissade.compress.Triangle;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CompressedLeastSquaresTest implements LeastSquaresContract {

  @Override
  public ScaleFree over(Design design, Scaling scaling) {
    return new CompressedLeastSquares(Triangle.of(design.rows()), scaling);
  }

  @Override
  public Scaling scaling() {
    return Scaling.standardized(Triangle.of(DESIGN.rows()), true);
  }

  private static CompressedLeastSquares problem(
      double[][] x, double[] y, boolean standardized, boolean intercept) {
    Triangle triangle = Triangle.of(InMemoryRows.of(x, y));
    return new CompressedLeastSquares(
        triangle,
        standardized
            ? Scaling.standardized(triangle, intercept)
            : Scaling.raw(triangle.features(), intercept));
  }

  @Property(tries = 40)
  void theOptimumIsTheExactOneToTheConditionOfTheColumns(
      @ForAll @IntRange(min = 1, max = 4) int d, @ForAll boolean standardized, @ForAll long seed) {
    Design design = Design.random(25, d, 100, 0.3, true, seed);
    double[] exact = ExactLeastSquares.solve(design.x(), design.y());
    CompressedLeastSquares problem = problem(design.x(), design.y(), standardized, true);
    double[] optimum = problem.scaling().toOriginal(problem.optimum());
    double[] refined = Refinement.optimum(design.rows(), problem);
    double size = 0;
    for (int j = 0; j <= d; j++) {
      size = Math.max(size, Math.abs(exact[j]) * problem.triangle().norm(j));
    }
    for (int j = 0; j <= d; j++) {
      double unit = size / problem.triangle().norm(j);
      double bound = 100 * Math.ulp(1.0) * problem.aliasing().condition();
      assertThat(optimum[j]).isCloseTo(exact[j], within(bound * unit));
      assertThat(refined[j]).isCloseTo(exact[j], within(1e-14 * Math.abs(exact[j])));
    }
  }

  @Test
  void hardPolynomialsHaveTheirDigits() {
    assertDigits(5, 0, 20, 21, 1, 1e-10, 1e-9);
    assertDigits(7, -9, -3, 82, 0.003, 1e-9, 1e-6);
    assertDigits(7, -9, -3, 13, 0, 1e-9, 1e-6);
  }

  /** Raw powers of evenly spaced points, after the manner of NIST's Wampler and Filip problems. */
  private static void assertDigits(
      int degree, double from, double to, int n, double noise, double refinedTo, double qrTo) {
    double[][] x = new double[n][degree];
    double[] y = new double[n];
    Random random = new Random(degree);
    for (int i = 0; i < n; i++) {
      double at = from + (to - from) * i / (n - 1);
      double power = 1;
      y[i] = 1 + noise * random.nextGaussian();
      for (int j = 0; j < degree; j++) {
        power *= at;
        x[i][j] = power;
        y[i] += power;
      }
    }
    double[] exact = ExactLeastSquares.solve(x, y);
    CompressedLeastSquares problem = problem(x, y, true, true);
    double[] qr = problem.scaling().toOriginal(problem.optimum());
    double[] refined = Refinement.optimum(InMemoryRows.of(x, y), problem);
    for (int j = 0; j <= degree; j++) {
      assertThat(qr[j] / exact[j]).as("degree %d, %d", degree, j).isCloseTo(1, within(qrTo));
      assertThat(refined[j] / exact[j])
          .as("refined %d, %d", degree, j)
          .isCloseTo(1, within(refinedTo));
    }
  }

  @Test
  void withAliasedColumnsTheOptimumIsTheShortestInTheCoordinatesDescendedIn() {
    double[][] x = {{1, 2}, {2, 4}, {3, 6}, {4, 8}};
    double[] y = {5, 10, 15, 20};
    CompressedLeastSquares raw = problem(x, y, false, true);
    double[] w = raw.optimum();
    // Of all (b, w1, w2) with b = 0 and w1 + 2·w2 = 5, (1, 2) is the shortest.
    assertThat(w[0]).isCloseTo(0, within(1e-12));
    assertThat(w[1]).isCloseTo(1, within(1e-12));
    assertThat(w[2]).isCloseTo(2, within(1e-12));
    CompressedLeastSquares standardized = problem(x, y, true, true);
    double[] v = standardized.scaling().toOriginal(standardized.optimum());
    // In standardised coordinates both columns are the same, so they share it equally.
    assertThat(v[1]).isCloseTo(2.5, within(1e-12));
    assertThat(v[2]).isCloseTo(1.25, within(1e-12));
    assertThat(raw.leastLoss()).isLessThan(1e-25);
  }

  @Test
  void aConstantColumnIsTheInterceptsBusinessInStandardizedCoordinates() {
    double[][] x = {{1, 3, 7}, {2, 3, 7}, {3, 3, 7}, {4, 3, 7}};
    CompressedLeastSquares problem = problem(x, new double[] {2, 4.5, 5, 9}, true, true);
    double[] optimum = problem.scaling().toOriginal(problem.optimum());
    assertThat(optimum[0]).isCloseTo(-0.25, within(1e-13));
    assertThat(optimum[1]).isCloseTo(2.15, within(1e-13));
    assertThat(optimum[2]).isZero();
    assertThat(optimum[3]).isZero();
    assertThat(problem.gap(problem.optimum())).isLessThan(1e-25);
  }

  @Test
  void whatAliasedColumnsCannotReachIsLoss() {
    double[][] x = {{1, 1}, {1, 1}, {2, 2}, {2, 2}};
    double[] y = {0, 2, 3, 7};
    for (boolean standardized : new boolean[] {true, false}) {
      CompressedLeastSquares problem = problem(x, y, standardized, true);
      assertThat(problem.leastLoss()).isCloseTo((1 + 1 + 4 + 4) / 4.0, within(1e-13));
      double[] ignored = new double[3];
      assertThat(problem.valueAndGradient(problem.optimum(), ignored))
          .isCloseTo(2.5, within(1e-13));
      assertThat(problem.gap(problem.optimum())).isLessThan(1e-28);
    }
  }

  @Property(tries = 200)
  void whatAliasedColumnsCannotReachIsLossWhateverRoundingMakesOfThem(
      @ForAll boolean standardized, @ForAll long seed) {
    // In raw coordinates the shortest weights cancel to as many digits as the columns' scales
    // differ.
    Design design = Design.random(60, 4, 10, 1, standardized, seed);
    for (double[] row : design.x()) {
      row[1] = row[0] / 3;
      row[3] = 0.1 * row[0] + 0.7 * row[2] + 0.3;
    }
    CompressedLeastSquares problem = problem(design.x(), design.y(), standardized, true);
    assertThat(problem.aliasing().aliases()).hasSize(2);
    double loss = design.loss(problem.scaling().toOriginal(problem.optimum()));
    assertThat(problem.leastLoss()).isCloseTo(loss, within(1e-9 * loss));
    double[] gradient = new double[5];
    assertThat(problem.valueAndGradient(problem.optimum(), gradient))
        .isCloseTo(loss, within(1e-9 * loss));
    // The gap to the least loss is the square of this, as a part of the loss.
    assertThat(problem.relativeGradient(problem.optimum(), loss, gradient)).isLessThan(1e-10);
  }

  @Test
  void withoutAnInterceptTheModelGoesThroughZero() {
    double[][] x = {{1}, {2}, {3}};
    double[] y = {3, 5, 8};
    for (boolean standardized : new boolean[] {true, false}) {
      CompressedLeastSquares problem = problem(x, y, standardized, false);
      double[] original = problem.scaling().toOriginal(problem.optimum());
      assertThat(original[0]).isZero();
      assertThat(original[1]).isCloseTo((3 + 10 + 24) / 14.0, within(1e-14));
    }
  }

  @Test
  void rowsWithoutWeightAreRefused() {
    assertThatThrownBy(() -> problem(new double[0][0], new double[0], true, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no rows");
  }

  @Property(tries = 30)
  void curvatureAlongIsTheSecondDifference(@ForAll long seed) {
    Random random = new Random(seed);
    CompressedLeastSquares problem = (CompressedLeastSquares) objective();
    double[] d = random.doubles(5, -1, 1).toArray();
    double[] minus = new double[5];
    for (int j = 0; j < 5; j++) {
      minus[j] = -d[j];
    }
    double[] ignored = new double[5];
    double second =
        problem.valueAndGradient(d, ignored)
            + problem.valueAndGradient(minus, ignored)
            - 2 * problem.valueAndGradient(new double[5], ignored);
    assertThat(problem.curvatureAlong(d)).isCloseTo(second, within(1e-10 * (1 + second)));
  }

  @Test
  void inOtherCoordinatesItIsTheSameLoss() {
    Triangle triangle = Triangle.of(Design.random(300, 4, 50, 1, true, 2).rows());
    Scaling raw = Scaling.raw(4, true);
    Scaling standardized = Scaling.standardized(triangle, true);
    CompressedLeastSquares other = new CompressedLeastSquares(triangle, raw).in(standardized);
    CompressedLeastSquares anew = new CompressedLeastSquares(triangle, standardized);
    assertThat(other.optimum()).isEqualTo(anew.optimum());
    assertThat(other.spectrum().condition()).isEqualTo(anew.spectrum().condition());
    assertThatThrownBy(() -> other.in(Scaling.raw(4, false))).hasMessageContaining("intercept");
  }
}
