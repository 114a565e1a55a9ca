package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.rows.Design;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GradientCheckTest {

  /** A sum of many kinds of terms, none of them a polynomial of low degree. */
  private static double smooth(double[] x) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += Math.exp(x[j] / (j + 1)) + Math.sin(x[j] * (j + 1)) + Math.pow(x[j], 4);
    }
    return sum + x[0] * x[x.length - 1];
  }

  private static double[] derivative(double[] x) {
    double[] d = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      d[j] =
          Math.exp(x[j] / (j + 1)) / (j + 1)
              + (j + 1) * Math.cos(x[j] * (j + 1))
              + 4 * Math.pow(x[j], 3);
    }
    d[0] += x[x.length - 1];
    d[x.length - 1] += x[0];
    return d;
  }

  private static GradientCheck check(int d, UnaryOperator<double[]> df, double[] at) {
    return GradientCheck.of(new FunctionObjective(d, GradientCheckTest::smooth, df), at);
  }

  @Property(tries = 200)
  void aRightGradientIsRight(@ForAll @IntRange(min = 1, max = 6) int d, @ForAll long seed) {
    double[] at = new Random(seed).doubles(d, -2, 2).toArray();
    GradientCheck check = check(d, GradientCheckTest::derivative, at);
    assertThat(check.isRight()).as(check.describe()).isTrue();
    assertThat(check.describe()).contains(d == 1 ? "is right." : "right in all " + d);
    for (GradientCheck.Variable variable : check.variables()) {
      assertThat(variable.measured())
          .isCloseTo(variable.claimed(), within(1e-6 * (1 + Math.abs(variable.claimed()))));
    }
  }

  /** A mistake of one part in ten million is found, and only where it is. */
  @Property(tries = 300)
  void aMistakeIsFoundWhereItIs(
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll @DoubleRange(min = -7, max = 1) double logMistake,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[] at = random.doubles(d, -2, 2).toArray();
    int where = random.nextInt(d);
    double mistake = (random.nextBoolean() ? 1 : -1) * Math.pow(10, logMistake);
    GradientCheck check =
        check(
            d,
            x -> {
              double[] wrong = derivative(x);
              wrong[where] += mistake * (1 + Math.abs(wrong[where]));
              return wrong;
            },
            at);
    for (GradientCheck.Variable variable : check.variables()) {
      assertThat(variable.isRight()).as(variable.describe()).isEqualTo(variable.index() != where);
    }
    GradientCheck.Variable off = check.variables().get(where);
    double really = mistake * (1 + Math.abs(derivative(at)[where]));
    assertThat(off.claimed() - off.measured()).isCloseTo(really, within(0.02 * Math.abs(really)));
    assertThat(check.describe())
        .contains("1 of " + d)
        .contains("by variable " + where + " is off by");
  }

  @Test
  void usualMistakesAreNamed() {
    double[] at = {0.7, -1.3};
    assertThat(check(2, x -> times(derivative(x), -1), at).describe()).contains("the other sign");
    assertThat(check(2, x -> times(derivative(x), 0.5), at).describe()).contains("twice as much");
    assertThat(check(2, x -> times(derivative(x), 2), at).describe()).contains("half as much");
    assertThat(check(2, x -> times(derivative(x), 1.1), at).describe())
        .contains("smaller steps do not bring")
        .contains("2 of 2 variables");
  }

  private static double[] times(double[] x, double factor) {
    double[] y = x.clone();
    for (int j = 0; j < y.length; j++) {
      y[j] *= factor;
    }
    return y;
  }

  /** Of a quadratic every difference is exact but for rounding, so there is no slope to see. */
  @Property(tries = 50)
  void leastSquaresAreRight(@ForAll @IntRange(min = 1, max = 8) int d, @ForAll long seed) {
    Design design = Design.random(100, d, 20, 1, true, seed);
    Triangle triangle = Triangle.of(design.rows());
    CompressedLeastSquares loss =
        new CompressedLeastSquares(triangle, Scaling.standardized(triangle, true));
    double[] at = new Random(seed).doubles(d + 1, -1, 1).toArray();
    GradientCheck check = GradientCheck.of(loss, at);
    assertThat(check.isRight()).as(check.describe()).isTrue();
  }

  @Test
  void aKinkIsNotTakenForAMistakeBesideIt() {
    FunctionObjective kinked =
        new FunctionObjective(1, x -> Math.abs(x[0]), x -> new double[] {Math.signum(x[0])});
    assertThat(GradientCheck.of(kinked, 0.5).isRight()).isTrue();
  }

  @Test
  void whereItCannotBeCheckedIsSaid() {
    FunctionObjective logarithm =
        new FunctionObjective(1, x -> Math.log(x[0]), x -> new double[] {1 / x[0]});
    assertThat(GradientCheck.of(logarithm, 0.05).isRight()).isTrue();
    assertThatThrownBy(() -> GradientCheck.of(logarithm, -1)).hasMessageContaining("F is NaN");
    assertThatThrownBy(() -> GradientCheck.of(logarithm, 1, 2)).hasMessageContaining("2 != 1");
  }

  @Test
  void whereTheFunctionIsFiniteNowhereAroundNothingIsConfirmed() {
    Objective lonely =
        new FunctionObjective(1, w -> w[0] == 1 ? 0 : Double.NaN, w -> new double[] {7});
    assertThat(GradientCheck.of(lonely, 1).isRight()).isFalse();
  }

  @Test
  void aMistakeThatStandsOutOfTheRoundingAtOneStepOnlyIsFoundToo() {
    Objective coarse = new FunctionObjective(1, w -> 1e16 + w[0], w -> new double[] {500});
    assertThat(GradientCheck.of(coarse, 0).isRight()).isFalse();
  }
}
