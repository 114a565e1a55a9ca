package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.fold.AccumulatorContract;
import glissade.rows.Batch;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidualAccumulatorTest implements AccumulatorContract<Batch, ResidualAccumulator> {

  private static final List<Batch> CHUNKS =
      Design.random(70_000, 10, 10, 1, false, 3).rows().chunks();

  @Override
  public ResidualAccumulator zero() {
    return new ResidualAccumulator(new double[] {1, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5});
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  @Override
  public double[] summary(ResidualAccumulator accumulator) {
    return accumulator.sums();
  }

  @Override
  public double rounding() {
    return 1e-15;
  }

  @Test
  void whatCancelsToThirtyDigitsIsStillRight() {
    // Every product and sum on the way to r = (0, −1) loses digits.
    double[][] x = {{1e16, 1, 1e16}, {1, 1, 1}};
    assertThat(sums(x, new double[] {1, 0}, 0, 1, 1, -1)).containsExactly(-1, -1, -1, -1);
    // r = (1 + 2⁻⁶⁰, −1): what is left of its sum is below the first residual's own rounding.
    double[][] tiny = {{-0x1p-60}, {0}};
    assertThat(sums(tiny, new double[] {1, -1}, 0, 1)[0]).isEqualTo(0x1p-60);
  }

  private static double[] sums(double[][] x, double[] y, double... coefficients) {
    ResidualAccumulator sums = new ResidualAccumulator(coefficients);
    InMemoryRows.of(x, y).chunks().forEach(sums::add);
    return sums.sums();
  }
}
