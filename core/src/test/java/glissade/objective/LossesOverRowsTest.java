package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.loss.ClassWeighted;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.PoissonLoss;
import glissade.penalty.Penalty;
import glissade.rows.Batch;
import glissade.rows.BatchRows;
import glissade.rows.DenseBatch;
import glissade.rows.Rows;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mean of every loss over rows with weights and offsets. */
class LossesOverRowsTest {

  private static final int N = 600;

  static Stream<Loss> losses() {
    return Stream.concat(
        LossCatalogue.names().stream().map(LossCatalogue::loss),
        Stream.of(new ClassWeighted(new LogisticLoss(), 3, 0.5)));
  }

  /** Columns x₁, x₂, target, and with them weights 1 and 2 and offsets. */
  private static double[] columns(Loss loss) {
    Random random = new Random(4);
    double[] values = new double[5 * N];
    for (int i = 0; i < N; i++) {
      values[i] = random.nextGaussian();
      values[N + i] = 100 + 10 * random.nextGaussian();
      double y = random.nextInt(4);
      values[2 * N + i] = loss.accepts(y) && loss.accepts(0) ? y : loss.accepts(0) ? y % 2 : y + 1;
      values[3 * N + i] = 1 + random.nextInt(2);
      values[4 * N + i] = random.nextGaussian() / 3;
    }
    return values;
  }

  private static MeanLoss mean(Loss loss, Batch batch) {
    Rows rows = BatchRows.of(batch);
    ColumnStatistics columns = ColumnStatistics.of(rows);
    Scaling scaling = Scaling.standardized(columns, true);
    return new MeanLoss(rows, loss, Penalty.none(2), columns, scaling);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradientIsTheDerivative(Loss loss) {
    MeanLoss mean = mean(loss, new DenseBatch(columns(loss), 0, N, N, 2, true, true));
    double[] at = {0.3, -0.2, 0.4};
    double[] gradient = new double[3];
    double[] ignored = new double[3];
    double value = mean.valueAndGradient(at, gradient);
    for (int j = 0; j < 3; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += 1e-6;
      down[j] -= 1e-6;
      double slope =
          (mean.valueAndGradient(up, ignored) - mean.valueAndGradient(down, ignored)) / 2e-6;
      assertThat(gradient[j]).isCloseTo(slope, within(1e-8 * (1 + value)));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aWeightOfTwoIsARepeatedRow(Loss loss) {
    double[] values = columns(loss);
    DenseBatch weighted = new DenseBatch(values, 0, N, N, 2, true, true);
    int[] rows = new int[2 * N];
    int count = 0;
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < weighted.weight(i); k++) {
        rows[count++] = i;
      }
    }
    double[] repeated = new double[4 * count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < 4; k++) {
        repeated[k * count + i] = values[(k == 3 ? 4 : k) * N + rows[i]];
      }
    }
    DenseBatch twice = new DenseBatch(repeated, 0, count, count, 2, false, true);
    double[] at = {0.1, 0.2, -0.3};
    double[] one = new double[3];
    double[] other = new double[3];
    double value = mean(loss, weighted).valueAndGradient(at, one);
    assertThat(value)
        .isCloseTo(mean(loss, twice).valueAndGradient(at, other), within(1e-12 * Math.abs(value)));
    for (int j = 0; j < 3; j++) {
      assertThat(one[j]).isCloseTo(other[j], within(1e-11));
    }
  }

  /** Counts y over times t with offset ln t are rates y/t with weight t. */
  @Test
  void anOffsetIsAnExposure() {
    double[] counts = columns(new PoissonLoss());
    double[] rates = counts.clone();
    double exposures = 0;
    for (int i = 0; i < N; i++) {
      double exposure = Math.exp(counts[4 * N + i]);
      counts[3 * N + i] = 1;
      rates[2 * N + i] = counts[2 * N + i] / exposure;
      rates[3 * N + i] = exposure;
      rates[4 * N + i] = 0;
      exposures += exposure;
    }
    MeanLoss one = mean(new PoissonLoss(), new DenseBatch(counts, 0, N, N, 2, true, true));
    MeanLoss other = mean(new PoissonLoss(), new DenseBatch(rates, 0, N, N, 2, true, true));
    double[] original = {0.4, -0.2, 0.002};
    double[] a = new double[3];
    double[] b = new double[3];
    one.valueAndGradient(one.scaling().toDescent(original), a);
    other.valueAndGradient(other.scaling().toDescent(original), b);
    // By the intercept: everything else is scaled by moments, which the weights change.
    assertThat(a[0] * N).isCloseTo(b[0] * exposures, within(1e-10 * N));
  }
}
