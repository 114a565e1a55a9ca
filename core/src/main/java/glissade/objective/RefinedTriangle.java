package glissade.objective;

import glissade.compress.UpperTriangular;
import glissade.rows.Rows;

/**
 * What standard errors are made of, to the accuracy of a double. R₁ itself is off by the rounding
 * of the fold, which its inverse magnifies by the condition κ₁ of the columns: with κ₁ = 1e10 six
 * digits are left. One more fold, of the rows in the coordinates of R₁, gives R₂ near the identity,
 * and R₂R₁ is the triangle with the rounding taken out. Source: Yamamoto, Nakatsukasa, Yanagisawa
 * and Fukaya, Roundoff error analysis of the CholeskyQR2 algorithm, ETNA 44 (2015), with
 * reflections in place of Cholesky's factor; Björck, Numerical Methods for Least Squares Problems
 * (1996), section 2.4.
 */
public final class RefinedTriangle {

  private final double residualNorm;
  private final double[] inverseNorms;

  private RefinedTriangle(double residualNorm, double[] inverseNorms) {
    this.residualNorm = residualNorm;
    this.inverseNorms = inverseNorms;
  }

  /**
   * Of the rows of a triangle: one fold, of about ten times as many operations as the first.
   *
   * @param problem without a penalty and without aliased columns
   * @param coefficients (b, w) of its optimum, as exact as may be; not modified
   */
  public static RefinedTriangle of(
      Rows rows, CompressedLeastSquares problem, double[] coefficients) {
    int p = problem.dimension();
    boolean intercept = problem.scaling().intercept();
    double[] r1 = leading(problem.triangle().augmented(intercept), p);
    double[] second =
        rows.fold(new OrthogonalRows(r1, p, coefficients.clone())).triangle().withoutConstant();
    UpperTriangular r2 = new UpperTriangular(leading(second, p), p);
    double[] norms = new double[p];
    for (int j = 0; j < p; j++) {
      double[] row = new double[p];
      row[j] = 1;
      OrthogonalRows.solveTransposed(r1, p, row, new double[p], new DoubleDouble());
      r2.solveTransposed(row);
      norms[j] = CompressedLeastSquares.norm(row);
    }
    return new RefinedTriangle(Math.abs(second[p * (p + 1) + p]), norms);
  }

  private static double[] leading(double[] whole, int p) {
    double[] leading = new double[p * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(whole, i * (p + 1), leading, i * p, p);
    }
    return leading;
  }

  /** √Σ weight·r² at the optimum. */
  public double residualNorm() {
    return residualNorm;
  }

  /** √(X̃ᵀWX̃)⁻¹ⱼⱼ for every variable, in original units; a copy. */
  public double[] inverseNorms() {
    return inverseNorms.clone();
  }
}
