package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Step;
import glissade.loss.LogisticLoss;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import org.junit.jupiter.api.Test;

/** A descent may begin anywhere, and what is foretold of it is of that beginning. */
class StartTest {

  private static final Rows ROWS =
      InMemoryRows.of(
          new double[][] {{1, 0}, {2, 1}, {3, -1}, {4, 2}, {0, 1}}, new double[] {1, 0, 1, 1, 0});

  private static final double[] START = {0.5, -2, 3};

  @Test
  void aDescentOnATriangleBeginsWhereItIsTold() {
    Trainer trainer = Trainer.automatic().withStep(0.01).withIterations(40);
    CompressedPlan plan = trainer.compressedPlan(ROWS, columns -> {}).startingAt(START);
    double atStart = plan.objective().valueAndGradient(START, new double[3]);

    Step first = plan.start().next();
    assertThat(first.loss()).isEqualTo(atStart);
    assertThat(plan.forecast().firstGap())
        .isCloseTo(atStart - plan.objective().leastLoss(), within(1e-12));
    assertThat(plan.forecast().withStep(0.01).gap(40))
        .isCloseTo(
            plan.objective().gap(plan.start().outcome().arrival().at()), within(1e-12 * atStart));
  }

  @Test
  void aDescentOverRowsBeginsWhereItIsTold() {
    RowsPlan plan =
        (RowsPlan) Trainer.automatic().withLoss(new LogisticLoss()).plan(ROWS, columns -> {});
    double atStart = plan.objective().valueAndGradient(START, new double[3]);
    RowsPlan moved = plan.startingAt(START);

    assertThat(moved.start().next().loss()).isEqualTo(atStart);
    assertThat(moved.loss()).isEqualTo(plan.loss());
    assertThat(plan.beginning()).isNotEqualTo(START);
  }

  @Test
  void aStartOfAnotherDimensionIsRefused() {
    CompressedPlan plan = Trainer.automatic().compressedPlan(ROWS, columns -> {});
    assertThatThrownBy(() -> plan.startingAt(new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 != 3");
  }
}
