package glissade.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class PenaltyTest {

  @Property
  void theProximalStepIsTheLeastPoint(
      @ForAll @DoubleRange(min = -5, max = 5) double u,
      @ForAll @DoubleRange(min = 0, max = 3) double a,
      @ForAll @DoubleRange(min = 0.01, max = 3) double eta,
      @ForAll @DoubleRange(min = -6, max = 6) double other) {
    Penalty penalty = new Penalty(new double[] {a}, new double[1]);
    double v = penalty.shrink(0, u, eta);
    assertThat(proximal(u, a, eta, v)).isLessThanOrEqualTo(proximal(u, a, eta, other) + 1e-12);
    assertThat(proximal(u, a, eta, v)).isLessThanOrEqualTo(proximal(u, a, eta, 0) + 1e-12);
  }

  private static double proximal(double u, double a, double eta, double v) {
    return (v - u) * (v - u) / 2 + eta * a * Math.abs(v);
  }

  @Property
  void theGradientIsTheDerivativeOfTheSquares(@ForAll long seed) {
    Random random = new Random(seed);
    Penalty penalty = new Penalty(new double[4], random.doubles(4, 0, 3).toArray());
    double[] at = random.doubles(4, -2, 2).toArray();
    double[] gradient = new double[4];
    penalty.addGradient(at, gradient);
    for (int j = 0; j < 4; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += 1e-4;
      down[j] -= 1e-4;
      double slope = (penalty.value(up) - penalty.value(down)) / 2e-4;
      assertThat(gradient[j]).isCloseTo(slope, within(1e-9));
    }
  }

  @Property
  void whatIsNotPenalisedIsNotTouched(@ForAll long seed) {
    Random random = new Random(seed);
    Penalty penalty = new Penalty(new double[] {1, 0}, new double[] {2, 0});
    double[] at = random.doubles(2, -2, 2).toArray();
    double[] gradient = {0, 7};
    penalty.addGradient(at, gradient);
    assertThat(gradient[1]).isEqualTo(7);
    assertThat(penalty.shrink(1, at[1], 3)).isEqualTo(at[1]);
    assertThat(penalty.value(new double[] {0, at[1]})).isZero();
  }

  @Property
  void aFactorMultipliesTheValue(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 9) double factor) {
    Random random = new Random(seed);
    Penalty penalty =
        new Penalty(random.doubles(3, 0, 2).toArray(), random.doubles(3, 0, 2).toArray());
    double[] at = random.doubles(3, -2, 2).toArray();
    double expected = factor * penalty.value(at);
    assertThat(penalty.times(factor).value(at)).isCloseTo(expected, within(1e-12 * expected));
    double[] none = {0, 0, 0};
    Penalty absolute = penalty.withoutSquares();
    absolute.addGradient(at, none);
    assertThat(none).containsOnly(0);
    assertThat(absolute.absolute(1)).isEqualTo(penalty.absolute(1));
  }
}
