package glissade.features;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.fold.AccumulatorContract;
import glissade.table.Levels;
import glissade.table.TableChunk;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelTallyTest implements AccumulatorContract<TableChunk, LevelTally> {

  @Override
  public LevelTally zero() {
    return new LevelTally(new int[] {2, 3});
  }

  @Override
  public List<TableChunk> chunks() {
    return List.of(
        new TableChunk(0, 3, new double[][] {{0, 1, 1}, {2, Double.NaN, 0}}),
        new TableChunk(3, 1, new double[][] {{Levels.UNKNOWN}, {2}}),
        new TableChunk(4, 0, new double[][] {{}, {}}));
  }

  @Override
  public double[] summary(LevelTally tally) {
    return new double[] {
      tally.rows(),
      tally.counts(0).get(0),
      tally.counts(0).get(1),
      tally.counts(1).get(0),
      tally.counts(1).get(1),
      tally.counts(1).get(2)
    };
  }

  @Test
  void whatIsMissingOrUnknownHasNoLevel() {
    LevelTally tally = zero().empty();
    chunks().forEach(tally::add);
    assertThat(summary(tally)).containsExactly(4, 1, 2, 1, 0, 2);
  }
}
