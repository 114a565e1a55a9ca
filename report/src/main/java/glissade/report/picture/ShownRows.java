package glissade.report.picture;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which rows of a long table are worth reading: the first ones, and others ever further apart. */
final class ShownRows {

  private static final int FIRST = 20;

  private ShownRows() {}

  /**
   * Their numbers, in order; the first and the last are among them.
   *
   * @param count how many rows there are
   * @param most how many are shown at most, over 20
   */
  static Set<Integer> of(int count, int most) {
    Set<Integer> shown = new LinkedHashSet<>();
    for (int i = 0; i < Math.min(count, FIRST); i++) {
      shown.add(i);
    }
    int rest = most - FIRST;
    for (int i = 1; i <= rest && count > FIRST; i++) {
      shown.add(FIRST - 1 + (int) Math.round((count - FIRST) * (double) i / rest));
    }
    return shown;
  }
}
