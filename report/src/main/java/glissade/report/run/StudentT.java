package glissade.report.run;

/**
 * How far an estimate may be from nothing by chance alone: the distribution of t with some degrees
 * of freedom, and with infinitely many the normal one.
 *
 * <p>P(|T| &gt; t) = I_x(ν/2, ½) with x = ν/(ν + t²), the incomplete beta function by its continued
 * fraction. Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.5.8, 26.7.1 and
 * 7.1.14.
 */
public final class StudentT {

  /** From here on the normal distribution has the same digits. */
  private static final double MANY = 1e7;

  private static final int MOST_TERMS = 20_000;
  private static final double TINY = 1e-300;

  /** Where the ratio of gamma functions has all digits by its expansion. */
  private static final double LARGE = 32;

  private final double freedom;

  private StudentT(double freedom) {
    this.freedom = freedom;
  }

  /**
   * With some degrees of freedom.
   *
   * @param freedom ν, at least 1
   */
  public static StudentT of(long freedom) {
    return new StudentT((double) freedom);
  }

  /** The normal distribution. */
  public static StudentT normal() {
    return new StudentT(Double.POSITIVE_INFINITY);
  }

  /** P(|T| &gt; |t|); NaN for NaN. */
  public double outside(double t) {
    double size = Math.abs(t);
    if (Double.isNaN(size) || size == 0) {
      return Double.isNaN(size) ? Double.NaN : 1;
    }
    if (Double.isInfinite(size)) {
      return 0;
    }
    if (freedom > MANY) {
      return normalOutside(size);
    }
    double a = freedom / 2;
    double rest = 1 / (1 + freedom / size / size);
    double x = 1 / (1 + size / freedom * size);
    // x^a (1 − x)^½ / B(a, ½)
    double front =
        Math.exp(a * Math.log1p(-rest)) * Math.sqrt(rest) * gammaRatio(a) / Math.sqrt(Math.PI);
    return x < (a + 1) / (a + 2.5)
        ? front * betaFraction(a, 0.5, x) / a
        : 1 - front * betaFraction(0.5, a, rest) / 0.5;
  }

  /**
   * The t beyond which a given part lies on both sides together.
   *
   * @param part between 0 and 1
   */
  public double quantile(double part) {
    double low = 0;
    double high = 1;
    while (outside(high) > part) {
      high *= 2;
    }
    for (int i = 0; i < 80 && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (outside(middle) > part) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Γ(a + ½)/Γ(a). */
  private static double gammaRatio(double a) {
    double factor = 1;
    double x = a;
    while (x < LARGE) {
      factor *= x / (x + 0.5);
      x++;
    }
    double r = 1 / x;
    double expansion =
        1
            + r
                * (-1.0 / 8
                    + r
                        * (1.0 / 128
                            + r * (5.0 / 1024 + r * (-21.0 / 32768 + r * (-399.0 / 262144)))));
    return factor * Math.sqrt(x) * expansion;
  }

  /** By the modified method of Lentz. */
  private static double betaFraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / apart(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / apart(1 + even * d);
      c = apart(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / apart(1 + odd * d);
      c = apart(1 + odd / c);
      double change = d * c;
      value *= change;
      if (Math.abs(change - 1) < 1e-15) {
        return value;
      }
    }
    return value;
  }

  private static double apart(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** erfc(z/√2). */
  private static double normalOutside(double z) {
    double density = Math.exp(-z * z / 2) * Math.sqrt(2 / Math.PI);
    if (z < 2.5) {
      double term = z;
      double sum = z;
      for (int k = 1; Math.abs(term) > 1e-17 * sum; k++) {
        term *= z * z / (2 * k + 1);
        sum += term;
      }
      return 1 - density * sum;
    }
    double fraction = z;
    for (int k = 100; k >= 1; k--) {
      fraction = z + k / fraction;
    }
    return density / fraction;
  }
}
