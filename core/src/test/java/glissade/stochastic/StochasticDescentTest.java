package glissade.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.objective.FunctionObjective;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.stochastic.StochasticDescent.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StochasticDescentTest {

  private static final double LAMBDA = 0.01;

  /** Columns from 1e-3 to 1e5, each ten of its standard deviations away from zero. */
  private static InMemoryRows unscaled(int n, boolean labels, int threads) {
    Random random = new Random(3);
    int d = 9;
    double[][] x = new double[n][d];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double score = 0.3;
      for (int j = 0; j < d; j++) {
        double u = random.nextGaussian();
        x[i][j] = Math.pow(10, j - 3) * (10 + u);
        score += 0.7 * u * (j % 3 - 1);
      }
      boolean one = random.nextDouble() < 1 / (1 + Math.exp(-score));
      y[i] = labels ? (one ? 1 : 0) : 100 + score + 0.5 * random.nextGaussian();
    }
    return InMemoryRows.of(x, y).withThreads(threads);
  }

  private static MeanLoss objective(Rows rows, Loss loss, double lambda, boolean intercept) {
    ColumnStatistics columns = ColumnStatistics.of(rows);
    return new MeanLoss(
        rows,
        loss,
        ElasticNet.ridge(lambda).on(columns),
        columns,
        Scaling.standardized(columns, intercept));
  }

  private static Descent descent(MeanLoss objective, Optimizer optimizer, long epochs) {
    double[] zero = new double[objective.dimension()];
    return new Descent(objective, optimizer, StopRule.after(epochs), zero);
  }

  private static Trainer trainer(boolean labels) {
    Trainer trainer = Trainer.automatic().withPenalty(ElasticNet.ridge(1e-3));
    return labels ? trainer.withLoss(new LogisticLoss()) : trainer;
  }

  @ParameterizedTest
  @EnumSource
  void fromTheDefaultsItComesNearTheOptimumOfUnscaledColumnsOrSaysThatItHasNot(Method method) {
    for (boolean labels : new boolean[] {false, true}) {
      InMemoryRows rows = unscaled(3_000, labels, 1);
      double least = trainer(labels).fit(rows).loss();
      double first = labels ? Math.log(2) : 10_000;
      Fit fit = trainer(labels).withOptimizer(StochasticDescent.of(method)).fit(rows);
      if (method == Method.SVRG || method == Method.SAGA) {
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(fit.outcome().arrival().iterations()).isLessThan(60);
        assertThat(fit.loss()).isCloseTo(least, within(1e-14 * first));
      } else {
        assertThat(hasSaidThatItHasNot(fit.outcome())).isTrue();
        assertThat(fit.loss()).isBetween(least, least * (1 + 2e-4));
      }
    }
  }

  private static boolean hasSaidThatItHasNot(Outcome outcome) {
    return outcome instanceof Outcome.BudgetSpent
        || (outcome instanceof Outcome.StepFailed && outcome.reason().contains("as far as"));
  }

  /** The least-squares R² is that of the exact fit, on the columns as they are. */
  @Test
  void plainSgdReachesTheLeastSquaresRSquared() {
    InMemoryRows rows = unscaled(3_000, false, 2);
    double least = Trainer.automatic().fit(rows).optimumLoss();
    ColumnStatistics columns = ColumnStatistics.of(rows);
    double variance = Math.pow(columns.standardDeviation(columns.target()), 2);
    Fit fit = Trainer.automatic().withOptimizer(StochasticDescent.of(Method.SGD)).fit(rows);
    assertThat((fit.loss() - least) / variance).isBetween(0.0, 1e-4);
    assertThat(fit.plan().choice().reason()).contains("row by row");
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads(Method method) {
    double[] one = null;
    for (int threads = 1; threads <= 3; threads++) {
      MeanLoss objective = objective(unscaled(25_000, true, threads), new LogisticLoss(), 0, true);
      double[] at = descent(objective, StochasticDescent.of(method), 3).outcome().arrival().at();
      one = one == null ? at : one;
      assertThat(at).isEqualTo(one);
    }
    MeanLoss objective = objective(unscaled(25_000, true, 1), new LogisticLoss(), 0, true);
    Optimizer other = new StochasticDescent(method, 32, OptionalDouble.empty(), 0, 7);
    assertThat(descent(objective, other, 3).outcome().arrival().at()).isNotEqualTo(one);
  }

  @ParameterizedTest
  @EnumSource
  void cutAndResumedItGoesOnWithTheSameBits(Method method) {
    SparseDesign design = new SparseDesign(3, 70, 6, true, 1);
    for (List<Batch> chunks : List.of(design.sparse, design.dense)) {
      MeanLoss objective =
          objective(new ChunkedRows(6, chunks, 2), new LogisticLoss(), LAMBDA, true);
      Optimizer optimizer = new StochasticDescent(method, 8, OptionalDouble.empty(), 2, 5);
      Descent whole = descent(objective, optimizer, 12);
      Descent cut = descent(objective, optimizer, 12);
      for (int k = 0; k < 4; k++) {
        whole.next();
        cut.next();
      }
      Checkpoint checkpoint = Checkpoint.of(cut.checkpoint().values());
      Descent resumed = Descent.resume(objective, optimizer, StopRule.after(12), null, checkpoint);
      while (whole.hasNext()) {
        Step expected = whole.next();
        Step actual = resumed.next();
        assertThat(actual.at()).isEqualTo(expected.at());
        assertThat(actual.stepSize()).isEqualTo(expected.stepSize());
      }
    }
  }

  /**
   * Without an intercept no column is centred, so both are learned from in the same coordinates.
   */
  @ParameterizedTest
  @EnumSource
  void rowsThatHoldTheirZerosAndRowsThatDoNotLeadToTheSamePoint(Method method) {
    for (boolean labels : new boolean[] {false, true}) {
      SparseDesign design = new SparseDesign(3, 50, 7, labels, 2);
      Loss loss = labels ? new LogisticLoss() : new SquaredLoss();
      boolean sums = method == Method.ADAGRAD || method == Method.ADAM;
      boolean remembers = sums || method == Method.MOMENTUM || method == Method.NESTEROV;
      double[][] at = new double[2][];
      List<List<Batch>> held = List.of(design.dense, design.sparse);
      for (int k = 0; k < 2; k++) {
        MeanLoss objective = objective(new ChunkedRows(7, held.get(k), 1), loss, LAMBDA, false);
        Optimizer optimizer =
            new StochasticDescent(method, sums ? 1 : 8, OptionalDouble.empty(), 0, 5);
        at[k] = descent(objective, optimizer, remembers ? 60 : 4).outcome().arrival().at();
      }
      // What remembers is not the same method where zeros are skipped; it ends near the same place.
      assertThat(at[1]).containsExactly(at[0], within(remembers ? 0.05 : 1e-12));
    }
  }

  @Test
  void anotherBatchSizeGivesASimilarLossAfterTheSameEpochs() {
    MeanLoss objective = objective(unscaled(20_000, true, 2), new LogisticLoss(), 0, true);
    double least =
        descent(objective, StochasticDescent.of(Method.SVRG), 20).outcome().arrival().loss();
    for (int batch : new int[] {1, 8, 64, 256}) {
      Optimizer optimizer = new StochasticDescent(Method.SGD, batch, OptionalDouble.empty(), 0, 1);
      assertThat(descent(objective, optimizer, 2).outcome().arrival().loss())
          .isBetween(least, least + 2e-3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStepAMillionTimesTooLargeIsTakenBack(Method method) {
    for (boolean labels : new boolean[] {false, true}) {
      Loss loss = labels ? new LogisticLoss() : new SquaredLoss();
      MeanLoss objective = objective(unscaled(2_000, labels, 1), loss, 0, true);
      Optimizer optimizer = new StochasticDescent(method, 32, OptionalDouble.of(1e6), 0, 0);
      Descent descent = descent(objective, optimizer, 25);
      double last = Double.POSITIVE_INFINITY;
      while (descent.hasNext()) {
        double loss1 = descent.next().loss();
        assertThat(loss1).isFinite().isLessThanOrEqualTo(last * (1 + 1e-12));
        last = loss1;
      }
      assertThat(descent.outcome().hasUsablePoint()).isTrue();
      double least = labels ? 0.55 : 0.4;
      assertThat(descent.outcome().arrival().loss()).isLessThan(least);
    }
  }

  @Test
  void aStepThatIsTooSmallIsNeverCalledConverged() {
    Fit fit =
        Trainer.automatic()
            .withOptimizer(new StochasticDescent(Method.SGD, 32, OptionalDouble.of(1e-30), 0, 0))
            .fit(unscaled(1_000, false, 1));
    assertThat(fit.outcome()).isInstanceOf(Outcome.StepFailed.class);
    assertThat(fit.outcome().reason()).contains("billionth", "the step is at 1.0e-30");
    assertThat(fit.outcome().arrival().iterations()).isLessThan(20);
  }

  /** One epoch of the plain method is this loop. */
  @Test
  void anEpochIsThePlainLoop() {
    SparseDesign design = new SparseDesign(2, 40, 4, true, 4);
    ChunkedRows rows = new ChunkedRows(4, design.dense, 1);
    MeanLoss objective = objective(rows, new LogisticLoss(), 0, false);
    double eta = 0.05;
    Optimizer optimizer = new StochasticDescent(Method.SGD, 4, OptionalDouble.of(eta), 1, 9);
    double[] actual = descent(objective, optimizer, 1).outcome().arrival().at();

    double meanWeight = ColumnStatistics.of(rows).weightSum() / 80;
    double[] z = new double[4];
    double[] sum = new double[4];
    double[] length = new double[1];
    int[] seen = new int[1];
    new Order(9)
        .walk(
            rows,
            0,
            (number, chunk, order) -> {
              for (int from = 0; from < chunk.rows(); from += 4) {
                double step = eta / (1 + seen[0] / 80.0);
                double[] g = new double[4];
                for (int k = from; k < from + 4; k++) {
                  int i = order[k];
                  double score = chunk.responses().offset(i);
                  for (int j = 0; j < 4; j++) {
                    score += z[j] * chunk.dense().feature(i, j) / objective.scaling().scale(j);
                  }
                  double p = 1 / (1 + Math.exp(-score));
                  for (int j = 0; j < 4; j++) {
                    double u = chunk.dense().feature(i, j) / objective.scaling().scale(j);
                    g[j] += chunk.weight(i) * (p - chunk.target(i)) * u / (4 * meanWeight);
                  }
                }
                for (int j = 0; j < 4; j++) {
                  z[j] -= step * g[j];
                  sum[j] += seen[0] >= 40 ? step * z[j] : 0;
                }
                length[0] += seen[0] >= 40 ? step : 0;
                seen[0] += 4;
              }
            });
    for (int j = 0; j < 4; j++) {
      assertThat(actual[j]).isCloseTo(sum[j] / length[0], within(1e-13));
    }
  }

  @Test
  void eachEpochGoesThroughAllRowsOnceInAnotherOrder() {
    InMemoryRows rows = unscaled(25_000, true, 1);
    assertThat(rows.chunks()).hasSizeGreaterThan(2);
    List<Integer> turns = new ArrayList<>();
    for (long epoch = 0; epoch < 3; epoch++) {
      boolean[][] seen = new boolean[rows.chunks().size()][];
      new Order(1)
          .walk(
              rows,
              epoch,
              (number, chunk, order) -> {
                turns.add(number);
                seen[number] = new boolean[chunk.rows()];
                for (int k = 0; k < chunk.rows(); k++) {
                  assertThat(seen[number][order[k]]).isFalse();
                  seen[number][order[k]] = true;
                }
                assertThat(order[0] == 0 && order[1] == 1).isFalse();
              });
    }
    int chunks = rows.chunks().size();
    assertThat(turns.subList(0, chunks)).isNotEqualTo(turns.subList(chunks, 2 * chunks));
  }

  @Test
  void whatHasNoRowsIsRefused() {
    FunctionObjective square =
        new FunctionObjective(1, w -> w[0] * w[0], w -> new double[] {2 * w[0]});
    for (Method method : Method.values()) {
      assertThatThrownBy(() -> StochasticDescent.of(method).on(square))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("row by row");
    }
    assertThatThrownBy(() -> new StochasticDescent(Method.SGD, -1, OptionalDouble.empty(), 0, 0))
        .hasMessageContaining("at least 1 row");
    assertThatThrownBy(() -> new StochasticDescent(Method.SGD, 1, OptionalDouble.of(-1), 0, 0))
        .hasMessageContaining("over 0");
    assertThatThrownBy(
            () -> new StochasticDescent(Method.SGD, 1, OptionalDouble.empty(), Double.NaN, 0))
        .hasMessageContaining("not negative");
  }
}
