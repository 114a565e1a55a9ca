package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.loss.QuantileLoss;
import glissade.objective.MeanPinball;
import glissade.objective.Scaling;
import glissade.optimizer.InteriorPoint;
import glissade.rows.InMemoryRows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Quantile regression reaches the optimum of its linear program, and proves it. */
class QuantileTest {

  private static final int N = 60;

  private static double[][] x() {
    double[][] x = new double[N][2];
    for (int i = 0; i < N; i++) {
      x[i][0] = 3 * Math.sin(1.3 * i) + 10;
      x[i][1] = 7 * i % 11 * 100;
    }
    return x;
  }

  private static double[] y() {
    double[][] x = x();
    double[] y = new double[N];
    for (int i = 0; i < N; i++) {
      double u = (37 * i % 61) / 61.0 + 1 / 122.0;
      y[i] = 2 + 0.5 * x[i][0] - 0.03 * x[i][1] + 3 * Math.tan(2.6 * (u - 0.5));
    }
    return y;
  }

  private static Fit fit(double tau, double[][] x, double[] y) {
    Fit fit =
        Trainer.automatic()
            .withLoss(new QuantileLoss(tau))
            .withTolerance(1e-11)
            .fit(InMemoryRows.of(x, y));
    assertThat(fit.outcome()).as(fit.outcome().reason()).isInstanceOf(Outcome.Converged.class);
    assertThat(fit.outcome().arrival().iterations()).isLessThan(100);
    return fit;
  }

  /**
   * With {@code X} and {@code y} as here: {@code QuantileRegressor(quantile=tau, alpha=0,
   * solver="highs").fit(X, y)} of scikit-learn 1.9.1 on SciPy's HiGHS, then the three rows that it
   * meets solved exactly.
   */
  @Test
  void coefficientsAreThoseOfTheLinearProgram() {
    assertFit(
        0.5, 1.536524951174311, 3.195509211347815, 0.38841985906835713, -0.030282169796723917);
    assertFit(
        0.9, 0.582435854013126, 17.153482247429064, -0.5519738151668899, -0.028518119832232472);
  }

  private static void assertFit(double tau, double loss, double... expected) {
    Fit fit = fit(tau, x(), y());
    assertThat(fit.loss()).isCloseTo(loss, within(1e-9 * loss));
    assertThat(fit.model().intercept()).isCloseTo(expected[0], within(1e-7 * expected[0]));
    for (int j = 0; j < 2; j++) {
      assertThat(fit.model().weights()[j])
          .isCloseTo(expected[j + 1], within(1e-7 * Math.abs(expected[j + 1])));
    }
  }

