package glissade.explore.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatelyTest {

  @Test
  void onlyWhatWasAskedForLatelyIsKept() {
    Lately<Integer, String> lately = new Lately<>(2);
    List<Integer> made = new ArrayList<>();
    for (int key : new int[] {1, 2, 1, 3, 1, 2}) {
      String value =
          lately.get(
              key,
              () -> {
                made.add(key);
                return "made of " + key;
              });
      assertThat(value).isEqualTo("made of " + key);
    }
    // 2 had to make room for 3: 1 was asked for after it.
    assertThat(made).containsExactly(1, 2, 3, 2);
  }
}
