package glissade.explore;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampledRowsTest {

  private static final int SAMPLED = 500_000;

  @Test
  void asManyRowsAsCanBeLookedAtAreAllThere() {
    SyntheticRows rows = rows(SampledRows.MOST_ROWS, 1);
    InMemoryRows held = SampledRows.inMemory(rows, rows.count(), new ParallelFold(2));
    assertThat(targets(held)).isEqualTo(targets(rows.inMemory()));
  }

  @Test
  void ofMoreThereIsOneInEverySoManyInTheirOrder() {
    SyntheticRows rows = rows(SAMPLED, 1);
    List<Double> all = targets(rows.inMemory());
    List<Double> some = targets(SampledRows.inMemory(rows, SAMPLED, new ParallelFold(2)));
    assertThat(some.size()).isBetween(SAMPLED / 3 - 20, SAMPLED / 3 + 20);
    int at = -1;
    int places = 0;
    for (double target : some) {
      int before = at;
      do {
        at++;
      } while (all.get(at) != target);
      // Two that follow each other are at most two strata apart, but for the end of a chunk.
      assertThat(at - before).isBetween(1, 8);
      places |= 1 << (at - before);
    }
    assertThat(places).as("places differ").isNotEqualTo(1 << 3);
    assertThat(new HashSet<>(some)).hasSameSizeAs(some);
  }

  @Test
  void theSameRowsAreThereAgainWhateverTheNumberOfThreads() {
    SyntheticRows rows = rows(SAMPLED, 2);
    List<Double> one = targets(SampledRows.inMemory(rows, SAMPLED, new ParallelFold(1)));
    assertThat(targets(SampledRows.inMemory(rows, SAMPLED, new ParallelFold(3)))).isEqualTo(one);
  }

  @Test
  void wideRowsAreFewer() {
    SyntheticRows rows = rows(60_000, 199);
    InMemoryRows held = SampledRows.inMemory(rows, rows.count(), new ParallelFold(2));
    assertThat(held.count()).isBetween(29_900L, 30_100L);
    assertThat(held.features()).isEqualTo(199);
  }

  private static SyntheticRows rows(long count, int features) {
    return new SyntheticRows(count, new double[features], 1, 1, 7, new ParallelFold(2));
  }

  private static List<Double> targets(InMemoryRows rows) {
    List<Double> targets = new ArrayList<>();
    for (Batch chunk : rows.chunks()) {
      for (int i = 0; i < chunk.rows(); i++) {
        targets.add(chunk.target(i));
      }
    }
    return targets;
  }
}
