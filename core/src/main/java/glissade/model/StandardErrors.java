package glissade.model;

import glissade.compress.Triangle;
import glissade.objective.CompressedLeastSquares;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
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
   * @return null where they are not defined: aliased columns, no more rows than coefficients, or a
   *     penalty, under which coefficients are biased by as much as they vary less
   */
  static double @Nullable [] of(CompressedLeastSquares problem) {
    Triangle triangle = problem.triangle();
    boolean intercept = problem.coordinates().intercept();
    int p = problem.dimension();
    long freedom = triangle.rows() - p;
    if (!problem.aliasing().isFullRank() || freedom <= 0 || problem.isPenalized()) {
      return null;
    }
    double[] whole = intercept ? triangle.toArray() : triangle.withoutConstant();
    double[] r1 = new double[p * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(whole, i * (p + 1), r1, i * p, p);
    }
    double s = Math.abs(whole[p * (p + 1) + p]) / Math.sqrt((double) freedom);
    double[] squares = inverseRowSquares(r1, p);
    double[] errors = new double[triangle.features() + 1];
    for (int i = 0; i < p; i++) {
      errors[i + (intercept ? 0 : 1)] = s * Math.sqrt(squares[i]);
    }
    return errors;
  }

  private static double[] inverseRowSquares(double[] r1, int p) {
    double[] squares = new double[p];
    for (int j = 0; j < p; j++) {
      double[] column = new double[p];
      column[j] = 1;
      TriangularSolver_DDRM.solveU(r1, column, p);
      for (int i = 0; i <= j; i++) {
        squares[i] = Math.fma(column[i], column[i], squares[i]);
      }
    }
    return squares;
  }
}
