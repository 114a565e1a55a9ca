package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.loss.LossCatalogue;
import glissade.penalty.ElasticNet;
import glissade.rows.Batch;
import glissade.rows.BatchRows;
import glissade.rows.InMemoryRows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the model that a trainer makes by itself, whatever the loss. */
class EveryLossFittedTest {

  private static final int ROWS = 200;

  static List<String> losses() {
    return LossCatalogue.names();
  }

  /** Two columns, and 0 or 1, but for the gamma loss 1 or 2. */
  private static double[][] columns(String loss) {
    Random random = new Random(21);
    double[][] columns = new double[3][ROWS];
    for (int i = 0; i < ROWS; i++) {
      columns[0][i] = 3 + random.nextGaussian();
      columns[1][i] = 100 * random.nextGaussian();
      double chance = 1 / (1 + Math.exp(3 - columns[0][i]));
      columns[2][i] = (random.nextDouble() < chance ? 1 : 0) + (loss.equals("gamma") ? 1 : 0);
    }
    return columns;
  }

  private static double[] coefficients(String loss, InMemoryRows rows) {
    Trainer trainer =
        Trainer.automatic()
            .withLoss(LossCatalogue.loss(loss))
            .withTolerance(1e-11)
            .withPenalty(loss.equals("quantile") ? ElasticNet.none() : ElasticNet.ridge(0.01));
    LinearModel model = trainer.fit(rows).model();
    double[] whole = Arrays.copyOf(new double[] {model.intercept()}, 3);
    System.arraycopy(model.weights(), 0, whole, 1, 2);
    return whole;
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aWeightOfTwoIsARepeatedRow(String loss) {
    double[][] once = columns(loss);
    double[][] weighted = Arrays.copyOf(once, 4);
    weighted[3] = new double[ROWS];
    double[][] repeated = new double[3][ROWS + ROWS / 3];
    for (int j = 0; j < 3; j++) {
      System.arraycopy(once[j], 0, repeated[j], 0, ROWS);
      System.arraycopy(once[j], 0, repeated[j], ROWS, ROWS / 3);
    }
    Arrays.setAll(weighted[3], i -> i < ROWS / 3 ? 2 : 1);
    assertSame(
        loss,
        coefficients(loss, BatchRows.dense(true, false, weighted)),
        coefficients(loss, BatchRows.dense(false, false, repeated)));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void anOffsetOfAllRowsIsTakenOffTheIntercept(String loss) {
    double[][] once = columns(loss);
    double[][] shifted = Arrays.copyOf(once, 4);
    shifted[3] = new double[ROWS];
    Arrays.fill(shifted[3], 0.75);
    double[] expected = coefficients(loss, BatchRows.dense(false, false, once));
    expected[0] -= 0.75;
    assertSame(loss, coefficients(loss, BatchRows.dense(false, true, shifted)), expected);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void anyNumberOfThreadsGivesTheSameBits(String loss) {
    Batch whole = BatchRows.dense(false, false, columns(loss)).chunks().get(0);
    InMemoryRows rows =
        BatchRows.of(
            whole.slice(0, 64), whole.slice(64, 64), whole.slice(128, 64), whole.slice(192, 8));
    double[] one = coefficients(loss, rows.withThreads(1));
    assertThat(coefficients(loss, rows.withThreads(2))).isEqualTo(one);
    assertThat(coefficients(loss, rows.withThreads(3))).isEqualTo(one);
  }

  /**
   * By the size of what they stand before. Quantiles are followed to a gap of the loss, which near
   * its optimum is all but flat.
   */
  private static void assertSame(String loss, double[] actual, double[] expected) {
    double[] size = {1, 3, 100};
    double near = loss.equals("quantile") ? 1e-4 : 1e-6;
    for (int j = 0; j < 3; j++) {
      assertThat(actual[j] * size[j])
          .as("coefficient %d", j)
          .isCloseTo(expected[j] * size[j], within(near));
    }
  }
}
