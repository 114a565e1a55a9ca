package glissade.objective;

/** The coordinates a descent runs in, as against the original units of the columns. */
public interface Coordinates {

  /** How many variables descent has. */
  int dimension();

  /** d. */
  int features();

  /** Whether the model has an intercept. */
  boolean intercept();

  /** Whether steps and curvatures count columns of mean 0 and standard deviation 1. */
  boolean standardized();

  /**
   * (b, w) of a point.
   *
   * @param point {@link #dimension()} elements; not modified
   * @return d + 1 elements, the intercept first, 0 without one
   */
  double[] toOriginal(double[] point);

  /**
   * A direction told by columns, raw or standardised: one element for the intercept, if there is
   * one, and one a feature. Keeps lengths.
   *
   * @param direction {@link #dimension()} elements; not modified
   */
  double[] inColumns(double[] direction);

  /** What to call the coordinates: {@code raw} or {@code standardized}. */
  default String name() {
    return standardized() ? "standardized" : "raw";
  }
}
