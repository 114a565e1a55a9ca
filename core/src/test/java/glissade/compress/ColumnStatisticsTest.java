package glissade.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.fold.AccumulatorContract;
import glissade.rows.Batch;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import glissade.rows.SparseDesign;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnStatisticsTest implements AccumulatorContract<Batch, ColumnStatistics> {

  private static final List<Batch> CHUNKS =
      Design.random(70_000, 10, 10, 1, false, 1).rows().chunks();

  @Override
  public ColumnStatistics zero() {
    return new ColumnStatistics(10);
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  @Override
  public double[] summary(ColumnStatistics statistics) {
    double[] summary = new double[2 * 12];
    for (int j = 0; j < 12; j++) {
      summary[2 * j] = statistics.mean(j);
      summary[2 * j + 1] = statistics.standardDeviation(j);
    }
    return summary;
  }

  @Test
  void itKnowsWhatTheTriangleKnows() {
    assertSameMoments(Design.random(5_000, 6, 100, 1, true, 3));
  }

  @Test
  void itKnowsWhatTheTriangleKnowsOfWeightedRows() {
    double[] weights = new Random(5).doubles(5_000, 0, 3).toArray();
    Arrays.fill(weights, 100, 3_500, 0);
    assertSameMoments(Design.random(5_000, 6, 100, 1, true, 3).weighted(weights));
  }

  @Test
  void rowsThatDoNotHoldTheirZerosHaveTheMomentsOfTheirDenseTwins() {
    for (boolean weighted : new boolean[] {false, true}) {
      for (Batch batch :
          List.<Batch>of(
              SparseDesign.sparse(3_000, 9, 0.2, weighted, false, 7),
              SparseDesign.coded(3_000, weighted, true, 7))) {
        ColumnStatistics halves = new ColumnStatistics(batch.features());
        ColumnStatistics later = halves.empty();
        halves.add(batch.slice(0, 1_100));
        later.add(batch.slice(1_100, 1_900));
        halves.merge(later);
        assertSameMoments(halves, Triangle.of(SparseDesign.dense(batch)));
      }
    }
  }

  private static void assertSameMoments(Design design) {
    assertSameMoments(ColumnStatistics.of(design.rows()), Triangle.of(design.rows()));
  }

  private static void assertSameMoments(Moments actual, Moments expected) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    assertThat(actual.weightSum()).isCloseTo(expected.weightSum(), within(1e-9));
    for (int j = 0; j <= actual.target(); j++) {
      double size = expected.norm(j);
      assertThat(actual.norm(j)).isCloseTo(size, within(1e-12 * size));
      assertThat(actual.centredNorm(j)).isCloseTo(expected.centredNorm(j), within(1e-12 * size));
      assertThat(actual.mean(j)).isCloseTo(expected.mean(j), within(1e-12 * size));
    }
  }

  @Test
  void aSmallSpreadAboutALargeMeanIsNotLost() {
    double[][] x = {{1e9 + 1}, {1e9 + 2}, {1e9 + 3}, {1e9 + 4}};
    ColumnStatistics statistics =
        ColumnStatistics.of(InMemoryRows.of(x, new double[] {1e9, 1e9, 1e9, 1e9}));
    assertThat(statistics.centredNorm(1)).isEqualTo(Math.sqrt(5));
    assertThat(statistics.centredNorm(2)).isZero();
  }

  @Test
  void squaresThatOverflowAreAnError() {
    double[][] x = {{1e200}, {-1e200}};
    assertThatThrownBy(() -> ColumnStatistics.of(InMemoryRows.of(x, new double[2])))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("not finite");
  }
}
