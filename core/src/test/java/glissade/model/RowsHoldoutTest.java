package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.optimizer.Catalogue;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Split;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows held out where the rows are not folded. */
class RowsHoldoutTest {

  private static final Split SPLIT = new Split(0.3, 1);

  private static InMemoryRows rows(int n, int d, boolean labels) {
    Random random = new Random(5);
    double[][] x = new double[n][d];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double score = 0;
      for (int j = 0; j < d; j++) {
        x[i][j] = random.nextGaussian();
        score += j < 2 ? x[i][j] : 0;
      }
      boolean one = random.nextDouble() < 1 / (1 + Math.exp(-score));
      y[i] = labels ? (one ? 1 : 0) : score + random.nextGaussian();
    }
    return InMemoryRows.of(x, y);
  }

  @Test
  void theHeldOutLossIsThePlainMeanOverTheRowsThatAreNotTrainedOn() {
    Loss loss = new LogisticLoss();
    InMemoryRows all = rows(400, 3, true);
    Plan plan = Trainer.automatic().withLoss(loss).withHoldout(SPLIT).plan(all, columns -> {});
    double[] at = {0.2, -0.5, 0.7, 0.1};
    double[] original = plan.coordinates().toOriginal(at);
    double sum = 0;
    long count = 0;
    for (Batch chunk : SPLIT.heldOut(all).inMemory().chunks()) {
      for (int i = 0; i < chunk.rows(); i++) {
        double score = original[0];
        for (int j = 0; j < 3; j++) {
          score += original[j + 1] * chunk.dense().feature(i, j);
        }
        sum += loss.value(score, chunk.target(i));
        count++;
      }
    }
    assertThat(plan.heldOut().orElseThrow().applyAsDouble(at))
        .isCloseTo(sum / count, within(1e-13));
    assertThat(plan.heldOut().orElseThrow().rows()).isEqualTo(count);
    assertThat(plan.columns().rows() + count).isEqualTo(400);
  }

  /** Where rows are few, an early epoch predicts others better than the optimum does. */
  @Test
  void anEpochBeforeTheOptimumIsTakenWhereItPredictsBetter() {
    InMemoryRows all = rows(300, 60, true);
    Trainer trainer =
        Trainer.automatic()
            .withLoss(new LogisticLoss())
            .withOptimizer(Catalogue.optimizer("sgd:step=0.02", Optional.empty()))
            .withHoldout(SPLIT)
            .withEarlyStopping(5);
    Plan plan = trainer.plan(all, columns -> {});
    HeldOutWatch watch = plan.watch().orElseThrow();
    Descent descent = plan.start(watch);
    Outcome outcome = descent.outcome();
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(outcome.reason()).contains("held-out loss was least");
    double[] model = outcome.arrival().at();
    assertThat(plan.heldOut().orElseThrow().applyAsDouble(model)).isEqualTo(watch.best());
    Plan full =
        Trainer.automatic()
            .withLoss(new LogisticLoss())
            .withHoldout(SPLIT)
            .plan(all, columns -> {});
    double[] optimum = full.start().outcome().arrival().at();
    assertThat(watch.best()).isLessThan(0.9 * full.heldOut().orElseThrow().applyAsDouble(optimum));
    assertThat(outcome.arrival().iteration()).isLessThan(outcome.arrival().iterations());
  }

  @Test
  void squaresOverRowsAreHeldOutAsOnTheTriangle() {
    InMemoryRows all = rows(500, 4, false);
    Trainer trainer = Trainer.automatic().withHoldout(SPLIT);
    Plan folded = trainer.plan(all, columns -> {});
    Plan over =
        trainer
            .withOptimizer(Catalogue.optimizer("svrg", Optional.empty()))
            .plan(all, columns -> {});
    double[] at = {1, 2, 3, 4, 5};
    assertThat(over.heldOut().orElseThrow().applyAsDouble(at))
        .isCloseTo(folded.heldOut().orElseThrow().applyAsDouble(at), within(1e-11));
    assertThat(over.heldOut().orElseThrow().variance())
        .isCloseTo(folded.heldOut().orElseThrow().variance(), within(1e-12));
  }
}
