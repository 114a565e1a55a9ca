package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.rows.InMemoryRows;
import org.junit.jupiter.api.Test;

/**
 * Certified values: NIST Statistical Reference Datasets, linear regression, data set Longley (J. W.
 * Longley, An Appraisal of Least Squares Programs for the Electronic Computer from the Viewpoint of
 * the User, JASA 62, 1967). Seven raw, unscaled, nearly collinear columns.
 */
class LongleyTest {

  private static final double[][] X = {
    {83.0, 234289, 2356, 1590, 107608, 1947},
    {88.5, 259426, 2325, 1456, 108632, 1948},
    {88.2, 258054, 3682, 1616, 109773, 1949},
    {89.5, 284599, 3351, 1650, 110929, 1950},
    {96.2, 328975, 2099, 3099, 112075, 1951},
    {98.1, 346999, 1932, 3594, 113270, 1952},
    {99.0, 365385, 1870, 3547, 115094, 1953},
    {100.0, 363112, 3578, 3350, 116219, 1954},
    {101.2, 397469, 2904, 3048, 117388, 1955},
    {104.6, 419180, 2822, 2857, 118734, 1956},
    {108.4, 442769, 2936, 2798, 120445, 1957},
    {110.8, 444546, 4681, 2637, 121950, 1958},
    {112.6, 482704, 3813, 2552, 123366, 1959},
    {114.2, 502601, 3931, 2514, 125368, 1960},
    {115.7, 518173, 4806, 2572, 127852, 1961},
    {116.9, 554894, 4007, 2827, 130081, 1962}
  };

  private static final double[] Y = {
    60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655,
    69564, 69331, 70551
  };

  private static final double[] CERTIFIED = {
    -3482258.63459582,
    15.0618722713733,
    -0.358191792925910E-01,
    -2.02022980381683,
    -1.03322686717359,
    -0.511041056535807E-01,
    1829.15146461355
  };

  private static final double[] CERTIFIED_ERRORS = {
    890420.383607373,
    84.9149257747669,
    0.334910077722432E-01,
    0.488399681651699,
    0.214274163161675,
    0.226073200069370,
    455.478499142212
  };

  private static final double CERTIFIED_RESIDUAL_SUM_OF_SQUARES = 836424.055505915;

  @Test
  void descentOnRawColumnsArrivesAtTheCertifiedCoefficients() {
    Fit fit = Trainer.automatic().fit(InMemoryRows.of(X, Y));
    assertThat(fit.outcome().status()).isEqualTo("converged");
    assertThat(fit.outcome().arrival().iterations()).isLessThanOrEqualTo(14);
    double[] errors = fit.standardErrors();
    assertThat(errors).hasSize(7);
    for (int j = 0; j < 7; j++) {
      assertThat(fit.coefficients()[j] / CERTIFIED[j]).isCloseTo(1, within(1e-10));
      assertThat(fit.optimum()[j] / CERTIFIED[j]).isCloseTo(1, within(1e-13));
      assertThat(errors[j] / CERTIFIED_ERRORS[j]).isCloseTo(1, within(1e-11));
    }
    assertThat(fit.loss() * 16 / CERTIFIED_RESIDUAL_SUM_OF_SQUARES).isCloseTo(1, within(1e-11));
  }
}
