package glissade.coordinate;

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
import glissade.loss.SquaredHingeLoss;
import glissade.loss.SquaredLoss;
import glissade.objective.FunctionObjective;
import glissade.objective.MeanLoss;
import glissade.objective.RidgeGap;
import glissade.objective.Scaling;
import glissade.optimizer.Catalogue;
import glissade.optimizer.LBfgs;
import glissade.penalty.ElasticNet;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.SparseDesign;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DualCoordinateDescentTest {

  private static final List<Loss> LOSSES =
      List.of(new LogisticLoss(), new SquaredLoss(), new SquaredHingeLoss());

  private static final Optimizer DUAL = new DualCoordinateDescent();

  private static final Optimizer NEWTON = Catalogue.optimizer("newton", Optional.empty());

  private static final ElasticNet RIDGE = ElasticNet.ridge(0.1);

  private static InMemoryRows rows(boolean coded) {
    return coded
        ? InMemoryRows.of(SparseDesign.coded(200, true, true, 5))
        : InMemoryRows.of(SparseDesign.sparse(100, 130, 0.06, false, false, 5));
  }

  private static MeanLoss objective(
      InMemoryRows rows, Loss loss, ElasticNet penalty, boolean standardized, boolean intercept) {
    ColumnStatistics columns = ColumnStatistics.of(rows);
    Scaling scaling =
        standardized
            ? Scaling.standardized(columns, intercept)
            : Scaling.raw(rows.features(), intercept);
    return new MeanLoss(rows, loss, penalty.on(columns), columns, scaling);
  }

  private static Descent descent(MeanLoss objective, Optimizer optimizer, long updates) {
    return new Descent(
        objective, optimizer, StopRule.after(updates), new double[objective.dimension()]);
  }

  /** In original units. */
  private static double[] optimum(
      boolean coded,
      Loss loss,
      ElasticNet penalty,
      boolean standardized,
      boolean intercept,
      Optimizer optimizer) {
    MeanLoss objective = objective(rows(coded), loss, penalty, standardized, intercept);
    Descent descent = descent(objective, optimizer, optimizer == DUAL ? 400 : 20);
    // The last, not the least: losses that differ by rounding say nothing of the tenth digit.
    double[] last = new double[objective.dimension()];
    while (descent.hasNext()) {
      last = descent.next().at();
    }
    return objective.scaling().toOriginal(last);
  }

  @Test
  void itArrivesWhereNewtonsMethodDoes() {
    ElasticNet raw = new ElasticNet(0.1, 0, false, List.of());
    for (Loss loss : LOSSES) {
      for (boolean coded : new boolean[] {false, true}) {
        for (ElasticNet penalty : List.of(RIDGE, raw)) {
          for (int kind = 0; kind < 4; kind++) {
            boolean intercept = kind % 2 == 0;
            double[] actual = optimum(coded, loss, penalty, kind < 2, intercept, DUAL);
            double[] expected = optimum(coded, loss, penalty, true, intercept, NEWTON);
            double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            String which = loss.name() + " " + coded + " " + penalty + " " + kind;
            assertThat(actual).as(which).containsExactly(expected, within(1e-10 * size));
          }
        }
      }
    }
  }

  @Test
  void theGapIsAnUpperBoundAtEveryPointAndGoesToZero() {
    for (boolean intercept : new boolean[] {false, true}) {
      MeanLoss objective = objective(rows(false), new LogisticLoss(), RIDGE, true, intercept);
      double least = descent(objective, new LBfgs(), 300).outcome().arrival().loss();
      Descent descent = descent(objective, new DualCoordinateDescent(), 60);
      double gap = Double.NaN;
      double[] gradient = new double[objective.dimension()];
      while (descent.hasNext()) {
        double value = objective.valueAndGradient(descent.next().at(), gradient);
        gap = RidgeGap.of(objective, value, gradient);
        assertThat(gap).isGreaterThanOrEqualTo(value - least - 1e-15);
      }
      assertThat(gap).isLessThan(1e-12);
    }
  }

  @Test
  void itConvergesWhereTheGapIsSmallAndNotBefore() {
    MeanLoss objective = objective(rows(false), new LogisticLoss(), RIDGE, true, true);
    StopRule stop = StopRule.nearLeast(1e-6).or(StopRule.budget(100));
    Descent descent = new Descent(objective, DUAL, stop, new double[objective.dimension()]);
    double[] gradient = new double[objective.dimension()];
    while (descent.hasNext()) {
      double[] at = descent.next().at();
      double value = objective.valueAndGradient(at, gradient);
      boolean near = RidgeGap.of(objective, value, gradient) <= 1e-6 * value;
      assertThat(descent.hasNext()).isEqualTo(!near);
    }
    assertThat(descent.outcome()).isInstanceOf(Outcome.Converged.class);
  }

  @Test
  void withoutARidgeOrWithAnInterceptThatIsNotThereYetNothingIsKnownOfTheGap() {
    MeanLoss objective = objective(rows(false), new LogisticLoss(), RIDGE, true, true);
    double[] gradient = new double[objective.dimension()];
    double value = objective.valueAndGradient(new double[gradient.length], gradient);
    assertThat(RidgeGap.of(objective, value, gradient)).isInfinite();
    MeanLoss free = objective(rows(false), new LogisticLoss(), ElasticNet.none(), true, false);
    double[] there = new double[free.dimension()];
    assertThat(RidgeGap.of(free, free.valueAndGradient(there.clone(), there), there)).isInfinite();
  }

  @Test
  void aSeedGivesTheSameBitsForAnyNumberOfThreads() {
    InMemoryRows rows = rows(false);
    double[] one = arrival(rows.withThreads(1), 4);
    assertThat(arrival(rows.withThreads(3), 4)).isEqualTo(one);
    assertThat(arrival(rows, 5)).isNotEqualTo(one);
  }

  private static double[] arrival(InMemoryRows rows, long seed) {
    MeanLoss objective = objective(rows, new LogisticLoss(), RIDGE, true, true);
    return descent(objective, new DualCoordinateDescent(seed), 3).outcome().arrival().at();
  }

  @Test
  void resumedItGoesOnWithTheSameBits() {
    for (boolean coded : new boolean[] {false, true}) {
      MeanLoss objective = objective(rows(coded), new LogisticLoss(), RIDGE, true, true);
      Descent whole = descent(objective, new DualCoordinateDescent(), 9);
      Descent cut = descent(objective, new DualCoordinateDescent(), 9);
      for (int k = 0; k < 4; k++) {
        whole.next();
        cut.next();
      }
      Descent resumed =
          Descent.resume(
              objective,
              new DualCoordinateDescent(),
              StopRule.after(9),
              null,
              Checkpoint.of(cut.checkpoint().values()));
      while (whole.hasNext()) {
        Step expected = whole.next();
        assertThat(resumed.next().at()).isEqualTo(expected.at());
      }
      assertThat(resumed.hasNext()).isFalse();
    }
  }

  @Test
  void aRowThatHoldsNothingAndOneOfNoWeightChangeNothing() {
    Batch batch = SparseDesign.sparse(40, 6, 0.05, true, false, 1);
    MeanLoss objective =
        objective(SparseDesign.dense(batch), new LogisticLoss(), RIDGE, true, true);
    double[] point = descent(objective, new DualCoordinateDescent(), 50).outcome().arrival().at();
    assertThat(point).doesNotContain(Double.NaN);
  }

  @Test
  void extremeRowsEndInARootAndNotInACycle() {
    Loss loss = new LogisticLoss();
    for (double score : new double[] {-800, -20, 0, 3, 20, 800}) {
      for (double q : new double[] {0, 1e-9, 1, 50, 1e6}) {
        RowRoot root = new RowRoot(loss);
        root.find(1, score, 0, q, 1);
        double a = root.dual();
        // s is where the score went, and a the derivative there.
        double s = score + q * a;
        double left = a + loss.derivative(s, 1);
        assertThat(Math.abs(left) * q / (1 + q * loss.curvature(s, 1)))
            .as("score %s, q %s", score, q)
            .isLessThan(1e-2 * (1 + Math.abs(s)));
      }
    }
  }

  @Test
  void whatItCannotDescendOnIsRefusedWithAnother() {
    DualCoordinateDescent optimizer = new DualCoordinateDescent();
    assertThatThrownBy(
            () -> optimizer.start(new FunctionObjective(1, x -> x[0], x -> new double[] {1})))
        .hasMessageContaining("no rows")
        .hasMessageContaining("lbfgs");
    for (ElasticNet penalty : List.of(ElasticNet.none(), new ElasticNet(1, 0.5, true, List.of()))) {
      assertThatThrownBy(
              () -> optimizer.on(objective(rows(false), new LogisticLoss(), penalty, true, false)))
          .hasMessageContaining("a ridge on every weight");
    }
  }
}
