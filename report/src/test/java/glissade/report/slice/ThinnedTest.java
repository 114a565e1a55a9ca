package glissade.report.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ThinnedTest {

  @Property
  void everySoManyAreKeptFromTheFirstOn(
      @ForAll @IntRange(min = 1, max = 50) int most, @ForAll @IntRange(max = 2_000) int count) {
    Thinned<Integer> thinned = new Thinned<>(most);
    for (int i = 0; i < count; i++) {
      if (thinned.isNextKept()) {
        thinned.keep(i);
      }
    }
    int stride = 1;
    while ((count + stride - 1) / stride > most) {
      stride *= 2;
    }
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < count; i += stride) {
      expected.add(i);
    }
    assertThat(thinned.kept()).isEqualTo(expected);
    assertThat(thinned.seen()).isEqualTo(count);
    assertThat(thinned.isThinned()).isEqualTo(stride > 1);
  }
}
