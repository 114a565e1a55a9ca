package glissade.descent;

/** The Euclidean length of a vector. */
public final class Norm {

  private Norm() {}

  /**
   * ‖x‖, also where its square is beyond a double; the largest double where it is so itself, and
   * finite wherever every element is.
   */
  public static double of(double[] x) {
    double squares = 0;
    for (double element : x) {
      squares = Math.fma(element, element, squares);
    }
    if (squares > 1e-280 && squares < 1e280) {
      return Math.sqrt(squares);
    }
    double norm = 0;
    for (double element : x) {
      norm = element == 0 ? norm : Math.hypot(norm, element);
    }
    return Double.isInfinite(norm) && isFinite(x) ? Double.MAX_VALUE : norm;
  }

  static boolean isFinite(double[] x) {
    // 0 times anything finite is 0, and times anything else NaN.
    double zero = 0;
    for (double element : x) {
      zero = Math.fma(element, 0, zero);
    }
    return zero == 0;
  }
}
