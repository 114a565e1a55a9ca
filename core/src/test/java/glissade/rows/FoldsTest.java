package glissade.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.fold.AccumulatorContract;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FoldsTest implements AccumulatorContract<Batch, FoldsAccumulator<TriangleAccumulator>> {

  private static final List<Batch> CHUNKS =
      Design.random(20_000, 4, 10, 1, false, 1).rows().chunks();

  @Override
  public FoldsAccumulator<TriangleAccumulator> zero() {
    return new FoldsAccumulator<>(new Folds(3, 5), new TriangleAccumulator(4));
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  @Override
  public double[] summary(FoldsAccumulator<TriangleAccumulator> accumulator) {
    return accumulator.parts().stream()
        .map(TriangleAccumulator::triangle)
        .flatMapToDouble(triangle -> Arrays.stream(diagonal(triangle)))
        .toArray();
  }

  private static double[] diagonal(Triangle triangle) {
    double[] diagonal = new double[triangle.size() + 1];
    for (int i = 0; i < triangle.size(); i++) {
      diagonal[i] = Math.abs(triangle.at(i, i));
    }
    diagonal[triangle.size()] = triangle.rows();
    return diagonal;
  }

  @Property(tries = 30)
  void eachRowIsInTheOneFoldWhoseSplitHoldsItOut(
      @ForAll @IntRange(min = 2, max = Folds.MOST) int count, @ForAll long seed) {
    Folds folds = new Folds(count, seed);
    for (Batch batch : Design.random(2_000, 3, 10, 1, true, seed).rows().chunks()) {
      int[] of = folds.of(batch);
      for (int k = 0; k < count; k++) {
        boolean[] heldOut = folds.split(k).heldOut(batch);
        for (int i = 0; i < of.length; i++) {
          assertThat(heldOut[i]).isEqualTo(of[i] == k);
        }
      }
    }
  }

  @Test
  void foldsAreOfAboutTheSameSize() {
    FoldsAccumulator<TriangleAccumulator> parts =
        Design.random(30_000, 2, 10, 1, false, 3)
            .rows()
            .fold(new FoldsAccumulator<>(new Folds(10, 7), new TriangleAccumulator(2)));
    for (TriangleAccumulator part : parts.parts()) {
      // 3,000 but for six standard deviations of a binomial.
      assertThat(part.triangle().rows()).isBetween(2_688L, 3_312L);
    }
  }

  @Test
  void oneFoldOrTooManyAreRefused() {
    for (int count : new int[] {1, 0, -3, Folds.MOST + 1}) {
      assertThatThrownBy(() -> new Folds(count, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("from 2 to 100 folds");
    }
  }
}
