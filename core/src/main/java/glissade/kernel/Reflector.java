package glissade.kernel;

/**
 * The Householder reflection H = I − τ(1, v)(1, v)ᵀ that maps (α, t) to (β, 0).
 *
 * <p>β = −sign(α)·√(α² + ‖t‖²), τ = (β − α)/β, v = t/(α − β). The sign is chosen so that α − β
 * never cancels. Source: Golub and Van Loan, Matrix Computations, 4th edition, algorithm 5.1.1.
 */
final class Reflector {

  /** Below this Σt² may have lost digits to underflow, above its inverse it may overflow. */
  private static final double SAFE = 1e-280;

  private Reflector() {}

  /**
   * Makes the reflector of one column: α becomes β, t becomes v. A column of zeros gets τ = 0, the
   * identity.
   *
   * @param r holds α at {@code diagonal}, which is overwritten with β
   * @param squares ‖t‖²
   * @param tile holds t, n elements from {@code column}, overwritten with v
   * @return τ
   */
  static double make(double[] r, int diagonal, double squares, double[] tile, int column, int n) {
    double alpha = r[diagonal];
    double sum = Math.fma(alpha, alpha, squares);
    if (isSafe(squares) && isSafe(sum)) {
      double beta = beta(alpha, Math.sqrt(sum));
      double reciprocal = 1 / (alpha - beta);
      for (int i = column; i < column + n; i++) {
        tile[i] *= reciprocal;
      }
      r[diagonal] = beta;
      return (beta - alpha) / beta;
    }
    if (isZero(tile, column, n)) {
      return 0;
    }
    double beta = beta(alpha, scaledNorm(alpha, tile, column, n));
    for (int i = column; i < column + n; i++) {
      tile[i] /= alpha - beta;
    }
    r[diagonal] = beta;
    return (beta - alpha) / beta;
  }

  /** Whether a sum of squares can be trusted and its reciprocals are finite. */
  private static boolean isSafe(double sumOfSquares) {
    return sumOfSquares > SAFE && sumOfSquares < 1 / SAFE;
  }

  private static double beta(double alpha, double norm) {
    return alpha >= 0 ? -norm : norm;
  }

  private static boolean isZero(double[] t, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      if (t[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** √(α² + ‖t‖²) without overflow or underflow on the way; NaN if an element is not finite. */
  private static double scaledNorm(double alpha, double[] t, int offset, int n) {
    double largest = Math.abs(alpha);
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(t[offset + i]));
    }
    double sum = (alpha / largest) * (alpha / largest);
    for (int i = 0; i < n; i++) {
      double scaled = t[offset + i] / largest;
      sum = Math.fma(scaled, scaled, sum);
    }
    return largest * Math.sqrt(sum);
  }
}
