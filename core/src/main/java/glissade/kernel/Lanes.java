package glissade.kernel;

/** The eight partial sums of a sum: element i is added to lane i mod 8. */
public final class Lanes {

  private Lanes() {}

  /**
   * The lanes added up in their one fixed order, the one that halving a vector three times gives.
   *
   * @param lanes eight elements from {@code offset}; not modified
   */
  public static double total(double[] lanes, int offset) {
    double s0 = lanes[offset] + lanes[offset + 4];
    double s1 = lanes[offset + 1] + lanes[offset + 5];
    double s2 = lanes[offset + 2] + lanes[offset + 6];
    double s3 = lanes[offset + 3] + lanes[offset + 7];
    return (s0 + s2) + (s1 + s3);
  }
}
