package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.fold.AccumulatorContract;
import glissade.loss.LogisticLoss;
import glissade.rows.Batch;
import glissade.rows.BatchRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeparationAccumulatorTest implements AccumulatorContract<Batch, SeparationAccumulator> {

  /** Along x: one row against it in the last chunk, and one that has no weight in the third. */
  private static final Batch WHOLE =
      BatchRows.dense(
              true,
              false,
              new double[] {1, -1, 2, 0, 5, -3, 1, 4, -2, 1},
              new double[] {1, 0, 1, 1, 0, 0, 1, 1, 0, 0},
              new double[] {1, 2, 1, 1, 0, 1, 1, 3, 1, 1})
          .chunks()
          .get(0);

  private static final List<Batch> CHUNKS =
      List.of(
          WHOLE.slice(0, 2),
          WHOLE.slice(2, 2),
          WHOLE.slice(4, 2),
          WHOLE.slice(6, 3),
          WHOLE.slice(9, 1));

  @Override
  public SeparationAccumulator zero() {
    return new SeparationAccumulator(new LogisticLoss(), new double[] {0, 1}, 1e-12);
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  @Override
  public double[] summary(SeparationAccumulator accumulator) {
    return new double[] {
      accumulator.rows(),
      accumulator.apart(),
      accumulator.largest(),
      accumulator.isSeparation() ? 1 : 0
    };
  }

  @Test
  void oneRowAgainstItIsEnough() {
    SeparationAccumulator sums = zero();
    CHUNKS.subList(0, 4).forEach(sums::add);
    assertThat(summary(sums)).containsExactly(8, 7, 4, 1);
    sums.add(CHUNKS.get(4));
    assertThat(summary(sums)).containsExactly(9, 7, 4, 0);
  }
}
