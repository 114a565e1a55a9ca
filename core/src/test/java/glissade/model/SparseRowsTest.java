package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.coordinate.DualCoordinateDescent;
import glissade.descent.Outcome;
import glissade.loss.LogisticLoss;
import glissade.optimizer.Catalogue;
import glissade.optimizer.LBfgs;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import glissade.rows.SparseDesign;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of which zeros are not held: what is chosen for them, and that it comes to the same. */
class SparseRowsTest {

  private static final int WIDE = 5_000;

  private static InMemoryRows wide() {
    int rows = 300;
    int held = 5;
    Random random = new Random(3);
    int[] starts = new int[rows + 1];
    int[] columns = new int[rows * held];
    double[] values = new double[rows * held];
    double[] targets = new double[rows];
    for (int i = 0; i < rows; i++) {
      starts[i + 1] = (i + 1) * held;
      for (int k = 0; k < held; k++) {
        columns[i * held + k] = k * (WIDE / held) + random.nextInt(WIDE / held);
        values[i * held + k] = random.nextGaussian();
      }
      targets[i] = random.nextInt(2);
    }
    Responses responses = new Responses(targets, 0, rows, false, false);
    return InMemoryRows.of(new SparseBatch(starts, columns, values, WIDE, responses));
  }

  private static Trainer logistic(double lambda) {
    return Trainer.automatic().withLoss(new LogisticLoss()).withPenalty(ElasticNet.ridge(lambda));
  }

  @Test
  void aStrongEnoughRidgeOnWideRowsIsDescendedByTheDual() {
    Plan plan = logistic(0.1).plan(wide(), columns -> {});
    assertThat(plan.optimizer()).isInstanceOf(DualCoordinateDescent.class);
    assertThat(plan.whyOptimizer().orElseThrow()).contains("5,000 weights", "one unknown");
    Fit fit = logistic(0.1).fit(wide());
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    Fit other = logistic(0.1).withOptimizer(new LBfgs()).fit(wide());
    assertThat(fit.loss()).isCloseTo(other.loss(), within(1e-12));
  }

  @Test
  void aWeakRidgeDenseRowsAndNoRidgeAreNot() {
    assertThat(logistic(1e-7).plan(wide(), columns -> {}).optimizer()).isInstanceOf(LBfgs.class);
    InMemoryRows dense = SparseDesign.dense(wide().chunks().get(0));
    assertThat(logistic(0.1).plan(dense, columns -> {}).optimizer()).isInstanceOf(LBfgs.class);
    Trainer free = Trainer.automatic().withLoss(new LogisticLoss());
    assertThat(free.plan(wide(), columns -> {}).optimizer()).isInstanceOf(LBfgs.class);
  }

  /** Standardised columns are centred, and these rows are not. */
  @Test
  void aFitIsThatOfTheSameRowsWithEveryZero() {
    SparseBatch sparse = SparseDesign.sparse(300, 8, 0.4, true, false, 5);
    InMemoryRows dense = SparseDesign.dense(sparse);
    for (String name : new String[] {"newton", "lbfgs", "saga"}) {
      Trainer trainer =
          logistic(0.05)
              .withOptimizer(Catalogue.optimizer(name, Optional.empty()))
              .withTolerance(1e-10);
      double[] actual = trainer.fit(InMemoryRows.of(sparse)).coefficients();
      double[] expected = trainer.fit(dense).coefficients();
      double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      assertThat(actual).as(name).containsExactly(expected, within(1e-7 * size));
    }
  }

  /** Its steps are on columns that are centred for the one and not for the other. */
  @Test
  void sgdEndsAsNearTheOptimumAsOnTheSameRowsWithEveryZero() {
    SparseBatch sparse = SparseDesign.sparse(300, 8, 0.4, true, false, 5);
    double least = logistic(0.05).fit(InMemoryRows.of(sparse)).outcome().arrival().loss();
    Trainer trainer = logistic(0.05).withOptimizer(Catalogue.optimizer("sgd", Optional.empty()));
    for (InMemoryRows rows :
        new InMemoryRows[] {InMemoryRows.of(sparse), SparseDesign.dense(sparse)}) {
      double loss = trainer.fit(rows).outcome().arrival().loss();
      assertThat(loss).isBetween(least - 1e-12, least + 1e-3);
    }
  }
}
