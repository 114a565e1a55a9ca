package glissade.features;

import glissade.rows.CodedBatch;
import glissade.table.Levels;
import java.io.Serializable;

/**
 * A column of which each level is a feature that is 1 in the rows that have it and 0 in the others.
 *
 * <p>Without a penalty the features of all levels add up to the constant, so the first level is
 * left out: it is the reference, and a weight tells how far a level is from it (treatment
 * contrasts; Chambers and Hastie, Statistical Models in S, section 2.3). With a penalty every level
 * has a feature: which one came first would otherwise decide what is held back.
 *
 * @param levels what the cells may hold
 * @param referenced whether the first level is the reference and has no feature
 */
public record Category(Levels levels, boolean referenced) implements Serializable {

  /** The name of the column. */
  public String column() {
    return levels.column();
  }

  /** How many features it has. */
  public int features() {
    return Math.max(0, levels.size() - (referenced ? 1 : 0));
  }

  /** The name of a feature: {@code origin=ABE}. */
  public String name(int feature) {
    return levels.name(feature + (referenced ? 1 : 0));
  }

  /**
   * The feature that a code belongs to.
   *
   * @param code as a table gives it
   * @param first the number of this category's first feature
   * @return {@link CodedBatch#NONE} for the reference and for what is no level
   */
  int feature(double code, int first) {
    int feature = (int) code - (referenced ? 1 : 0);
    return feature < 0 ? CodedBatch.NONE : first + feature;
  }
}
