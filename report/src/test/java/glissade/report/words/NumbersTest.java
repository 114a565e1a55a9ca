package glissade.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void countsAreGrouped() {
    assertThat(Numbers.count(7)).isEqualTo("7");
    assertThat(Numbers.count(20_640)).isEqualTo("20,640");
    assertThat(Numbers.count(-1_234_567)).isEqualTo("-1,234,567");
    assertThat(Numbers.count(-123)).isEqualTo("-123");
    assertThat(Numbers.about(5_077_009_024L)).isEqualTo("5.1e9");
  }

  @Test
  void significantDigitsAreKept() {
    assertThat(Numbers.significant(2, 4)).isEqualTo("2.000");
    assertThat(Numbers.significant(17.8613, 4)).isEqualTo("17.86");
    assertThat(Numbers.significant(0.00123456, 3)).isEqualTo("0.00123");
    assertThat(Numbers.significant(0.000012345, 3)).isEqualTo("1.23e-5");
    assertThat(Numbers.significant(-4.8370e9, 5)).isEqualTo("-4.8370e9");
    assertThat(Numbers.significant(99.99, 3)).isEqualTo("100");
    assertThat(Numbers.significant(0, 3)).isEqualTo("0");
    assertThat(Numbers.significant(Double.NaN, 3)).isEqualTo("NaN");
    assertThat(Numbers.significant(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-infinity");
    assertThat(Numbers.significant(2_300_000, 2)).isEqualTo("2.3e6");
    assertThat(Numbers.significant(Double.MIN_VALUE, 2)).isEqualTo("4.9e-324");
  }

  @Test
  void whatIsBeyondAnyCountIsToldAsItIs() {
    assertThat(Numbers.about(12_345.4)).isEqualTo("12,345");
    assertThat(Numbers.about(1.074e100)).isEqualTo("1.1e100");
    assertThat(Numbers.about(40_000_000L)).isEqualTo("4e7");
  }

  @Test
  void zerosAtTheEndCanBeLeftOut() {
    assertThat(Numbers.shortest(2, 4)).isEqualTo("2");
    assertThat(Numbers.shortest(0.01, 4)).isEqualTo("0.01");
    assertThat(Numbers.shortest(1e-9, 4)).isEqualTo("1e-9");
    assertThat(Numbers.shortest(250, 3)).isEqualTo("250");
  }

  @Test
  void limitsAreRoundedDown() {
    assertThat(Numbers.roundedDown(0.4959, 2)).isEqualTo("0.49");
    assertThat(Numbers.roundedDown(1.0369586146521898E-7, 3)).isEqualTo("1.03e-7");
    assertThat(Double.parseDouble(Numbers.roundedDown(123456, 3))).isEqualTo(123000);
  }

  @Test
  void aColumnHasAnExponentEverywhereOrNowhere() {
    assertThat(Numbers.column(new double[] {46.26431, -0.397928, 0}, 4))
        .containsExactly("46.26", "-0.3979", "0");
    assertThat(Numbers.column(new double[] {-3.594e6, 1e12}, 3))
        .containsExactly("-3.59e+06", "1.00e+12");
    assertThat(Numbers.column(new double[] {1e-150, 2}, 3))
        .containsExactly("1.00e-150", "2.00e+00");
  }

  @Test
  void durationsAreSeconds() {
    assertThat(Numbers.seconds(Duration.ofNanos(1))).isEqualTo("under 0.01 s");
    assertThat(Numbers.seconds(Duration.ofMillis(94))).isEqualTo("0.09 s");
    assertThat(Numbers.seconds(Duration.ofMillis(1_240))).isEqualTo("1.2 s");
    assertThat(Numbers.seconds(Duration.ofSeconds(95))).isEqualTo("95 s");
  }
}
