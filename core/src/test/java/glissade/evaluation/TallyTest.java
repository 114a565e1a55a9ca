package glissade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Property(tries = 50)
  void fewValuesAreKeptAsTheyAre(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int n) {
    Random random = new Random(seed);
    TreeMap<Double, Double> expected = new TreeMap<>();
    Tally first = new Tally(1);
    Tally second = first.empty();
    for (int i = 0; i < n; i++) {
      double value = random.nextInt(500) / 7.0 - 30;
      double amount = random.nextInt(4);
      (i < n / 3 ? first : second).add(value, amount);
      expected.merge(value, amount, Double::sum);
    }
    first.merge(second);
    Tally.Sorted sorted = first.sorted();
    assertThat(sorted.resolution()).isZero();
    assertThat(sorted.size()).isEqualTo(expected.size());
    int i = 0;
    for (var entry : expected.entrySet()) {
      assertThat(sorted.value(i)).isEqualTo(entry.getKey());
      assertThat(sorted.sum(0, i++)).isEqualTo(entry.getValue());
    }
  }

  @Test
  void manyValuesAreRoundedByNoMoreThanIsTold() {
    Random random = new Random(5);
    double[] values = new double[200_000];
    Tally whole = new Tally(1);
    for (int part = 0; part < 20; part++) {
      Tally some = whole.empty();
      for (int i = 0; i < 10_000; i++) {
        double value = random.nextGaussian();
        values[10_000 * part + i] = value;
        some.add(value, 1);
      }
      whole.merge(some);
    }
    Tally.Sorted sorted = whole.sorted();
    assertThat(sorted.size()).isLessThanOrEqualTo(Tally.MOST);
    assertThat(sorted.total(0)).isEqualTo(values.length);
    assertThat(sorted.resolution()).isBetween(1e-9, 1e-2);
    Arrays.sort(values);
    int before = 0;
    for (int i = 0; i < sorted.size(); i++) {
      double least = values[before];
      before += (int) sorted.sum(0, i);
      for (double value : new double[] {least, values[before - 1]}) {
        assertThat(sorted.value(i)).isCloseTo(value, within(sorted.resolution() * Math.abs(value)));
        assertThat(Math.abs(sorted.value(i))).isLessThanOrEqualTo(Math.abs(value));
      }
    }
  }

  @Property(tries = 100)
  void groupsHoldEverythingOnceAndAreOfAboutOneSize(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int n) {
    Random random = new Random(seed);
    Tally tally = new Tally(2);
    for (int i = 0; i < n; i++) {
      tally.add(random.nextDouble(), 1, i);
    }
    List<Tally.Group> groups = tally.sorted().groups(10);
    assertThat(groups).hasSize(Math.min(10, n));
    assertThat(groups.stream().mapToDouble(group -> group.sum(0)).sum()).isEqualTo(n);
    assertThat(groups.stream().mapToDouble(group -> group.sum(1)).sum())
        .isEqualTo(n * (n - 1) / 2.0);
    for (int k = 0; k < groups.size(); k++) {
      Tally.Group group = groups.get(k);
      assertThat(group.sum(0)).isCloseTo(n / 10.0, within(1.0));
      assertThat(group.centre()).isBetween(group.least(), group.greatest());
      assertThat(k == 0 || groups.get(k - 1).greatest() < group.least()).isTrue();
    }
  }

  @Test
  void equalValuesStayTogether() {
    Tally tally = new Tally(1);
    for (int i = 0; i < 100; i++) {
      tally.add(i < 70 ? 0.0 : -0.0, 1);
    }
    tally.add(1, 1);
    List<Tally.Group> groups = tally.sorted().groups(10);
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).sum(0)).isEqualTo(100);
  }
}
