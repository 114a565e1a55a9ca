package glissade.objective;

import glissade.rows.Rows;

/**
 * Brings the optimum of a triangle to the accuracy of a double by reading the rows again: δ =
 * R₁⁻¹R₁⁻ᵀX̃ᵀr with X̃ᵀr in double-double, θ ← θ + δ. Source: Björck, Numerical Methods for Least
 * Squares Problems (1996), section 6.6.5, corrected seminormal equations.
 */
public final class Refinement {

  /** A correction this small is rounding. */
  private static final double DONE = 4 * Math.ulp(1.0);

  /** Each reading of the rows gains what κ²ε leaves; more than this are never worth it. */
  private static final int MOST_READINGS = 5;

  private Refinement() {}

  /**
   * The refined optimum. Where columns are aliased nothing is read and the optimum of the triangle
   * is returned.
   *
   * @param rows the rows of the triangle; folded one to five times
   * @return (b, w) in original units
   */
  public static double[] optimum(Rows rows, CompressedLeastSquares problem) {
    double[] original = problem.scaling().toOriginal(problem.optimum());
    if (!problem.aliasing().isFullRank()) {
      return original;
    }
    double last = Double.POSITIVE_INFINITY;
    for (int reading = 0; reading < MOST_READINGS; reading++) {
      double[] sums = rows.fold(new ResidualAccumulator(original)).sums();
      problem.addPenalty(original, sums);
      double[] correction = problem.solveNormalEquations(sums);
      double size = relativeSize(correction, original);
      // Corrections that no longer shrink are rounding, not information.
      if (!(size < last / 2)) {
        break;
      }
      for (int j = 0; j < original.length; j++) {
        original[j] += correction[j];
      }
      if (size <= DONE) {
        break;
      }
      last = size;
    }
    return original;
  }

  private static double relativeSize(double[] correction, double[] original) {
    double largest = 0;
    for (int j = 0; j < correction.length; j++) {
      if (original[j] != 0) {
        largest = Math.max(largest, Math.abs(correction[j] / original[j]));
      }
    }
    return largest;
  }
}
