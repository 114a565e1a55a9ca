package glissade.kernel;

/**
 * The Householder reflection H = I − τ(1, v)(1, v)ᵀ that maps (α, t) to (β, 0).
 *
 * <p>β = −sign(α)·√(α² + ‖t‖²), τ = (β − α)/β, v = t/(α − β). The sign is chosen so that α − β
 * never cancels. Source: Golub and Van Loan, Matrix Computations, 4th edition, algorithm 5.1.1.
 *
 * @param beta what α becomes
 * @param tau τ
 * @param divisor α − β
 */
record Reflector(double beta, double tau, double divisor) {

  /** Below this Σt² may have lost digits to underflow, above its inverse it may overflow. */
  private static final double SAFE = 1e-280;

  /** Whether {@code sumOfSquares} can be trusted and its reciprocals are finite. */
  static boolean isSafe(double sumOfSquares) {
    return sumOfSquares > SAFE && sumOfSquares < 1 / SAFE;
  }

  /**
   * @param alpha α
   * @param norm √(α² + ‖t‖²), not zero
   */
  static Reflector of(double alpha, double norm) {
    double beta = alpha >= 0 ? -norm : norm;
    return new Reflector(beta, (beta - alpha) / beta, alpha - beta);
  }

  /** √(α² + ‖t‖²) without overflow or underflow on the way; NaN if an element is not finite. */
  static double scaledNorm(double alpha, double[] t, int offset, int n) {
    double largest = Math.abs(alpha);
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(t[offset + i]));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = (alpha / largest) * (alpha / largest);
    for (int i = 0; i < n; i++) {
      double scaled = t[offset + i] / largest;
      sum = Math.fma(scaled, scaled, sum);
    }
    return largest * Math.sqrt(sum);
  }
}
