package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** NIST's data set Longley: seven raw, unscaled, nearly collinear columns. */
class LongleyTest {

  private static final double CERTIFIED_RESIDUAL_SUM_OF_SQUARES = 836424.055505915;

  @Test
  void descentOnRawColumnsArrivesAtTheCertifiedCoefficients() {
    CertifiedSet set = CertifiedSet.read("Longley");
    Fit fit = Trainer.automatic().fit(set.rows());
    assertThat(fit.outcome().status()).isEqualTo("converged");
    assertThat(fit.outcome().arrival().iterations()).isLessThanOrEqualTo(14);
    double[] errors = fit.standardErrors();
    assertThat(errors).hasSize(7);
    for (int j = 0; j < 7; j++) {
      assertThat(fit.coefficients()[j] / set.certified()[0][j]).isCloseTo(1, within(1e-10));
      assertThat(fit.optimum()[j] / set.certified()[0][j]).isCloseTo(1, within(1e-13));
      assertThat(errors[j] / set.certified()[1][j]).isCloseTo(1, within(1e-13));
    }
    assertThat(fit.loss() * 16 / CERTIFIED_RESIDUAL_SUM_OF_SQUARES).isCloseTo(1, within(1e-11));
  }
}
