package glissade.rows;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.fold.AccumulatorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseTallyTest implements AccumulatorContract<Batch, ResponseTally> {

  /** One feature, targets 0, 1 and 2, weights of which one is zero. */
  private static Batch batch(double... targetsThenWeights) {
    int rows = targetsThenWeights.length / 2;
    double[] values = new double[3 * rows];
    System.arraycopy(targetsThenWeights, 0, values, rows, 2 * rows);
    return new DenseBatch(values, 0, rows, rows, 1, true);
  }

  @Override
  public ResponseTally zero() {
    return new ResponseTally(3);
  }

  @Override
  public List<Batch> chunks() {
    return List.of(batch(0, 1, 2, 1, 0.5, 0), batch(1, 1, 2, 4), batch(0, 2), batch());
  }

  @Override
  public double[] summary(ResponseTally tally) {
    return new double[] {
      tally.rows(), tally.weightSum(), tally.ofClass(0), tally.ofClass(1), tally.ofClass(2)
    };
  }

  @Test
  void rowsThatWeighNothingAreOfNoClass() {
    ResponseTally tally = zero().empty();
    chunks().forEach(tally::add);
    assertThat(summary(tally)).containsExactly(6, 9.5, 2, 3, 0);
    ResponseTally numbers = new ResponseTally(0);
    numbers.add(batch(17, 3));
    assertThat(numbers.weightSum()).isEqualTo(3);
  }
}
