package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.loss.HuberLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.QuantileLoss;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.BatchRows;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoodnessTest {

  private static final double[][] X = {{1}, {2}, {3}, {4}};

  private static final double[] ONE = {1};
  private static final double[] ZERO = {0, 0};

  private static double mean(double... y) {
    double sum = 0;
    for (double each : y) {
      sum += each;
    }
    return sum / y.length;
  }

  private static Goodness constant(String loss, double... y) {
    double[][] x = new double[y.length][1];
    return Goodness.withoutFeatures(InMemoryRows.of(x, y), LossCatalogue.loss(loss), mean(y));
  }

  @Test
  void ofSquaresItIsTheMeanSquareAndTheVariance() {
    double[] y = {1, 3, 2, 6};
    InMemoryRows rows = InMemoryRows.of(X, y);
    Goodness model = Goodness.of(rows, new SquaredLoss(), new double[] {0.5, 1});
    assertThat(model.loss()).isCloseTo((0.25 + 0.25 + 2.25 + 2.25) / 4, within(1e-15));
    Goodness constant = Goodness.withoutFeatures(rows, new SquaredLoss(), 3);
    assertThat(constant.loss()).isCloseTo((4 + 0 + 1 + 9) / 4.0, within(1e-15));
    assertThat(model.explained(constant)).isCloseTo(1 - 5 / 14.0, within(1e-14));
    assertThat(model.right()).isNaN();
  }

  @Test
  void rowsCountWithTheirWeights() {
    double[] y = {0, 1, 1, 0};
    InMemoryRows rows = InMemoryRows.of(X, y, new double[] {1, 2, 3, 4});
    // Scores −1.5, −0.5, 0.5, 1.5: right on the first and the third.
    Goodness model = Goodness.of(rows, new LogisticLoss(), new double[] {-2.5, 1});
    assertThat(model.right()).isCloseTo(0.4, within(1e-15));
    assertThat(model.ones()).isCloseTo(0.5, within(1e-15));
    assertThat(Goodness.withoutFeatures(rows, new LogisticLoss(), 0.5).loss())
        .isCloseTo(Math.log(2), within(1e-15));
  }

  /** Over many chunks, and as the model itself predicts. */
  @Test
  void offsetsAreThoseOfTheirRows() {
    int rows = 150_000;
    Random random = new Random(4);
    double[][] columns = new double[4][rows];
    for (int i = 0; i < rows; i++) {
      columns[0][i] = random.nextGaussian();
      columns[2][i] = random.nextInt(3);
      columns[3][i] = random.nextGaussian();
      columns[1][i] = random.nextDouble() < 1 / (1 + Math.exp(-columns[3][i])) ? 1 : 0;
    }
    Batch whole = BatchRows.dense(true, true, columns).chunks().get(0);
    InMemoryRows given =
        BatchRows.of(whole.slice(0, 50_000), whole.slice(50_000, 7), whole.slice(50_007, 99_993));
    Loss loss = new LogisticLoss();
    double constant = ConstantScore.of(given, loss, 0.5);
    FeatureMap map = new FeatureMap(List.of("x"), "y", null, Missing.FAIL, null);
    LinearModel model = new LinearModel(map, loss, 0.5, new double[] {2});
    double[] sums = new double[5];
    double slope = 0;
    for (Batch chunk : given.chunks()) {
      double[] scores = new double[chunk.rows()];
      model.score(chunk, scores);
      for (int i = 0; i < scores.length; i++) {
        double weight = chunk.weight(i);
        double y = chunk.target(i);
        double offset = chunk.responses().offset(i);
        assertThat(scores[i]).isCloseTo(0.5 + 2 * chunk.dot(i, ONE) + offset, within(1e-14));
        sums[0] += weight;
        sums[1] += weight * loss.value(scores[i], y);
        sums[2] += weight * loss.deviance(scores[i], y);
        sums[3] += scores[i] >= 0 == y > 0 ? weight : 0;
        sums[4] += weight * y;
        slope += weight * loss.derivative(constant + offset, y);
      }
    }
    Goodness found = Goodness.of(given, loss, new double[] {0.5, 2});
    assertThat(found.loss()).isCloseTo(sums[1] / sums[0], within(1e-12));
    assertThat(found.deviance()).isCloseTo(sums[2] / sums[0], within(1e-12));
    assertThat(found.right()).isCloseTo(sums[3] / sums[0], within(1e-12));
    assertThat(found.ones()).isCloseTo(sums[4] / sums[0], within(1e-12));
    // Twelve digits of the loss are six of where it is least.
    assertThat(slope / sums[0]).isCloseTo(0, within(1e-6));
  }

  @Test
  void aShareInOneChunkIsEnoughForNoClasses() {
    double[] y = new double[150_000];
    y[0] = 0.5;
    Goodness found =
        Goodness.of(InMemoryRows.of(new double[y.length][1], y), new LogisticLoss(), ZERO);
    assertThat(found.right()).isNaN();
    y[0] = 0;
    y[y.length - 1] = 0.5;
    found = Goodness.of(InMemoryRows.of(new double[y.length][1], y), new LogisticLoss(), ZERO);
    assertThat(found.right()).isNaN();
  }

  @Test
  void sharesBelongToNoClass() {
    InMemoryRows rows = InMemoryRows.of(X, new double[] {0, 1, 0.5, 0});
    assertThat(Goodness.of(rows, new LogisticLoss(), new double[] {0, 1}).right()).isNaN();
  }

  @Test
  void theBestConstantOfQuantilesIsTheQuantile() {
    double[] y = {1, 2, 3, 10, 100};
    InMemoryRows rows = InMemoryRows.of(new double[5][1], y);
    assertThat(ConstantScore.of(rows, new QuantileLoss(0.5), mean(y))).isCloseTo(3, within(1e-9));
    assertThat(ConstantScore.of(rows, new QuantileLoss(0.9), mean(y))).isCloseTo(100, within(1e-9));
    assertThat(constant("quantile:0.5", y).loss())
        .isCloseTo((2 + 1 + 0 + 7 + 97) / 10.0, within(1e-9));
  }

  @Test
  void theBestConstantOfHuberHoldsFarRowsAtDelta() {
    InMemoryRows rows = InMemoryRows.of(X, new double[] {0, 0, 1, 99});
    assertThat(ConstantScore.of(rows, new HuberLoss(2), 25)).isCloseTo(1, within(1e-6));
  }

  /** No other constant is better. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "squared",
        "huber",
        "quantile:0.3",
        "absolute",
        "logistic",
        "squared-hinge",
        "poisson",
        "gamma",
        "tweedie"
      })
  void noOtherConstantIsBetter(String name) {
    Random random = new Random(5);
    double[] y = new double[50];
    for (int i = 0; i < y.length; i++) {
      boolean classes = name.equals("logistic") || name.equals("squared-hinge");
      y[i] = classes ? (random.nextInt(4) == 3 ? 1 : 0) : 0.1 + random.nextInt(9);
    }
    InMemoryRows rows = InMemoryRows.of(new double[50][1], y);
    double best = ConstantScore.of(rows, LossCatalogue.loss(name), mean(y));
    double least = constant(name, y).loss();
    assertThat(Goodness.compared(rows, LossCatalogue.loss(name), new double[] {1, 2}, mean(y)))
        .isEqualTo(
            new Goodness.Compared(
                Goodness.of(rows, LossCatalogue.loss(name), new double[] {1, 2}),
                constant(name, y)));
    for (double away : new double[] {-1, -1e-3, 1e-3, 1}) {
      double[] other = {best + away, 0};
      assertThat(Goodness.of(rows, LossCatalogue.loss(name), other).loss())
          .isGreaterThanOrEqualTo(least - 1e-12);
    }
  }

  @Test
  void targetsThatAreAllTheSameLeaveNothingToExplain() {
    Goodness ones = constant("logistic", 1, 1, 1);
    assertThat(ones.loss()).isLessThan(1e-300);
    assertThat(ones.explained(ones)).isNaN();
    assertThat(constant("poisson", 0, 0).loss()).isLessThan(1e-300);
  }
}
