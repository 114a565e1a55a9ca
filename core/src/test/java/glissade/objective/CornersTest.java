package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.penalty.Penalty;
import glissade.rows.Design;
import org.junit.jupiter.api.Test;

class CornersTest {

  /** Off the corner it is the gradient of F, whatever the curvature; on it what outweighs a. */
  @Test
  void theProximalGradientIsTheGradientWhereThereIsOne() {
    Design design = Design.random(50, 4, 10, 1, true, 3);
    ColumnStatistics columns = ColumnStatistics.of(design.rows());
    Penalty penalty = new Penalty(new double[] {0, 0.5, 0.5, 0.5, 0.5}, new double[5]);
    Corners corners = new Corners(penalty, columns, Scaling.standardized(columns, true), 2);
    double[] at = {0, 10, -10, 0, 0};
    double[] gradient = {0.125, 0.25, 0.25, 0.375, 2};
    double[] expected = {0.125, 0.75, -0.25, 0, 1.5};
    assertThat(corners.proximalGradient(at, gradient)).containsExactly(expected, within(1e-12));
  }
}
