package glissade.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.fold.AccumulatorContract;
import glissade.loss.GammaLoss;
import glissade.rows.Batch;
import glissade.rows.BatchRows;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

class RowStatisticsTest implements AccumulatorContract<Batch, RowStatistics> {

  private static final double[] COEFFICIENTS = {0.3, 0.5, -0.2};

  private static final ErrorModel ERRORS = ErrorModel.of(new GammaLoss());

  private static final List<Batch> CHUNKS = made();

  private static List<Batch> made() {
    Random random = new Random(5);
    List<Batch> chunks = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      int n = 300 + k;
      chunks.add(new DenseBatch(random.doubles(4L * n, 0.1, 2).toArray(), 0, n, n, 2, true));
    }
    return chunks;
  }

  @Override
  public RowStatistics zero() {
    InMemoryRows rows = BatchRows.of(CHUNKS.toArray(new Batch[0]));
    Triangle triangle = Triangle.of(new Reweighted(rows, ERRORS, COEFFICIENTS));
    Influence influence = new Influence(Information.of(triangle, true));
    return new RowStatistics(COEFFICIENTS, ERRORS, influence, RobustErrors.HC3);
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  @Override
  public double[] summary(RowStatistics of) {
    DoubleStream pulls =
        DoubleStream.of(
            of.pulls().meanSquaredError(new double[] {1, 0, 0}),
            of.pulls().meanSquaredError(new double[] {0, 1, -1}),
            of.pulls().weightSum());
    return DoubleStream.concat(
            pulls,
            DoubleStream.of(
                (double) of.rows(),
                of.residuals().quantile(0.25),
                of.residuals().quantile(1),
                of.serial().statistic(),
                of.likelihood().logarithm(30),
                of.leverage().value(),
                (double) of.leverage().row(),
                of.pull().value(),
                (double) of.pull().row()))
        .toArray();
  }

  /** Row by row, with nothing merged and nothing cut. */
  @Test
  void isWhatPlainLoopsSay() {
    RowStatistics folded = zero().empty();
    CHUNKS.forEach(folded::add);
    double steps = 0;
    double squares = 0;
    double logarithm = 0;
    double weights = 0;
    double last = Double.NaN;
    double shape = CHUNKS.stream().mapToDouble(Batch::weightSum).sum() / 30;
    for (Batch batch : CHUNKS) {
      for (int i = 0; i < batch.rows(); i++) {
        double score = 0.3 + batch.dot(i, new double[] {0.5, -0.2});
        double residual = Math.sqrt(batch.weight(i)) * ERRORS.residual(score, batch.target(i));
        steps += Double.isNaN(last) ? 0 : (residual - last) * (residual - last);
        squares += residual * residual;
        last = residual;
        weights += batch.weight(i);
        logarithm +=
            batch.weight(i)
                * GammaDistribution.of(shape, Math.exp(score) / shape).logDensity(batch.target(i));
      }
    }
    assertThat(shape).isCloseTo(weights / 30, within(1e-10));
    assertThat(folded.serial().statistic()).isCloseTo(steps / squares, within(1e-12));
    assertThat(folded.likelihood().logarithm(30)).isCloseTo(logarithm, within(1e-8));
  }
}