  /** Under the score lie at most τ of the rows, over it at most 1 − τ; ties are on it. */
  @Test
  void aShareOfTheRowsLiesBelow() {
    Random random = new Random(3);
    for (double tau : new double[] {0.05, 0.3, 0.5, 0.97}) {
      int n = 700;
      double[][] x = new double[n][3];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = new double[] {random.nextGaussian(), 1e4 + random.nextInt(3), 1e-3 * i};
        // Whole numbers: many rows are met exactly.
        y[i] = Math.rint(x[i][0] * 2 + random.nextGaussian() / random.nextDouble());
      }
      Fit fit = fit(tau, x, y);
      long below = 0;
      long above = 0;
      for (int i = 0; i < n; i++) {
        double residual = y[i] - fit.model().predict(x[i]);
        below += residual < -1e-6 ? 1 : 0;
        above += residual > 1e-6 ? 1 : 0;
      }
      assertThat(below).isLessThanOrEqualTo((long) (tau * n));
      assertThat(above).isLessThanOrEqualTo((long) ((1 - tau) * n) + 1);
    }
  }

  @Test
  void aWeightOfTwoIsARepeatedRow() {
    double[][] x = x();
    double[] y = y();
    double[] weights = new double[N];
    double[][] repeated = Arrays.copyOf(x, N + N / 3);
    double[] targets = Arrays.copyOf(y, N + N / 3);
    Arrays.fill(weights, 1);
    for (int i = 0; i < N / 3; i++) {
      weights[3 * i] = 2;
      repeated[N + i] = x[3 * i];
      targets[N + i] = y[3 * i];
    }
    Trainer trainer = Trainer.automatic().withLoss(new QuantileLoss(0.3)).withTolerance(1e-11);
    Fit weighted = trainer.fit(InMemoryRows.of(x, y, weights));
    Fit twice = trainer.fit(InMemoryRows.of(repeated, targets));
    assertThat(weighted.loss()).isCloseTo(twice.loss(), within(1e-10 * twice.loss()));
    assertThat(weighted.model().weights()[0]).isCloseTo(twice.model().weights()[0], within(1e-7));
  }

  /** Columns that depend on each other, and more columns than rows. */
  @Test
  void whatIsNotDeterminedIsFittedAllTheSame() {
    double[][] x = x();
    double[][] aliased = new double[N][];
    for (int i = 0; i < N; i++) {
      aliased[i] = new double[] {x[i][0], x[i][1], x[i][0] - x[i][1], 4};
    }
    Fit both = fit(0.7, aliased, y());
    assertThat(both.loss()).isCloseTo(fit(0.7, x, y()).loss(), within(1e-9));
  }

  @Test
  void moreColumnsThanRowsAreFittedWithoutAnError() {
    double[][] x = new double[5][8];
    double[] y = {1, -2, 4, 0, 3};
    Random random = new Random(5);
    for (double[] row : x) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    assertThat(fit(0.4, x, y).loss()).isLessThan(1e-9);
  }

  @Test
  void withoutAnInterceptTheModelGoesThroughZero() {
    double[][] x = {{1}, {2}, {4}, {8}};
    double[] y = {3, 8, 4, 9};
    Fit fit =
        Trainer.automatic()
            .withLoss(new QuantileLoss(0.5))
            .withoutIntercept()
            .withTolerance(1e-11)
            .fit(InMemoryRows.of(x, y));
    // The weighted median of the ratios 3, 4, 1, 9/8 with weights 1, 2, 4, 8.
    assertThat(fit.model().weights()[0]).isCloseTo(1.125, within(1e-9));
    assertThat(fit.model().intercept()).isEqualTo(0);
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    Random random = new Random(6);
    double[][] x = new double[20_000][3];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      Arrays.setAll(x[i], j -> random.nextGaussian());
      y[i] = x[i][0] + random.nextGaussian();
    }
    Trainer trainer = Trainer.automatic().withLoss(new QuantileLoss(0.2)).withIterations(8);
    InMemoryRows rows = InMemoryRows.of(x, y);
    assertThat(trainer.fit(rows.withThreads(1)).model().weights())
        .isEqualTo(trainer.fit(rows.withThreads(3)).model().weights());
  }

  /** The bound never passes the optimum, wherever descent is. */
  @Test
  void theDualValueIsABoundAllTheWay() {
    InMemoryRows rows = InMemoryRows.of(x(), y());
    double least = fit(0.9, x(), y()).loss();
    ColumnStatistics columns = ColumnStatistics.of(rows);
    MeanPinball objective =
        new MeanPinball(rows, new QuantileLoss(0.9), columns, Scaling.standardized(columns, true));
    Descent descent =
        new Descent(objective, new InteriorPoint(), StopRule.stationary(1e-9), new double[3]);
    double before = 0;
    while (descent.hasNext()) {
      assertThat(descent.next().loss()).isGreaterThanOrEqualTo(least * (1 - 1e-10));
      assertThat(objective.bound()).isBetween(before, least * (1 + 1e-12));
      before = objective.bound();
    }
    assertThat(descent.outcome().reason()).contains("the duality gap is");
  }

  @Test
  void aRunThatIsResumedGoesOnBitForBit() {
    InMemoryRows rows = InMemoryRows.of(x(), y());
    Trainer trainer = Trainer.automatic().withLoss(new QuantileLoss(0.5)).withTolerance(1e-9);
    Descent whole = trainer.plan(rows, columns -> {}).start();
    for (int k = 0; k < 7; k++) {
      whole.next();
    }
    Plan again = trainer.plan(rows, columns -> {});
    Descent rest = again.resume(() -> progress -> null, Checkpoint.of(whole.checkpoint().values()));
    assertThat(rest.outcome().arrival().at()).isEqualTo(whole.outcome().arrival().at());
    assertThat(rest.outcome().reason()).isEqualTo(whole.outcome().reason());
  }
}
