package glissade.report.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers as people read them, the same everywhere in the world. */
public final class Numbers {

  /** Of numbers that are rounded: more zeros than this would be counted, not read. */
  private static final int LARGEST_PLAIN_EXPONENT = 4;

  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private Numbers() {}

  /** {@code 20,640}. */
  public static String count(long number) {
    String digits = Long.toString(number);
    int first = number < 0 ? 1 : 0;
    StringBuilder grouped = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > first; i -= 3) {
      grouped.insert(i, ',');
    }
    return grouped.toString();
  }

  /** A count that may be too large to be worth its digits: {@code 4,040}, {@code 5.1e12}. */
  public static String about(long number) {
    return number < 10_000_000 ? count(number) : shortest((double) number, 2);
  }

  /** The same of a number that may be larger than any count. */
  public static String about(double number) {
    return number < 10_000_000 ? count(Math.round(number)) : shortest(number, 2);
  }

  /** Rounded to some significant digits: {@code 17.86}, {@code 0.0012}, {@code 1.4e10}. */
  public static String significant(double x, int digits) {
    return format(x, digits, false);
  }

  /** The same without zeros at the end: {@code 2} rather than {@code 2.000}. */
  public static String shortest(double x, int digits) {
    return format(x, digits, true);
  }

  private static String format(double x, int digits, boolean strip) {
    if (!Double.isFinite(x)) {
      return notFinite(x);
    }
    if (x == 0) {
      return "0";
    }
    BigDecimal rounded = BigDecimal.valueOf(x).round(new MathContext(digits));
    int exponent = exponent(rounded);
    boolean plain =
        exponent >= SMALLEST_PLAIN_EXPONENT
            && exponent <= Math.max(digits - 1, LARGEST_PLAIN_EXPONENT);
    if (strip || (plain && exponent >= digits - 1)) {
      rounded = rounded.stripTrailingZeros();
    } else {
      rounded = rounded.setScale(digits - 1 - exponent);
    }
    return plain ? rounded.toPlainString() : scientific(rounded, "");
  }

  /**
   * Rounded down, for limits that must not be exceeded; as a flag takes it.
   *
   * @param x positive
   */
  public static String roundedDown(double x, int digits) {
    BigDecimal rounded = BigDecimal.valueOf(x).round(new MathContext(digits, RoundingMode.DOWN));
    return shortest(rounded.doubleValue(), digits);
  }

  private static int exponent(BigDecimal rounded) {
    return rounded.precision() - rounded.scale() - 1;
  }

  private static String notFinite(double x) {
    return Double.isNaN(x) ? "NaN" : x > 0 ? "infinity" : "-infinity";
  }

  private static String scientific(BigDecimal rounded, String plus) {
    String digits = rounded.unscaledValue().abs().toString();
    int exponent = exponent(rounded);
    StringBuilder text = new StringBuilder(rounded.signum() < 0 ? "-" : "");
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? "-" : plus);
    int size = Math.abs(exponent);
    return text.append(!plus.isEmpty() && size < 10 ? "0" : "").append(size).toString();
  }

  /**
   * A column of numbers that can be compared at a glance: all with an exponent, or none.
   *
   * @return one text a number, to be aligned on the decimal point
   */
  public static String[] column(double[] values, int digits) {
    boolean plain = true;
    for (double value : values) {
      int exponent = value == 0 || !Double.isFinite(value) ? 0 : Math.getExponent(value);
      plain &= exponent >= -17 && exponent < 23;
    }
    String[] column = new String[values.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = cell(values[i], digits, plain);
    }
    return column;
  }

  private static String cell(double value, int digits, boolean plain) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
    rounded = rounded.setScale(digits - 1 - exponent(rounded));
    return plain
        ? (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString()
        : scientific(rounded, "+");
  }

  /** {@code 0.09 s}. */
  public static String seconds(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    if (seconds < 0.01) {
      return "under 0.01 s";
    }
    return (seconds < 10 ? significant(seconds, seconds < 0.1 ? 1 : 2) : count(Math.round(seconds)))
        + " s";
  }
}
