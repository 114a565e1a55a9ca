package glissade.explore.page;

import java.util.List;
import java.util.Map;

/**
 * What the page shows of a {@link Situation}, whichever iteration it is at.
 *
 * @param fragments by the id of the element that they stand in
 * @param pictures the ids of those that are pictures, in their order
 * @param scale of the slider of the step size
 * @param spoken what is read aloud when everything has settled
 * @param iterations those that are drawn, in order
 * @param isWhole whether every picture is among the fragments, with everything there is to it
 */
record Drawing(
    Map<String, Fragment> fragments,
    List<String> pictures,
    StepScale scale,
    String spoken,
    List<Long> iterations,
    boolean isWhole) {

  /** The same, of which more is to be drawn when there is time. */
  Drawing unfinished() {
    return new Drawing(fragments, pictures, scale, spoken, iterations, false);
  }
}
