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
    // 1 + 1e16·(1e16 + 1 − 1e16) and its like: every product and sum but the last loses digits.
    double[][] x = {{1e16, 1, 1e16}, {1, 1, 1}};
    double[] y = {1, 0};
    ResidualAccumulator sums = new ResidualAccumulator(new double[] {0, 1, 1, -1});
    InMemoryRows.of(x, y).chunks().forEach(sums::add);
    // r = (1 − 1e16 − 1 + 1e16, 0 − 1 − 1 + 1) = (0, −1)
    assertThat(sums.sums()).containsExactly(-1, -1, -1, -1);
  }
}
