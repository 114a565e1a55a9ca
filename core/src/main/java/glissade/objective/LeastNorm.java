package glissade.objective;

import glissade.compress.Aliasing;
import java.util.function.UnaryOperator;

/**
 * The optimum of least norm in the coordinates descended in, where columns are aliased: any
 * solution, less its parts along the directions that change no prediction.
 */
final class LeastNorm {

  /**
   * A flat direction of this length has none: it trades a constant column for the intercept, which
   * in standardised coordinates are one and the same. What is left of it is rounding.
   */
  private static final double COLLAPSED = 1e-11;

  private final Aliasing aliasing;
  private final Scaling scaling;
  private final double weightSum;

  /**
   * @param aliasing of R₁ in original units
   * @param scaling the coordinates descended in
   * @param weightSum W
   */
  LeastNorm(Aliasing aliasing, Scaling scaling, double weightSum) {
    this.aliasing = aliasing;
    this.scaling = scaling;
    this.weightSum = weightSum;
  }

  /**
   * Solves R₁θ = z, and once more for what rounding left of it while the flat directions were
   * removed.
   *
   * @param z what columns can reach; not modified
   * @param residual from θ to R₁θ − z
   */
  double[] solve(double[] z, UnaryOperator<double[]> residual) {
    double[] theta = toDescent(aliasing.solve(z));
    for (double[] direction : orthonormal(aliasing.flatDirections())) {
      removeAlong(direction, theta);
    }
    double[] correction = toDescent(aliasing.solve(residual.apply(theta)));
    for (int j = 0; j < theta.length; j++) {
      theta[j] -= correction[j];
    }
    return theta;
  }

  private double[] toDescent(double[] variables) {
    double[] original = new double[scaling.features() + 1];
    System.arraycopy(variables, 0, original, 1 - scaling.first(), variables.length);
    return scaling.toDescent(original);
  }

  /** Modified Gram–Schmidt, twice: enough for vectors that need not be well conditioned. */
  private double[][] orthonormal(double[][] given) {
    double[][] flat = new double[given.length][];
    for (int k = 0; k < flat.length; k++) {
      flat[k] = toDescent(given[k]);
    }
    for (int round = 0; round < 2; round++) {
      for (int k = 0; k < flat.length; k++) {
        for (int earlier = 0; earlier < k; earlier++) {
          removeAlong(flat[earlier], flat[k]);
        }
        normalise(flat[k]);
      }
    }
    return flat;
  }

  private void normalise(double[] direction) {
    double norm = CompressedLeastSquares.norm(direction);
    if (scaling.standardized() && norm * Math.sqrt(weightSum) < COLLAPSED) {
      norm = Double.POSITIVE_INFINITY;
    }
    for (int j = 0; j < direction.length && norm > 0; j++) {
      direction[j] /= norm;
    }
  }

  /** x ← x − (u·x)u for a unit vector u. */
  private static void removeAlong(double[] u, double[] x) {
    double along = 0;
    for (int j = 0; j < x.length; j++) {
      along = Math.fma(u[j], x[j], along);
    }
    for (int j = 0; j < x.length; j++) {
      x[j] = Math.fma(-along, u[j], x[j]);
    }
  }
}
