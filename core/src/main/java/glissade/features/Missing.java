package glissade.features;

/** What to do with a row in which a value is missing. */
public enum Missing {
  /** Refuse, and say which rows and columns. */
  FAIL,
  /** Leave the row out, and say how many were. */
  DROP,
  /**
   * Put the column's mean there; rows without a category, which has no mean, a target, a weight or
   * an offset are left out.
   */
  MEAN
}
