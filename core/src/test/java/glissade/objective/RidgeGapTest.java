package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.loss.SquaredLoss;
import glissade.penalty.Penalty;
import glissade.rows.InMemoryRows;
import org.junit.jupiter.api.Test;

class RidgeGapTest {

  /** Where the loss is flat, F − F* is the ridge alone, and the bound is no larger. */
  @Test
  void itIsReachedWhereNothingButTheRidgeCurves() {
    InMemoryRows rows = InMemoryRows.of(new double[][] {{0, 0}, {0, 0}}, new double[] {3, 3});
    Penalty ridge = new Penalty(new double[2], new double[] {0.5, 4});
    MeanLoss loss =
        new MeanLoss(
            rows, new SquaredLoss(), ridge, ColumnStatistics.of(rows), Scaling.raw(2, false));
    double[] at = {2, -1};
    double[] gradient = new double[2];
    double value = loss.valueAndGradient(at, gradient);
    assertThat(RidgeGap.of(loss, value, gradient)).isCloseTo(value - 9, within(1e-14));
    assertThat(value - 9).isEqualTo(3);
  }
}
