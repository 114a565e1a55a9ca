package glissade.objective;

/**
 * A number as the unevaluated sum of two doubles, about 31 digits, added to until it is read. What
 * each addition and product loses when it is rounded is kept in the second. Source: Dekker, A
 * floating-point technique for extending the available precision, Numer. Math. 18 (1971); Ogita,
 * Rump and Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26 (2005).
 */
final class DoubleDouble {

  private double high;
  private double low;

  void set(double value) {
    high = value;
    low = 0;
  }

  void add(double value) {
    add(value, 0);
  }

  void addProduct(double a, double b) {
    double product = a * b;
    add(product, Math.fma(a, b, -product));
  }

  /** Adds a number and what is to be added to that. */
  void add(double value, double rest) {
    double total = high + value;
    low += sumError(high, value, total) + rest;
    high = total;
  }

  /** Afterwards {@link #high} is the number rounded once and {@link #low} what is left of it. */
  void normalize() {
    double total = high + low;
    low = sumError(high, low, total);
    high = total;
  }

  void divideBy(double divisor) {
    normalize();
    double quotient = high / divisor;
    low = (Math.fma(-quotient, divisor, high) + low) / divisor;
    high = quotient;
    normalize();
  }

  double high() {
    return high;
  }

  double low() {
    return low;
  }

  /** What a + b lost when it was rounded to {@code total}, exactly. */
  static double sumError(double a, double b, double total) {
    double bThere = total - a;
    return (a - (total - bThere)) + (b - bThere);
  }
}
