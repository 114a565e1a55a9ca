package glissade.table;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in as few digits as tell them from all others. */
final class NumberText {

  private static final int SMALLEST_PLAIN_EXPONENT = -4;
  private static final int LARGEST_PLAIN_EXPONENT = 15;

  private NumberText() {}

  /**
   * @param number finite
   */
  static String shortest(double number) {
    BigDecimal digits = fewestDigits(number);
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
      String plain = digits.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String unscaled = digits.unscaledValue().abs().toString();
    String rest = unscaled.substring(1);
    return (number < 0 ? "-" : "")
        + unscaled.charAt(0)
        + (rest.isEmpty() ? "" : "." + rest)
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** {@link Double#toString} of Java 17 has a digit more than it needs now and then. */
  private static BigDecimal fewestDigits(double number) {
    BigDecimal exact = new BigDecimal(number);
    BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    for (int count = digits.precision() - 1; count > 0; count--) {
      BigDecimal fewer = exact.round(new MathContext(count));
      if (fewer.doubleValue() != number) {
        break;
      }
      digits = fewer.stripTrailingZeros();
    }
    return digits;
  }
}
