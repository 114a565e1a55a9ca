package glissade.kernel;

/**
 * The Householder reflection H = I − τ(1, v)(1, v)ᵀ that maps (α, t) to (β, 0).
 *
 * <p>β = −sign(α)·√(α² + ‖t‖²), τ = (β − α)/β, v = t/(α − β). The sign is chosen so that α − β
 * never cancels. Source: Golub and Van Loan, Matrix Computations, 4th edition, algorithm 5.1.1.
 *
 * @param beta what α becomes
 * @param tau τ, 0 for the identity
 * @param divisor α − β
 * @param guarded whether 1/(α − β) and what was calculated with unscaled t may have lost digits
 */
record Reflector(double beta, double tau, double divisor, boolean guarded) {

  /** Below this Σt² may have lost digits to underflow, above its inverse it may overflow. */
  private static final double SAFE = 1e-280;

  /**
   * The reflector of one column; the identity for a column of zeros.
   *
   * @param alpha α
   * @param squares ‖t‖² as the kernels calculate it
   * @param tile holds t, n elements from {@code column}; not modified
   */
  static Reflector of(double alpha, double squares, double[] tile, int column, int n) {
    double sum = Math.fma(alpha, alpha, squares);
    if (isSafe(squares) && isSafe(sum)) {
      return of(alpha, Math.sqrt(sum), false);
    }
    double largest = largest(tile, column, n);
    return largest == 0
        ? new Reflector(alpha, 0, 1, true)
        : of(alpha, scaledNorm(alpha, largest, tile, column, n), true);
  }

  private static Reflector of(double alpha, double norm, boolean guarded) {
    double beta = alpha >= 0 ? -norm : norm;
    return new Reflector(beta, (beta - alpha) / beta, alpha - beta, guarded);
  }

  /** Whether a sum of squares can be trusted and its reciprocals are finite. */
  private static boolean isSafe(double sumOfSquares) {
    return sumOfSquares > SAFE && sumOfSquares < 1 / SAFE;
  }

  /** 1/(α − β), to multiply with where this is not guarded. */
  double reciprocal() {
    return 1 / divisor;
  }

  /** t ← v. */
  void normalise(double[] tile, int column, int n) {
    if (guarded) {
      for (int i = column; i < column + n; i++) {
        tile[i] /= divisor;
      }
      return;
    }
    double reciprocal = reciprocal();
    for (int i = column; i < column + n; i++) {
      tile[i] *= reciprocal;
    }
  }

  /** max |tᵢ|; NaN if there is one. */
  private static double largest(double[] t, int offset, int n) {
    double largest = 0;
    for (int i = offset; i < offset + n; i++) {
      largest = Math.max(largest, Math.abs(t[i]));
    }
    return largest;
  }

  /** √(α² + ‖t‖²) without overflow or underflow on the way; NaN if an element is not finite. */
  private static double scaledNorm(double alpha, double inT, double[] t, int offset, int n) {
    double largest = Math.max(inT, Math.abs(alpha));
    double sum = (alpha / largest) * (alpha / largest);
    for (int i = 0; i < n; i++) {
      double scaled = t[offset + i] / largest;
      sum = Math.fma(scaled, scaled, sum);
    }
    return largest * Math.sqrt(sum);
  }
}
