package glissade.explore.page;

import java.util.List;
import java.util.Map;

/**
 * What the page shows of a {@link Situation}.
 *
 * @param fragments by the id of the element that they stand in
 * @param pictures the ids of those that are pictures, in their order
 * @param fields what the controls show, by name
 * @param spoken what is read aloud when everything has settled
 * @param iterations those that are drawn, in order
 */
record Drawing(
    Map<String, Fragment> fragments,
    List<String> pictures,
    Map<String, Object> fields,
    String spoken,
    List<Long> iterations) {}
