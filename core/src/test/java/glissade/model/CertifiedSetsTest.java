package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** NIST's linear data sets on raw, unscaled columns. */
class CertifiedSetsTest {

  static List<CertifiedSet> sets() {
    return CertifiedSet.all();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void theRefinementHasAllDigitsOfCoefficientsAndErrors(CertifiedSet set) {
    CertifiedDigits found = CertifiedDigits.of(set);
    double least = set.name().equals("Filip") ? 12 : 13;
    assertThat(found.refined().coefficients()).isGreaterThanOrEqualTo(least);
    assertThat(found.refined().errors()).isGreaterThanOrEqualTo(least);
    assertThat(found.converged()).isTrue();
  }

  /** The raw powers are what takes the digits, not descent. */
  @ParameterizedTest
  @MethodSource("sets")
  void descentHasTheDigitsThatTheBasisAllows(CertifiedSet set) {
    CertifiedDigits found = CertifiedDigits.of(set);
    assertThat(found.descent().coefficients())
        .isGreaterThanOrEqualTo(found.triangle().coefficients() - 1);
    if (set.polynomial()) {
      assertThat(found.orthogonal().coefficients()).isGreaterThanOrEqualTo(13);
    }
  }

  @Test
  void someSetsAreNotReachedOnRawPowers() {
    assertThat(sets().stream().map(CertifiedDigits::of).filter(found -> !found.reached()))
        .extracting(found -> found.set().name())
        .containsExactly("Filip", "Wampler5");
  }

  /**
   * The doubles stored are those of the table, but for the rounding of decimal fractions to
   * doubles, and of Filip's powers, which its condition magnifies. Wampler2 has residuals of that
   * size, where the decimals have none.
   */
  @ParameterizedTest
  @MethodSource("sets")
  void theExactSolutionIsTheCertifiedOne(CertifiedSet set) {
    ExactErrors exact = ExactErrors.of(set.columns(), set.y());
    double part = set.name().equals("Filip") ? 1e-7 : 1e-12;
    for (int j = 0; j < set.certified()[0].length; j++) {
      double size = Math.abs(set.certified()[0][j]);
      assertThat(exact.coefficients()[j]).isCloseTo(set.certified()[0][j], within(part * size));
      double error = set.certified()[1][j];
      double rounding = error == 0 ? 1e-12 * size : part * error;
      assertThat(exact.errors()[j]).isCloseTo(error, within(rounding));
    }
  }
}
