package glissade.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UpperTriangularTest {

  private static final double[] R = {2, 3, 5, 99, 4, -1, 99, 99, 8};
  private static final UpperTriangular TRIANGULAR = new UpperTriangular(R, 3);

  @Test
  void productsReadNothingBelowTheDiagonal() {
    assertThat(TRIANGULAR.times(new double[] {1, 10, 100})).containsExactly(532, -60, 800);
    assertThat(TRIANGULAR.transposedTimes(new double[] {1, 10, 100})).containsExactly(2, 43, 795);
    assertThat(TRIANGULAR.rowTimes(1, new double[] {1, 10, 100})).isEqualTo(-60);
  }

  @Test
  void solvingUndoesTheProduct() {
    Random random = new Random(1);
    double[] x = random.doubles(3, -1, 1).toArray();
    double[] again = TRIANGULAR.times(x);
    TRIANGULAR.solve(again);
    double[] transposed = TRIANGULAR.transposedTimes(x);
    TRIANGULAR.solveTransposed(transposed);
    for (int j = 0; j < 3; j++) {
      assertThat(again[j]).isCloseTo(x[j], within(1e-14));
      assertThat(transposed[j]).isCloseTo(x[j], within(1e-14));
    }
  }
}
