package glissade.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.fold.Accumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SplitTest {

  /** The rows of each part, by their target. */
  private static final class Targets implements Accumulator<Batch, Targets> {
    private final List<Double> seen = new ArrayList<>();

    @Override
    public Targets empty() {
      return new Targets();
    }

    @Override
    public void add(Batch batch) {
      for (int i = 0; i < batch.rows(); i++) {
        seen.add(batch.target(i));
      }
    }

    @Override
    public void merge(Targets later) {
      seen.addAll(later.seen);
    }
  }

  private static List<Double> heldOut(Rows rows, Split split) {
    return rows.fold(new SplitAccumulator<>(split, new Targets())).heldOut().seen;
  }

  @Property(tries = 20)
  void theShareIsAboutTheOneAskedForAndEveryRowIsInOnePart(
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double share, @ForAll long seed) {
    Design design = Design.random(5_000, 3, 10, 1, true, seed);
    SplitAccumulator<Targets> parts =
        design.rows().fold(new SplitAccumulator<>(new Split(share, seed), new Targets()));
    double deviation = Math.sqrt(share * (1 - share) * 5_000);
    assertThat((double) parts.heldOut().seen.size())
        .isCloseTo(share * 5_000, within(6 * deviation));
    List<Double> all = new ArrayList<>(parts.heldOut().seen);
    all.addAll(parts.training().seen);
    Collections.sort(all);
    assertThat(all).isEqualTo(Arrays.stream(design.y()).sorted().boxed().toList());
  }

  @Test
  void neitherThreadsNorOrderNorCuttingNorWeightsChangeTheChoice() {
    Design design = Design.random(30_000, 4, 10, 1, false, 8);
    Split split = new Split(0.2, 1);
    List<Double> once = heldOut(design.rows().withThreads(1), split);
    assertThat(heldOut(design.rows().withThreads(2), split)).isEqualTo(once);
    assertThat(heldOut(design.rows().withThreads(3), split)).isEqualTo(once);

    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < design.y().length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(2));
    double[][] x = order.stream().map(i -> design.x()[i]).toArray(double[][]::new);
    double[] y = order.stream().mapToDouble(i -> design.y()[i]).toArray();
    double[] weights = order.stream().mapToDouble(i -> 1 + i % 3).toArray();
    assertThat(heldOut(new Design(x, y, weights).rows(), split))
        .containsExactlyInAnyOrderElementsOf(once);
  }

  @Test
  void anotherSeedHoldsOutOthersIndependently() {
    Design design = Design.random(20_000, 2, 10, 1, false, 8);
    List<Double> one = heldOut(design.rows(), new Split(0.5, 1));
    List<Double> other = new ArrayList<>(heldOut(design.rows(), new Split(0.5, 2)));
    other.retainAll(new HashSet<>(one));
    assertThat(other.size()).isBetween(4_600, 5_400);
  }

  @Test
  void rowsThatAreEqualStayTogetherAndZeroHasNoSign() {
    double[][] x = {{1, 0.0}, {1, -0.0}, {1, 0.0}, {1, -0.0}};
    double[] y = {3, 3, 3, 3};
    for (long seed = 0; seed < 20; seed++) {
      int held = heldOut(InMemoryRows.of(x, y), new Split(0.5, seed)).size();
      assertThat(held).isIn(0, 4);
    }
  }

  @Test
  void theRowsToTrainOnAreTheOthers() {
    InMemoryRows rows = Design.random(3_000, 3, 10, 1, false, 1).rows();
    Split split = new Split(0.25, 9);
    Rows training = split.training(rows);
    List<Double> left = training.fold(new Targets()).seen;
    assertThat(left).doesNotContainAnyElementsOf(heldOut(rows, split));
    assertThat(training.inMemory().fold(new Targets()).seen).isEqualTo(left);
    assertThat(training.inMemory().count()).isEqualTo(left.size()).isLessThan(training.count());
  }

  @Test
  void aShareOfNothingOrAllIsRefused() {
    for (double share : new double[] {0, 1, -0.1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> new Split(share, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("between 0 and 1");
    }
  }
}
