package glissade.features;

import glissade.table.Levels;
import java.io.Serializable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * φ where features have no names but their indices, so many that a model names only those whose
 * weight is not zero.
 *
 * @param from what the first feature is called: 0 or 1
 * @param count d
 */
public record IndexedFeatures(int from, int count) implements Serializable {

  /** What the target is called, which has no name either. */
  public static final String TARGET = "target";

  /**
   * The features by the names that their indices are.
   *
   * @param classes what the target may be, or null where it is a number
   */
  public FeatureMap map(@Nullable Levels classes) {
    return FeatureMap.indexed(
        this,
        IntStream.range(from, from + count).mapToObj(Integer::toString).toList(),
        new ResponseColumns(TARGET, classes, null, null, false));
  }
}
