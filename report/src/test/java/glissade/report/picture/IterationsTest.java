package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.report.chart.Axis;
import glissade.report.chart.Frame;
import glissade.report.run.History.Iterate;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IterationsTest {

  private static List<Iterate> iterates(int count, long apart) {
    return LongStream.range(0, count)
        .mapToObj(k -> new Iterate(k * apart, 1, 1, 1, new double[1], k, Duration.ZERO))
        .toList();
  }

  @Property
  void thinningKeepsTheFirstAndTheLast(
      @ForAll @IntRange(min = 1, max = 450) int count,
      @ForAll @LongRange(min = 1, max = 1000) long apart) {
    List<Iterate> all = iterates(count, apart);
    long last = (count - 1) * apart;
    for (Axis axis :
        List.of(Axis.counts(Math.max(1.0, (double) last)), Axis.countsByLogarithm(last + 1.0))) {
      Axis x = Frame.of(axis, Axis.linear(0, 1)).x();
      List<Iterate> marked = Iterations.marked(all, x);
      assertThat(marked).hasSizeLessThanOrEqualTo(125).doesNotHaveDuplicates();
      assertThat(marked.get(0)).isSameAs(all.get(0));
      assertThat(marked.get(marked.size() - 1)).isSameAs(all.get(count - 1));
    }
    List<Iterate> told = Iterations.told(all);
    assertThat(told).hasSizeLessThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(told.get(0)).isSameAs(all.get(0));
    assertThat(told.get(told.size() - 1)).isSameAs(all.get(count - 1));
  }

  @Property
  void predictedCurvesGoThroughWholeNumbersFromZeroToTheLast(
      @ForAll @LongRange(min = 0, max = 2_000_000_000_000L) long last) {
    for (Axis x :
        List.of(
            Axis.counts(Math.max(1.0, (double) last)),
            Axis.countsByLogarithm(Math.max(1.0, (double) last)))) {
      long[] k = Iterations.smooth(last, x);
      assertThat(k[0]).isZero();
      assertThat(k[k.length - 1]).isEqualTo(last);
      assertThat(k).isSorted().doesNotHaveDuplicates();
    }
  }

  @Property
  void countsStandInOrderAndAreFoundWhereTheyStand(
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long most,
      @ForAll @DoubleRange(min = 0, max = 1) double part) {
    for (Axis axis : List.of(Axis.counts((double) most), Axis.countsByLogarithm((double) most))) {
      Axis x = axis.placed(76, 462);
      double k = Math.rint(part * most);
      assertThat(x.valueAt(x.place(k))).isCloseTo(k, within(1e-9 * most + 1e-9 * k));
      assertThat(x.place(0)).isBetween(76.0, 100.0);
      assertThat(x.place((double) most)).isBetween(440.0, 462.0);
      assertThat(x.ticks(5)).allSatisfy(tick -> assertThat(tick.value() % 1).isZero());
    }
  }

  @Test
  void manyIterationsStandByTheirLogarithmOnlyWhereMostHappensEarly() {
    long[] k = {0, 100, 1_000, 10_000};
    double[] early = {1, 1e-8, 1e-9, 1e-10};
    double[] even = {1, 0.9, 1e-1, 1e-10};
    assertThat(Iterations.axis(10_000, k, early).isLogarithmic()).isTrue();
    assertThat(Iterations.axis(10_000, k, even).isLogarithmic()).isFalse();
    assertThat(Iterations.axis(1_000, k, early).isLogarithmic()).isFalse();
  }

  @Property
  void placesAreApartAndInOrderAndWithinBounds(
      @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 0, max = 200) Double> all) {
    double[] wanted = all.stream().mapToDouble(Double::doubleValue).toArray();
    double[] places = Words.apart(wanted, 20, 10, 190);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(places[i]).isBetween(10 - 1e-9, 190 + 1e-9);
      for (int j = 0; j < i; j++) {
        assertThat(Math.abs(places[i] - places[j])).isGreaterThanOrEqualTo(20 - 1e-9);
        if (wanted[i] < wanted[j]) {
          assertThat(places[i]).isLessThan(places[j]);
        }
      }
    }
  }

  @Test
  void whatIsApartAlreadyStays() {
    assertThat(Words.apart(new double[] {100, 30, 60}, 20, 0, 200)).containsExactly(100, 30, 60);
    // Two that want the same place share the way.
    assertThat(Words.apart(new double[] {50, 50}, 20, 0, 200)).containsExactlyInAnyOrder(40, 60);
  }
}
