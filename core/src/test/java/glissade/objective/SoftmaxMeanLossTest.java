package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.loss.LogisticLoss;
import glissade.loss.SoftmaxLoss;
import glissade.optimizer.LBfgs;
import glissade.penalty.Penalty;
import glissade.rows.InMemoryRows;
import glissade.rows.Responses;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxMeanLossTest implements ObjectiveContract {

  private static final int N = 90;
  private static final SoftmaxLoss THREE = new SoftmaxLoss(3);

  /** Columns of different size and mean, classes that overlap. */
  private static double[][] x() {
    double[][] x = new double[N][2];
    for (int i = 0; i < N; i++) {
      x[i][0] = 3 * Math.sin(1.3 * i) + 10;
      x[i][1] = 7 * i % 11 * 100;
    }
    return x;
  }

  private static double[] classes() {
    double[][] x = x();
    double[] y = new double[N];
    for (int i = 0; i < N; i++) {
      double noise = 4 * ((37 * i % 97) / 97.0 - 0.5);
      double s = 0.4 * (x[i][0] - 10) + 0.004 * (x[i][1] - 500) + noise;
      y[i] = s < -0.8 ? 0 : s < 0.9 ? 1 : 2;
    }
    return y;
  }

  private static SoftmaxMeanLoss over(InMemoryRows rows, SoftmaxLoss loss, double ridge) {
    ColumnStatistics columns = ColumnStatistics.of(rows);
    double[] squares = new double[rows.features()];
    Arrays.fill(squares, ridge);
    Penalty penalty = new Penalty(new double[rows.features()], squares);
    Scaling scaling = Scaling.standardized(columns, true);
    return new SoftmaxMeanLoss(rows, loss, penalty, columns, scaling);
  }

  @Override
  public Objective objective() {
    return over(InMemoryRows.of(x(), classes()), THREE, 0.1);
  }

  private static double[] optimum(SoftmaxMeanLoss objective) {
    Outcome outcome =
        new Descent(
                objective,
                new LBfgs(),
                StopRule.stationary(1e-12).or(StopRule.budget(500)),
                new double[objective.dimension()])
            .outcome();
    assertThat(outcome).as(outcome.reason()).isInstanceOf(Outcome.Converged.class);
    return outcome.arrival().at();
  }

  /**
   * With {@code X} and {@code y} as here, {@code MNLogit(y, add_constant(X)).fit(method="newton",
   * tol=1e-14)} of statsmodels 0.15.0: the classes 1 and 2 against 0, and the mean negative
   * log-likelihood. The weights of all classes add up to zero.
   */
  @Test
  void withoutAPenaltyTheCoefficientsAreThoseOfStatsmodels() {
    SoftmaxMeanLoss objective = over(InMemoryRows.of(x(), classes()), THREE, 0);
    double[] at = optimum(objective);
    double[][] expected = {
      {-4.630607917160852, 0.2892302438148044, 0.00490945952778131},
      {-12.779640938194376, 0.8423382267138906, 0.008868934860786055}
    };
    for (int j = 0; j < 3; j++) {
      double zero = objective.original(at, 0)[j];
      double one = objective.original(at, 1)[j];
      double two = objective.original(at, 2)[j];
      assertThat(zero + one + two).isCloseTo(0, within(1e-11));
      assertThat((one - zero) / expected[0][j]).isCloseTo(1, within(1e-7));
      assertThat((two - zero) / expected[1][j]).isCloseTo(1, within(1e-7));
    }
    assertThat(objective.valueAndGradient(at, new double[9]))
        .isCloseTo(0.7500396763269269, within(1e-12));
  }

  /**
   * {@code LogisticRegression(C=1/(0.05*90), solver="newton-cholesky", tol=1e-14).fit(X, y)} of
   * scikit-learn 1.9.1: its Σℓ + ‖W‖²/2C is 90 times the mean loss and ½·0.05‖W‖².
   */
  @Test
  void withARidgeTheCoefficientsAreThoseOfScikitLearn() {
    SoftmaxMeanLoss objective = over(InMemoryRows.of(x(), classes()), THREE, 0.05);
    double[] at = optimum(objective);
    double[][] expected = {
      {5.371357891210759, -0.34090260954984547, -0.004442953385074609},
      {1.072395212765205, -0.08235017149738105, 0.00034499869342942055},
      {-6.44375310397596, 0.4232527810472282, 0.004097954692008953}
    };
    for (int k = 0; k < 3; k++) {
      double[] original = objective.original(at, k);
      for (int j = 0; j < 3; j++) {
        assertThat(original[j] / expected[k][j]).isCloseTo(1, within(1e-7));
      }
    }
  }

  @Test
  void aWeightOfTwoIsARepeatedRow() {
    double[] weights = new double[N];
    double[][] repeated = Arrays.copyOf(x(), N + 1);
    double[] targets = Arrays.copyOf(classes(), N + 1);
    Arrays.fill(weights, 1);
    weights[7] = 2;
    repeated[N] = repeated[7];
    targets[N] = targets[7];
    SoftmaxMeanLoss weighted = over(InMemoryRows.of(x(), classes(), weights), THREE, 0.1);
    SoftmaxMeanLoss twice = over(InMemoryRows.of(repeated, targets), THREE, 0.1);
    double[] at = new Random(1).doubles(9, -1, 1).toArray();
    double[] one = new double[9];
    double[] other = new double[9];
    assertThat(weighted.valueAndGradient(at, one))
        .isCloseTo(twice.valueAndGradient(at, other), within(1e-12));
    assertThat(weighted.relativeGradient(at, 0, one))
        .isCloseTo(twice.relativeGradient(at, 0, other), within(1e-12));
    for (int j = 0; j < 9; j++) {
      assertThat(one[j]).isCloseTo(other[j], within(1e-12));
    }
  }

  /** Units of the columns change the point, not the measure of how far it is from stationary. */
  @Test
  void theMeasureDoesNotHangOnUnits() {
    double[][] scaled = x();
    for (double[] row : scaled) {
      row[0] = 1e5 * row[0] - 3;
      row[1] /= 1e3;
    }
    SoftmaxMeanLoss here = over(InMemoryRows.of(x(), classes()), THREE, 0);
    SoftmaxMeanLoss there = over(InMemoryRows.of(scaled, classes()), THREE, 0);
    double[] at = new Random(2).doubles(9, -1, 1).toArray();
    double[] gradient = new double[9];
    double value = here.valueAndGradient(at, gradient);
    double measure = here.relativeGradient(at, value, gradient);
    value = there.valueAndGradient(at, gradient);
    assertThat(there.relativeGradient(at, value, gradient)).isCloseTo(measure, within(1e-9));
    assertThat(measure).isBetween(0.01, 1.0);
  }

  @Test
  void twoClassesAreTheLogisticLoss() {
    LogisticLoss logistic = new LogisticLoss();
    for (double y = 0; y < 2; y++) {
      for (double s : new double[] {-800, -3, 0, 0.7, 40, 1e300}) {
        double[][] scores = {{s / 2}, {s}};
        double difference = s - s / 2;
        Responses given = new Responses(new double[] {y, 3}, 0, 1, true, false);
        double value = new SoftmaxLoss(2).sumAndDerivative(scores, given, 1);
        double expected = 3 * logistic.value(difference, y);
        assertThat(value).isCloseTo(expected, within(1e-14 * (1 + expected)));
        double slope = 3 * logistic.derivative(difference, y);
        assertThat(scores[1][0]).isCloseTo(slope, within(1e-15));
        assertThat(scores[0][0]).isCloseTo(-slope, within(1e-15));
      }
    }
  }

  /** diag(p) − ppᵀ along any direction of length 1, and ½ is reached. */
  @Test
  void theCurvatureStaysUnderItsBound() {
    Random random = new Random(3);
    SoftmaxLoss loss = new SoftmaxLoss(5);
    for (int trial = 0; trial < 2000; trial++) {
      double[] p = loss.probabilities(random.doubles(5, -9, 9).toArray());
      assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-15));
      assertThat(curvature(p, random.doubles(5, -1, 1).toArray()))
          .isBetween(0.0, loss.curvatureBound());
    }
    double[] split = loss.probabilities(new double[] {1e3, 1e3, -1e3, -1e300, 0});
    assertThat(curvature(split, new double[] {1, -1, 0, 0, 0})).isEqualTo(0.5);
  }

  private static double curvature(double[] p, double[] direction) {
    double length = 0;
    double square = 0;
    double mean = 0;
    for (int k = 0; k < p.length; k++) {
      length += direction[k] * direction[k];
      square += p[k] * direction[k] * direction[k];
      mean += p[k] * direction[k];
    }
    return (square - mean * mean) / length;
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(THREE.accepts(2)).isTrue();
    assertThat(THREE.accepts(3)).isFalse();
    assertThat(THREE.accepts(-1)).isFalse();
    assertThat(THREE.accepts(0.5)).isFalse();
    assertThat(THREE.accepts(Double.NaN)).isFalse();
    assertThatThrownBy(() -> new SoftmaxLoss(1)).hasMessageContaining("at least two");
    InMemoryRows rows = InMemoryRows.of(x(), classes());
    ColumnStatistics columns = ColumnStatistics.of(rows);
    Penalty lasso = new Penalty(new double[] {1, 1}, new double[2]);
    Scaling raw = Scaling.raw(2, true);
    assertThatThrownBy(() -> new SoftmaxMeanLoss(rows, THREE, lasso, columns, raw))
        .hasMessageContaining("ridge alone");
  }
}
