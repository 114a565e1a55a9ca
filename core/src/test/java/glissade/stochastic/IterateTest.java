package glissade.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.stochastic.Rule.Kind;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IterateTest {

  /**
   * Variables brought up to date at every update, or only when touched: the same but for rounding.
   */
  @Property(tries = 100)
  void lateIsTheSameAsAtOnce(@ForAll long seed, @ForAll Kind kind, @ForAll boolean drifting) {
    Random random = new Random(seed);
    int d = 5;
    double[] ridge = random.doubles(d, 0, 3).toArray();
    ridge[0] = 0;
    double[] drift = drifting ? random.doubles(d, -1, 1).toArray() : null;
    Iterate late = new Iterate(d, ridge, Rule.of(kind, d));
    Iterate atOnce = new Iterate(d, ridge, Rule.of(kind, d));
    late.begin(drift);
    atOnce.begin(drift);
    // On the way to its fixed point a step on a strong ridge goes far: rounding is a part of that.
    double largest = 1;
    for (int k = 0; k < 200; k++) {
      if (k == 60) {
        late.beginAverage();
        atOnce.beginAverage();
      }
      int j = random.nextInt(d);
      double eta = Math.pow(10, -3 * random.nextDouble());
      double g = random.nextGaussian();
      for (Iterate each : new Iterate[] {late, atOnce}) {
        each.settle(j);
        each.push(j, eta, g);
        largest = Math.max(largest, Math.abs(each.value()[j]));
        each.advance(eta);
      }
      atOnce.settleAll();
    }
    double[] means = new double[d];
    double[] expected = new double[d];
    late.average(means);
    atOnce.average(expected);
    assertThat(late.value()).containsExactly(atOnce.value(), within(1e-12 * largest));
    // Averages are taken where nothing is known beforehand.
    assertThat(drifting ? expected : means).containsExactly(expected, within(1e-12 * largest));
  }

  /** Where z = −g/b nothing moves, however large the step. */
  @Property(tries = 500)
  void theOptimumOfARidgeIsNotBiasedByTheStep(@ForAll long seed) {
    Random random = new Random(seed);
    double b = random.nextDouble() * 5 + 0.01;
    double g = random.nextGaussian();
    Iterate iterate = new Iterate(1, new double[] {b}, Rule.of(Kind.PLAIN, 1));
    iterate.value()[0] = -g / b;
    iterate.begin(null);
    double eta = random.nextDouble() * 2;
    for (int k = 0; k < 20; k++) {
      iterate.settle(0);
      iterate.push(0, eta, g);
      iterate.advance(eta);
    }
    iterate.settleAll();
    // e^x is as wrong as its x, which comes to 20bη, and each of 40 products rounds once more.
    double rounding = 64 * Math.ulp(1.0) * (1 + 20 * b * eta);
    assertThat(iterate.value()[0]).isCloseTo(-g / b, within(rounding * Math.abs(g / b)));
  }

  /** Adaptive rules divide by the first gradient, so that the first step on a ridge may be huge. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void aFirstGradientOfAlmostNothingLeavesThePointFinite(Kind kind) {
    Iterate iterate = new Iterate(1, new double[] {3}, Rule.of(kind, 1));
    iterate.value()[0] = 1;
    iterate.begin(null);
    for (double gradient : new double[] {1e-6, -1, 1e-3}) {
      iterate.settle(0);
      iterate.push(0, 1, gradient);
      assertThat(iterate.value()[0]).isFinite();
      iterate.advance(1);
    }
    iterate.settleAll();
    assertThat(iterate.value()[0]).isBetween(-1.0, 1.0);
  }

  @Test
  void theSeriesMeetsTheFormula() {
    for (double x : new double[] {0.0099999, 0.01, -0.0099999, 3, -2}) {
      assertThat(Iterate.phi(x))
          .isCloseTo(-Math.expm1(-x) / x, within(3e-16 * Math.exp(-x) + 3e-16));
    }
    assertThat(Iterate.phi(0)).isEqualTo(1);
  }
}
