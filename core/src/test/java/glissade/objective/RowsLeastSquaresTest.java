package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.compress.Triangle;
import glissade.rows.Design;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsLeastSquaresTest implements LeastSquaresContract {

  @Override
  public ScaleFree over(Design design, Scaling scaling) {
    return new RowsLeastSquares(design.rows(), ColumnStatistics.of(design.rows()), scaling);
  }

  @Override
  public Scaling scaling() {
    return Scaling.standardized(ColumnStatistics.of(DESIGN.rows()), true);
  }

  @Test
  void curvatureAlongADirectionIsThatOfTheTriangle() {
    Design weighted = DESIGN.weighted(new Random(4).doubles(3_000, 0, 3).toArray());
    for (Design design : new Design[] {DESIGN, weighted}) {
      ColumnStatistics columns = ColumnStatistics.of(design.rows());
      Quadratic rows = new RowsLeastSquares(design.rows(), columns, scaling());
      Quadratic triangle = new CompressedLeastSquares(Triangle.of(design.rows()), scaling());
      double[] direction = new Random(2).doubles(5, -1, 1).toArray();
      double expected = triangle.curvatureAlong(direction);
      assertThat(rows.curvatureAlong(direction)).isCloseTo(expected, within(1e-12 * expected));
    }
  }
}
