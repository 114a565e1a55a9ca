package glissade.model;

import glissade.compress.Triangle;
import glissade.compress.UpperTriangular;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.RefinedTriangle;
import org.jspecify.annotations.Nullable;

/**
 * The standard errors of least-squares coefficients in original units: √(s²·(XᵀWX)⁻¹ⱼⱼ) = s·‖row j
 * of R₁⁻¹‖ with s² = ρ²/(n − p). Source: Seber and Lee, Linear Regression Analysis, 2nd edition,
 * section 3.3.
 */
final class StandardErrors {

  private StandardErrors() {}

  /**
   * The errors of (b, w), the first 0 where there is no intercept.
   *
   * @param refined of the same rows, or null where they were read once
   * @return null where they are not defined: aliased columns, no more rows than coefficients, or a
   *     penalty, under which coefficients are biased by as much as they vary less
   */
  static double @Nullable [] of(CompressedLeastSquares problem, @Nullable RefinedTriangle refined) {
    Triangle triangle = problem.triangle();
    int p = problem.dimension();
    long freedom = triangle.rows() - p;
    if (!problem.aliasing().isFullRank() || freedom <= 0 || problem.isPenalized()) {
      return null;
    }
    double residual;
    double[] norms;
    if (refined == null) {
      double[] whole = triangle.augmented(problem.coordinates().intercept());
      residual = Math.abs(whole[p * (p + 1) + p]);
      norms = new UpperTriangular(r1(whole, p), p).inverseNorms();
    } else {
      residual = refined.residualNorm();
      norms = refined.inverseNorms();
    }
    double s = residual / Math.sqrt((double) freedom);
    int first = problem.coordinates().intercept() ? 0 : 1;
    double[] errors = new double[triangle.features() + 1];
    for (int i = 0; i < p; i++) {
      errors[i + first] = s * norms[i];
    }
    return errors;
  }

  private static double[] r1(double[] whole, int p) {
    double[] r1 = new double[p * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(whole, i * (p + 1), r1, i * p, p);
    }
    return r1;
  }
}
