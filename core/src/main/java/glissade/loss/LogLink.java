package glissade.loss;

/** What losses with means eˢ share. */
final class LogLink {

  /** Targets beyond it would take products with scores over the range. */
  static final double LARGEST = 1e300;

  private LogLink() {}

  /** eᵗ − 1 − t, at least 0. */
  static double excess(double t) {
    return t > 1e300 ? Double.POSITIVE_INFINITY : Math.max(0, StrictMath.expm1(t) - t);
  }
}
