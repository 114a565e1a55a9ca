package glissade.features;

/** Which levels of categories have a feature; see {@link Category} for why. */
public enum Coding {
  /** All of them: with a penalty. */
  EVERY_LEVEL,
  /** All but the first of each category: without a penalty. */
  REFERENCE,
  /**
   * All of the first category, and all but the first of each other one: without a penalty and
   * without an intercept, whose place the first category takes.
   */
  REFERENCE_AFTER_FIRST;

  /** The usual coding. */
  public static Coding usual(boolean penalty, boolean intercept) {
    return penalty ? EVERY_LEVEL : intercept ? REFERENCE : REFERENCE_AFTER_FIRST;
  }

  /** Whether the category with this number, from 0, has a reference. */
  boolean hasReference(int category) {
    return this == REFERENCE || (this == REFERENCE_AFTER_FIRST && category > 0);
  }
}
