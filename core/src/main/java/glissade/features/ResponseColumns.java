package glissade.features;

import glissade.table.LevelCounts;
import glissade.table.Levels;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that say of a row what is not a feature.
 *
 * @param target the column to predict
 * @param classes what the target may be, for a target that is the code of its class: of two
 *     classes, the second is the positive one, and counts as 1; null for a target that is a number
 * @param rowWeights how much each row counts, or null
 * @param offset what is added to the score of each row, or null
 * @param exposure whether the offset is the logarithm of that column: twice the exposure, twice the
 *     mean
 */
public record ResponseColumns(
    String target,
    @Nullable Levels classes,
    @Nullable String rowWeights,
    @Nullable String offset,
    boolean exposure)
    implements Serializable {

  /** A number to predict, without an offset. */
  static ResponseColumns of(String target, @Nullable String rowWeights) {
    return new ResponseColumns(target, null, rowWeights, null, false);
  }

  /**
   * Those of some roles.
   *
   * @param classes what was found in the target, for one of classes
   */
  static ResponseColumns of(ColumnRoles roles, @Nullable LevelCounts classes) {
    return new ResponseColumns(
        roles.target(),
        classes == null ? null : classes.levels(),
        roles.rowWeights(),
        roles.offset(),
        roles.exposure());
  }

  /** Target, row weights and offset, as far as there are any. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of(target));
    if (rowWeights != null) {
      names.add(rowWeights);
    }
    if (offset != null) {
      names.add(offset);
    }
    return names;
  }

  /** Whether rows carry weights. */
  boolean weighted() {
    return rowWeights != null;
  }

  /** Whether rows carry offsets. */
  boolean shifted() {
    return offset != null;
  }
}
