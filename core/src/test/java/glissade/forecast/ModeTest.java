package glissade.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.optimizer.Recurrence;
import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Against the recurrence itself, in fifty digits, and eigenvalues of its companion matrix. */
class ModeTest {

  private static final MathContext DIGITS = new MathContext(50);

  /** Steps from tiny to a little over the limit for curvature 1, momentum from none to nearly 1. */
  @Provide
  Arbitrary<Recurrence> methods() {
    Arbitrary<Double> parts =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 1.02).ofScale(6),
            Arbitraries.doubles().between(-12, 0).ofScale(4).map(x -> Math.pow(10, x)),
            Arbitraries.doubles().between(-12, -2).ofScale(4).map(x -> 1 - Math.pow(10, x)));
    Arbitrary<Double> momentum =
        Arbitraries.oneOf(
            Arbitraries.just(0.0),
            Arbitraries.doubles().between(0, 0.999).ofScale(6),
            Arbitraries.doubles().between(-9, 0).ofScale(4).map(x -> 1 - Math.pow(10, x)));
    return Combinators.combine(parts, momentum, Arbitraries.of(true, false))
        .as((part, beta, ahead) -> scaled(part, beta, ahead && beta > 0));
  }

  private static Recurrence scaled(double part, double beta, boolean ahead) {
    double limit = new Recurrence(1, beta, ahead).stableBelow(1);
    return new Recurrence(part * limit, beta, ahead);
  }

  /** e₀ … e_k, with every coefficient exact. */
  private static double[] loop(Recurrence r, int k) {
    BigDecimal eta = new BigDecimal(r.eta());
    BigDecimal beta = new BigDecimal(r.beta());
    BigDecimal one = BigDecimal.ONE;
    BigDecimal left = one.subtract(eta);
    BigDecimal a = r.ahead() ? one.add(beta).multiply(left) : left.add(beta);
    BigDecimal b = r.ahead() ? beta.multiply(left) : beta;
    BigDecimal f = r.ahead() ? one.subtract(one.add(beta).multiply(eta)) : left;
    BigDecimal[] e = new BigDecimal[k + 1];
    e[0] = one;
    if (k > 0) {
      e[1] = f;
    }
    for (int i = 2; i <= k; i++) {
      e[i] = a.multiply(e[i - 1], DIGITS).subtract(b.multiply(e[i - 2], DIGITS), DIGITS);
    }
    double[] values = new double[k + 1];
    for (int i = 0; i <= k; i++) {
      values[i] = e[i].doubleValue();
    }
    return values;
  }

  @Property(tries = 500)
  void theClosedFormIsTheRecurrence(
      @ForAll("methods") Recurrence recurrence, @ForAll @IntRange(min = 0, max = 300) int k) {
    Mode mode = Mode.of(recurrence, 1);
    double[] loop = loop(recurrence, k);
    for (int i = 0; i <= k; i++) {
      double size = Math.max(Math.abs(loop[i]), Math.min(mode.envelope(i), 1));
      assertThat(mode.after(i)).as("k = %d", i).isCloseTo(loop[i], within(1e-10 * size + 1e-300));
      assertThat(mode.gone(i)).isCloseTo(1 - loop[i], within(1e-10 * Math.max(1, size)));
    }
  }

  @Property(tries = 500)
  void nothingInARangeIsUnderItsBound(
      @ForAll("methods") Recurrence recurrence,
      @ForAll @IntRange(min = 0, max = 300) int from,
      @ForAll @IntRange(min = 0, max = 50) int length) {
    Mode mode = Mode.of(recurrence, 1);
    double bound = mode.least(from, from + length);
    double least = Double.POSITIVE_INFINITY;
    for (int k = from; k <= from + length; k++) {
      least = Math.min(least, Math.abs(mode.after(k)));
    }
    assertThat(bound).isBetween(0.0, least * (1 + 1e-10) + 1e-300);
  }

  @Property(tries = 500)
  void theRateIsTheLargestEigenvalueOfTheCompanionMatrix(
      @ForAll("methods") Recurrence recurrence,
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 1) double curvature) {
    DMatrixRMaj companion = new DMatrixRMaj(2, 2);
    companion.set(0, 0, recurrence.a(curvature));
    companion.set(0, 1, -recurrence.b(curvature));
    companion.set(1, 0, 1);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(2, false);
    assertThat(eigen.decompose(companion)).isTrue();
    double largest = 0;
    for (int i = 0; i < 2; i++) {
      Complex_F64 value = eigen.getEigenvalue(i);
      largest = Math.max(largest, Math.hypot(value.real, value.imaginary));
    }
    // Where roots meet, an eigenvalue has half of the digits.
    assertThat(recurrence.rate(curvature)).isCloseTo(largest, within(1e-7));
    assertThat(Mode.of(recurrence, curvature).rate())
        .isCloseTo(recurrence.rate(curvature), within(1e-12));
  }

  @Property(tries = 500)
  void stepsUnderTheLimitConvergeAndStepsOverItDiverge(
      @ForAll @Scale(9) @DoubleRange(min = 0, max = 0.9999) double beta,
      @ForAll boolean ahead,
      @ForAll @Scale(9) @DoubleRange(min = 1e-6, max = 1) double curvature) {
    assertThat(scaled(0.999999, beta, ahead).rate(1)).isLessThan(1);
    assertThat(scaled(1.000001, beta, ahead).rate(1)).isGreaterThan(1);
    assertThat(scaled(0.999999, beta, ahead).rate(curvature)).isLessThan(1);
  }

  @Example
  void aRootThatIsDoubleIsNoSpecialCaseToTheDigits() {
    for (boolean ahead : new boolean[] {true, false}) {
      double beta = 0.25;
      double part = ahead ? (1 - beta) / (1 + beta) : 1 - Math.sqrt(beta);
      for (double nearly : new double[] {1 - 1e-9, 1, 1 + 1e-9}) {
        Recurrence recurrence = new Recurrence(part * part * nearly, beta, ahead);
        double[] loop = loop(recurrence, 60);
        for (int k = 0; k <= 60; k++) {
          assertThat(Mode.of(recurrence, 1).after(k)).isCloseTo(loop[k], within(1e-12 * loop[k]));
        }
      }
    }
  }

  @Example
  void nesterovForgetsADirectionInTwoIterationsWhereTheStepIsOneOverItsCurvature() {
    Mode mode = Mode.of(new Recurrence(1, 0.5, true), 1);
    assertThat(mode.after(1)).isEqualTo(-0.5);
    assertThat(mode.after(2)).isZero();
    assertThat(mode.least(1, 5)).isZero();
    assertThat(mode.rate()).isZero();
  }
}
