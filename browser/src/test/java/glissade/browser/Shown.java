package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them. */
final class Shown {

  private Shown() {}

  /** What is written, as a number. */
  static double number(String text) {
    return decimal(text).doubleValue();
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text.strip().replace(",", "").replace('−', '-'));
  }

  /** Fails unless a number is what is written, rounded to as many digits as are written. */
  static void is(String text, double value, String what) {
    BigDecimal shown = decimal(text);
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(shown.precision(), RoundingMode.HALF_EVEN));
    BigDecimal unit = shown.ulp().max(rounded.ulp());
    assertThat(shown.subtract(new BigDecimal(value)).abs())
        .as("%s: %s is written for %s", what, text, value)
        .isLessThanOrEqualTo(unit.multiply(new BigDecimal("0.500001")));
  }
}
