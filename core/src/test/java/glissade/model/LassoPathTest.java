package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.model.LassoPath.Settings;
import glissade.model.LassoPath.Solution;
import glissade.penalty.ElasticNet;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import glissade.rows.MotorTrend;
import glissade.rows.SpreadRows;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LassoPathTest {

  private static final InMemoryRows CARS =
      InMemoryRows.of(MotorTrend.columns(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), MotorTrend.column(0));

  /** Mean squared error and penalty together, by plain loops. */
  private static double value(Design design, ElasticNet penalty, double[] coefficients) {
    double sum = design.loss(coefficients);
    for (int j = 0; j < design.features(); j++) {
      double w = Math.abs(coefficients[j + 1]) * deviation(design, j);
      double factor = penalty.factors().isEmpty() ? 1 : penalty.factors().get(j);
      double alpha = penalty.l1Ratio();
      sum += factor * penalty.lambda() * (alpha * w + (1 - alpha) / 2 * w * w);
    }
    return sum;
  }

  private static double deviation(Design design, int j) {
    int n = design.y().length;
    double mean = 0;
    for (double[] row : design.x()) {
      mean += row[j] / n;
    }
    double squares = 0;
    for (double[] row : design.x()) {
      squares += (row[j] - mean) * (row[j] - mean) / n;
    }
    return Math.sqrt(squares);
  }

  @Property(tries = 60)
  void noPointIsLowerByMoreThanTheGap(
      @ForAll @IntRange(min = 2, max = 30) int d, @ForAll boolean wide, @ForAll long seed) {
    Random random = new Random(seed);
    Design design = Design.random(wide ? 2 + d / 2 : 3 * d, d, 1e3, 0.5, true, seed);
    ElasticNet penalty = new ElasticNet(1, random.nextBoolean() ? 1 : 0.6, true, List.of());
    double tolerance = random.nextBoolean() ? 1e-4 : 1e-9;
    Settings settings = new Settings(8, 0.01, tolerance);
    List<Solution> loose = LassoPath.of(design.rows(), penalty, true, settings).solutions();
    List<Solution> tight =
        LassoPath.of(design.rows(), penalty, true, new Settings(8, 0.01, 1e-13)).solutions();
    for (int k = 0; k < 8; k++) {
      ElasticNet at = penalty.withLambda(loose.get(k).lambda());
      double reached = value(design, at, loose.get(k).coefficients());
      double least = value(design, at, tight.get(k).coefficients());
      double rounding = 1e-12 * loose.get(0).loss();
      assertThat(loose.get(k).hasConverged()).isTrue();
      assertThat(reached - least).isLessThanOrEqualTo(loose.get(k).gap() + rounding);
      assertThat(loose.get(k).gap()).isLessThanOrEqualTo(tolerance * loose.get(0).loss() * 1.0001);
      // And beside a random point nearby.
      double[] other = tight.get(k).coefficients();
      int moved = random.nextInt(other.length);
      other[moved] += (random.nextGaussian() + 1e-3) * (1e-3 + Math.abs(other[moved]));
      assertThat(value(design, at, other)).isGreaterThanOrEqualTo(least - rounding);
    }
  }

  @Property(tries = 60)
  void theFirstLambdaIsTheLeastThatLeavesNothing(
      @ForAll @IntRange(min = 1, max = 20) int d, @ForAll boolean excluding, @ForAll long seed) {
    Design design = Design.random(12, d, 100, 1, true, seed);
    boolean free = excluding && d > 1;
    Double[] factors = new Double[d];
    for (int j = 0; j < d; j++) {
      factors[j] = free && j == 0 ? 0 : 1 + j % 3.0;
    }
    ElasticNet penalty = new ElasticNet(1, 1, true, List.of(factors));
    Settings settings = new Settings(2, 0.999, 1e-12);
    List<Solution> path = LassoPath.of(design.rows(), penalty, true, settings).solutions();
    assertThat(path.get(0).nonZero()).isEqualTo(free ? 1 : 0);
    assertThat(path.get(1).nonZero()).isGreaterThan(free ? 1 : 0);
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    Design design = Design.random(60, 300, 100, 1, true, 5);
    ElasticNet penalty = ElasticNet.lasso(1);
    Settings settings = Settings.usual(60, 300);
    List<Solution> one =
        LassoPath.of(design.rows().withThreads(1), penalty, true, settings).solutions();
    List<Solution> four =
        LassoPath.of(design.rows().withThreads(4), penalty, true, settings).solutions();
    assertThat(one).hasSize(LassoPath.USUAL_COUNT);
    for (int k = 0; k < one.size(); k++) {
      assertThat(four.get(k).coefficients()).isEqualTo(one.get(k).coefficients());
      assertThat(four.get(k).gap()).isEqualTo(one.get(k).gap());
    }
  }

  @Test
  void aWeightOfTwoIsARowTwice() {
    Design design = Design.random(20, 30, 100, 1, true, 6);
    double[] weights = new double[20];
    double[][] x = new double[25][];
    double[] y = new double[25];
    for (int i = 0; i < 25; i++) {
      weights[i % 20]++;
      x[i] = design.x()[i % 20];
      y[i] = design.y()[i % 20];
    }
    Settings settings = new Settings(5, 0.05, 1e-13);
    ElasticNet penalty = ElasticNet.lasso(1);
    List<Solution> twice = LassoPath.of(InMemoryRows.of(x, y), penalty, true, settings).solutions();
    List<Solution> weighted =
        LassoPath.of(design.weighted(weights).rows(), penalty, true, settings).solutions();
    for (int k = 0; k < 5; k++) {
      assertThat(weighted.get(k).lambda())
          .isCloseTo(twice.get(k).lambda(), within(1e-10 * twice.get(k).lambda()));
      assertThat(weighted.get(k).loss())
          .isCloseTo(twice.get(k).loss(), within(1e-9 * twice.get(0).loss()));
      assertThat(weighted.get(k).nonZero()).isEqualTo(twice.get(k).nonZero());
    }
  }

  /**
   * R 4.2.2, glmnet 4.1-6: {@code glmnet(x, y, nlambda = 5, thresh = 1e-30, maxit = 1e8)}, whose λ
   * is half of ours and whose ratio is 1e-4.
   */
  @Test
  void thePathIsGlmnets() {
    List<Solution> path =
        LassoPath.of(CARS, ElasticNet.lasso(1), true, new Settings(5, 1e-4, 1e-14)).solutions();
    double[] lambda = {
      5.146981062831448,
      0.5146981062831447,
      0.05146981062831447,
      0.00514698106283145,
      0.00051469810628314
    };
    int[] nonZero = {0, 6, 9, 10, 10};
    double[] third = {
      16.41129035918086,
      -0.06416719331346,
      0.00000000000000,
      -0.01297602758220,
      0.84827497260420,
      -2.63203807250614,
      0.56050584441204,
      0.14143524157991,
      2.29225719983183,
      0.51970965122190,
      -0.53938656246349
    };
    for (int k = 0; k < 5; k++) {
      assertThat(path.get(k).lambda()).isCloseTo(2 * lambda[k], within(1e-9));
      assertThat(path.get(k).nonZero()).isEqualTo(nonZero[k]);
    }
    for (int j = 0; j < third.length; j++) {
      assertThat(path.get(2).coefficients()[j]).isCloseTo(third[j], within(1e-7));
    }
  }

  /** Of a column that was never looked at as well: a screening rule too eager shows here. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.7})
  void noColumnLeftOutOutweighsThePenalty(double l1Ratio) {
    Design design = Design.random(40, 200, 1e4, 0.3, false, 8);
    ElasticNet penalty = new ElasticNet(1, l1Ratio, false, List.of());
    Settings settings = new Settings(40, 1e-2, 1e-13);
    for (Solution each : LassoPath.of(design.rows(), penalty, true, settings).solutions()) {
      double[] c = each.coefficients();
      for (int j = 0; j < 200; j++) {
        double slope = 0;
        for (int i = 0; i < 40; i++) {
          double residual = c[0] - design.y()[i];
          for (int k = 0; k < 200; k++) {
            residual += design.x()[i][k] * c[k + 1];
          }
          slope += 2 * residual * design.x()[i][j] / 40;
        }
        slope += each.lambda() * (1 - l1Ratio) * c[j + 1];
        assertThat(Math.abs(slope))
            .as("λ %s, column %d, weight %s", each.lambda(), j, c[j + 1])
            .isLessThanOrEqualTo(each.lambda() * l1Ratio * (1 + 1e-3));
      }
    }
  }

  @Test
  void whereNothingVariesThereIsNoPath() {
    double[][] x = {{1, 3}, {2, 3}, {3, 3}};
    double[] y = {0.1, 0.1, 0.1};
    ElasticNet lasso = ElasticNet.lasso(1);
    Settings settings = Settings.usual(3, 2);
    assertThatThrownBy(() -> LassoPath.of(InMemoryRows.of(x, y), lasso, true, settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The target is the same in every row");
    ElasticNet second = new ElasticNet(1, 1, true, List.of(0.0, 1.0));
    double[] z = {1, 2, 4};
    assertThatThrownBy(() -> LassoPath.of(InMemoryRows.of(x, z), second, true, settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No column that is penalised varies");
  }

  @Test
  void aRidgeHasNoFirstLambda() {
    assertThatThrownBy(() -> LassoPath.of(CARS, ElasticNet.ridge(1), true, Settings.usual(32, 10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Choose lasso or elastic-net");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Settings(0, 0.1, 1e-9))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Settings(9, 1, 1e-9)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Settings(9, 0.1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Whether rows are elsewhere is no matter, but for the gaps to which both are followed. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5})
  void spreadRowsAreFoldedAndFollowedAlike(double l1Ratio) {
    Design design = Design.random(90, 8, 100, 0.5, false, 21);
    ElasticNet penalty = new ElasticNet(1, l1Ratio, true, List.of());
    double tolerance = 1e-9;
    Settings settings = new Settings(12, 0.01, tolerance);
    List<Solution> here = LassoPath.of(design.rows(), penalty, true, settings).solutions();
    SpreadRows spread = SpreadRows.of(design.rows(), 4);
    List<Solution> there = LassoPath.of(spread, penalty, true, settings).solutions();
    assertThat(spread.folds()).containsExactly("TriangleAccumulator");
    assertThat(spread.timesCollected()).isZero();
    double negligible = tolerance * design.targetRootMeanSquare() * design.targetRootMeanSquare();
    for (int k = 0; k < here.size(); k++) {
      Solution one = here.get(k);
      Solution other = there.get(k);
      ElasticNet each = penalty.withLambda(one.lambda());
      assertThat(other.hasConverged()).isTrue();
      assertThat(other.lambda()).isCloseTo(one.lambda(), within(tolerance * one.lambda()));
      assertThat(other.loss()).isCloseTo(design.loss(other.coefficients()), within(negligible));
      assertThat(value(design, each, other.coefficients()))
          .isCloseTo(value(design, each, one.coefficients()), within(2 * negligible));
    }
  }
}
