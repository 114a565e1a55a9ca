package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.fold.AccumulatorContract;
import glissade.loss.PoissonLoss;
import glissade.rows.Batch;
import glissade.rows.BatchRows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is found beside the gradient where the loss is not squared. */
class LikelihoodAccumulatorTest implements AccumulatorContract<Batch, GradientAccumulator> {

  private static final double[] WEIGHTS = {0.5, -0.25, 0.125};
  private static final double INTERCEPT = 0.25;
  private static final List<Batch> CHUNKS = chunks(12);

  /** Rows with weights, some of them 0, and offsets. */
  private static List<Batch> chunks(long seed) {
    Random random = new Random(seed);
    int rows = 3_000;
    double[][] columns = new double[6][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 3; j++) {
        columns[j][i] = random.nextGaussian();
      }
      columns[3][i] = random.nextInt(5);
      columns[4][i] = random.nextInt(4);
      columns[5][i] = random.nextGaussian();
    }
    Batch whole = BatchRows.dense(true, true, columns).chunks().get(0);
    return List.of(
        whole.slice(0, 100),
        whole.slice(100, 900),
        whole.slice(1_000, 7),
        whole.slice(1_007, 993),
        whole.slice(2_000, 1_000));
  }

  @Override
  public GradientAccumulator zero() {
    return new GradientAccumulator(new PoissonLoss(), INTERCEPT, WEIGHTS);
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  @Override
  public double[] summary(GradientAccumulator accumulator) {
    double[] summary = Arrays.copyOf(accumulator.gradient(), 8);
    summary[4] = accumulator.mean();
    summary[5] = accumulator.derivativeSize();
    summary[6] = accumulator.lowestScore();
    summary[7] = accumulator.highestScore();
    return summary;
  }

  @Test
  void itIsThePlainLoop() {
    GradientAccumulator sums = zero();
    double squares = 0;
    double weightSum = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (Batch chunk : CHUNKS) {
      sums.add(chunk);
      for (int i = 0; i < chunk.rows(); i++) {
        double score = INTERCEPT + chunk.dot(i, WEIGHTS) + chunk.responses().offset(i);
        double derivative = new PoissonLoss().derivative(score, chunk.target(i));
        squares += chunk.weight(i) * derivative * derivative;
        weightSum += chunk.weight(i);
        lowest = Math.min(lowest, score);
        highest = Math.max(highest, score);
      }
    }
    assertThat(sums.derivativeSize()).isCloseTo(Math.sqrt(squares / weightSum), within(1e-12));
    assertThat(sums.lowestScore()).isCloseTo(lowest, within(1e-14));
    assertThat(sums.highestScore()).isCloseTo(highest, within(1e-14));
  }
}
