package glissade.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** eˣ and ln(1 + e) against their series in forty digits. */
class ElementaryTest {

  private static final MathContext DIGITS = new MathContext(40);

  /** In units of the last place; the documentation says so. */
  private static final double MOST = 1.5;

  @Test
  void expIsWithinItsBoundOverTheWholeRange() {
    Random random = new Random(1);
    for (int i = 0; i < 4000; i++) {
      double[] some = {
        random.nextGaussian(),
        2000 * random.nextDouble() - 1000,
        random.nextDouble() * -745.2,
        Math.pow(10, -20 * random.nextDouble()),
        -708.4 - 37 * random.nextDouble(),
      };
      double x = some[i % some.length];
      if (x < 709.78) {
        assertNear(Elementary.exp(x), exp(x), "exp " + x);
      }
    }
  }

  @Test
  void theEndsOfTheRangeAreThoseOfDoubles() {
    assertThat(Elementary.exp(709.782712893384)).isFinite();
    assertThat(Elementary.exp(709.7827128933841)).isInfinite();
    assertThat(Elementary.exp(-745.1332191019411)).isEqualTo(Double.MIN_VALUE);
    assertThat(Elementary.exp(-745.1332191019412)).isEqualTo(0);
    assertThat(Elementary.exp(1e300)).isInfinite();
    assertThat(Elementary.exp(-1e300)).isEqualTo(0);
    assertThat(Elementary.exp(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(Elementary.exp(Double.NEGATIVE_INFINITY)).isEqualTo(0);
    assertThat(Elementary.exp(Double.NaN)).isNaN();
    assertThat(Elementary.exp(0)).isEqualTo(1);
    assertThat(Elementary.exp(-0.0)).isEqualTo(1);
    assertThat(Elementary.exp(Double.MIN_VALUE)).isEqualTo(1);
  }

  @Test
  void theLogarithmIsWithinItsBound() {
    Random random = new Random(2);
    for (int i = 0; i < 3000; i++) {
      double[] some = {random.nextDouble(), Math.pow(10, -30 * random.nextDouble()), 0.5, 1};
      double e = some[i % some.length];
      assertNear(Elementary.log1pOfPart(e), log1p(e), "log1p " + e);
    }
    assertThat(Elementary.log1pOfPart(0)).isEqualTo(0);
    assertThat(Elementary.log1pOfPart(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(Elementary.log1pOfPart(Double.NaN)).isNaN();
  }

  private static void assertNear(double actual, BigDecimal exact, String what) {
    BigDecimal away = new BigDecimal(actual).subtract(exact).abs();
    double unit = Math.ulp(exact.doubleValue());
    BigDecimal units = away.divide(new BigDecimal(unit), DIGITS);
    assertThat(units.doubleValue()).as(what).isLessThan(MOST);
  }

  /** By the series at x/2²⁰, squared 20 times; 60 digits on the way. */
  private static BigDecimal exp(double x) {
    MathContext more = new MathContext(60);
    BigDecimal small = new BigDecimal(x).divide(BigDecimal.valueOf(1L << 20), more);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k < 25; k++) {
      term = term.multiply(small, more).divide(BigDecimal.valueOf(k), more);
      sum = sum.add(term, more);
    }
    for (int k = 0; k < 20; k++) {
      sum = sum.multiply(sum, more);
    }
    return sum;
  }

  /** 2 artanh(e/(2 + e)) by its series. */
  private static BigDecimal log1p(double e) {
    BigDecimal exact = new BigDecimal(e);
    BigDecimal s = exact.divide(exact.add(BigDecimal.valueOf(2)), DIGITS);
    BigDecimal z = s.multiply(s, DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 45; k >= 0; k--) {
      BigDecimal term = BigDecimal.ONE.divide(BigDecimal.valueOf(2L * k + 1), DIGITS);
      sum = sum.multiply(z, DIGITS).add(term, DIGITS).round(DIGITS);
    }
    return sum.multiply(s, DIGITS).multiply(BigDecimal.valueOf(2));
  }
}
