package glissade.objective;

import glissade.compress.UpperTriangular;

/**
 * The factor R of a symmetric matrix, H + shift = RᵀR. The matrix is first divided by the roots of
 * its diagonal; where it is not positive definite by more than rounding, as with columns that are
 * combinations of others, the diagonal is raised by the least of 1e-6, 1e-4 … that makes it so.
 * Then the solution is near the one of least norm. A variable without curvature of its own is left
 * alone, and so is one whose curvature is not finite: its part of a solution is 0. p³/3 operations.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, 4th edition, section 4.2; Levenberg, A method
 * for the solution of certain non-linear problems in least squares, Quart. Appl. Math. 2 (1944).
 */
public final class Cholesky {

  /** A pivot below this part of its diagonal is rounding. */
  private static final double ROUNDING = 1e-12;

  private static final double LEAST_SHIFT = 1e-6;

  /** A larger shift is for a matrix that is not even semidefinite. */
  private static final double ALIASED = 1e-6;

  private final int p;
  private final double[] elements;

  /** Of the same elements. */
  private final UpperTriangular factor;

  /** 1/√Hⱼⱼ, or 0. */
  private final double[] units;

  private final double shift;

  private Cholesky(double[] r, double[] units, double shift) {
    this.shift = shift;
    this.p = units.length;
    this.elements = r;
    this.factor = new UpperTriangular(r, p);
    this.units = units;
  }

  /**
   * @param matrix H, p × p, row-major, of which the upper triangle is read; not modified
   */
  public static Cholesky of(double[] matrix, int p) {
    double[] units = new double[p];
    for (int j = 0; j < p; j++) {
      double own = matrix[j * p + j];
      units[j] = own > 0 && own < 1 / 0.0 ? 1 / Math.sqrt(own) : 0;
    }
    for (double shift = 0; ; shift = shift == 0 ? LEAST_SHIFT : 100 * shift) {
      double[] r = scaled(matrix, units, shift);
      // With a shift over p every matrix of this kind is positive definite.
      if (factorise(r, p) || shift > 1e6 * p) {
        return new Cholesky(r, units, shift);
      }
    }
  }

  private static double[] scaled(double[] matrix, double[] units, double shift) {
    int p = units.length;
    double[] r = new double[p * p];
    for (int j = 0; j < p; j++) {
      for (int k = j; k < p && units[j] > 0; k++) {
        r[j * p + k] = units[k] == 0 ? 0 : matrix[j * p + k] * units[j] * units[k];
      }
      r[j * p + j] = 1 + shift;
    }
    return r;
  }

  private static boolean factorise(double[] r, int p) {
    for (int i = 0; i < p; i++) {
      for (int k = 0; k < i; k++) {
        double factor = -r[k * p + i];
        if (factor != 0) {
          for (int j = i; j < p; j++) {
            r[i * p + j] = Math.fma(factor, r[k * p + j], r[i * p + j]);
          }
        }
      }
      double pivot = r[i * p + i];
      if (!(pivot > ROUNDING)) {
        return false;
      }
      double root = 1 / Math.sqrt(pivot);
      for (int j = i; j < p; j++) {
        r[i * p + j] *= root;
      }
    }
    return true;
  }

  /** Whether the matrix was positive definite as it stood. */
  public boolean isFullRank() {
    for (double unit : units) {
      if (unit == 0) {
        return false;
      }
    }
    return shift == 0;
  }

  /**
   * x ← H⁻¹x; with A = H + shift, A⁻¹HA⁻¹x where the shift only makes up for columns that are
   * combinations of others, of which A⁻¹x alone would blow up the rounding.
   */
  public void solve(double[] x) {
    scale(x);
    factor.solveTransposed(x);
    factor.solve(x);
    if (shift > 0 && shift <= ALIASED) {
      double[] product = factor.transposedTimes(factor.times(x));
      for (int j = 0; j < p; j++) {
        x[j] = Math.fma(-shift, x[j], product[j]);
      }
      factor.solveTransposed(x);
      factor.solve(x);
    }
    scale(x);
  }

  /** x ← DR⁻¹x, D the division by the roots of the diagonal: a root of H⁻¹. */
  public void halfSolve(double[] x) {
    factor.solve(x);
    scale(x);
  }

  /** x ← R⁻ᵀDx, the transpose of {@link #halfSolve}. */
  void halfSolveTransposed(double[] x) {
    scale(x);
    factor.solveTransposed(x);
  }

  /** RD⁻¹x, what {@link #halfSolve} leads back from; a fresh array. */
  double[] half(double[] x) {
    double[] scaled = x.clone();
    for (int j = 0; j < p; j++) {
      scaled[j] = units[j] == 0 ? 0 : x[j] / units[j];
    }
    return factor.times(scaled);
  }

  /** √(gᵀH⁻¹g) / maxⱼ |gⱼ|/√Hⱼⱼ, at least 1: how much g hides between the variables. */
  public double hidden(double[] g) {
    double[] solved = g.clone();
    solve(solved);
    double decrement = 0;
    double largest = 0;
    for (int j = 0; j < p; j++) {
      decrement = Math.fma(solved[j], g[j], decrement);
      largest = Math.max(largest, Math.abs(g[j]) * units[j]);
    }
    return largest > 0 ? Math.max(1, Math.sqrt(Math.max(0, decrement)) / largest) : 1;
  }

  /** RD⁻¹ itself, column-major; a fresh array. */
  double[] columns() {
    double[] columns = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        columns[j * p + i] = units[j] == 0 ? 0 : elements[i * p + j] / units[j];
      }
    }
    return columns;
  }

  private void scale(double[] x) {
    for (int j = 0; j < p; j++) {
      x[j] *= units[j];
    }
  }
}
