package glissade.kernel;

import java.util.Arrays;

/** The reference: plain Java, the fixed lanes written out. */
final class ScalarKernels implements Kernels {

  static final ScalarKernels INSTANCE = new ScalarKernels();

  private ScalarKernels() {}

  @Override
  public double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int whole = n & -8;
    for (int i = 0; i < whole; i += 8) {
      int p = aOffset + i;
      int q = bOffset + i;
      s0 = Math.fma(a[p], b[q], s0);
      s1 = Math.fma(a[p + 1], b[q + 1], s1);
      s2 = Math.fma(a[p + 2], b[q + 2], s2);
      s3 = Math.fma(a[p + 3], b[q + 3], s3);
      s4 = Math.fma(a[p + 4], b[q + 4], s4);
      s5 = Math.fma(a[p + 5], b[q + 5], s5);
      s6 = Math.fma(a[p + 6], b[q + 6], s6);
      s7 = Math.fma(a[p + 7], b[q + 7], s7);
    }
    int p = aOffset + whole;
    int q = bOffset + whole;
    int rest = n - whole;
    // The tail fills the lanes from the first; the last lane never has a tail.
    s0 = rest > 0 ? Math.fma(a[p], b[q], s0) : s0;
    s1 = rest > 1 ? Math.fma(a[p + 1], b[q + 1], s1) : s1;
    s2 = rest > 2 ? Math.fma(a[p + 2], b[q + 2], s2) : s2;
    s3 = rest > 3 ? Math.fma(a[p + 3], b[q + 3], s3) : s3;
    s4 = rest > 4 ? Math.fma(a[p + 4], b[q + 4], s4) : s4;
    s5 = rest > 5 ? Math.fma(a[p + 5], b[q + 5], s5) : s5;
    s6 = rest > 6 ? Math.fma(a[p + 6], b[q + 6], s6) : s6;
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  /** y ← y + c·x. */
  private static void addScaled(double c, double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Math.fma(c, x[xOffset + i], y[yOffset + i]);
    }
  }

  @Override
  public void predict(
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] weights,
      double intercept,
      double[] out) {
    Arrays.fill(out, 0, rows, intercept);
    for (int j = 0; j < columns; j++) {
      addScaled(weights[j], x, offset + j * stride, out, 0, rows);
    }
  }

  @Override
  public void addTransposed(
      double[] x, int offset, int stride, int rows, int columns, double[] r, double[] out) {
    for (int j = 0; j < columns; j++) {
      out[j] += dot(x, offset + j * stride, r, 0, rows);
    }
  }

  @Override
  public void fold(
      double[] r, int size, double[] tile, int offset, int stride, int rows, boolean triangular) {
    for (int j = 0; j < size; j++) {
      int n = triangular ? Math.min(j + 1, rows) : rows;
      int column = offset + j * stride;
      double tau = reflect(r, j * size + j, tile, column, n);
      if (tau == 0) {
        continue;
      }
      for (int k = j + 1; k < size; k++) {
        int other = offset + k * stride;
        double c = tau * (r[j * size + k] + dot(tile, column, tile, other, n));
        r[j * size + k] -= c;
        addScaled(-c, tile, column, tile, other, n);
      }
    }
  }

  /**
   * Makes the reflector of one column: the diagonal element becomes β, the column becomes v.
   *
   * @return τ, or 0 if the column is zero already
   */
  private double reflect(double[] r, int diagonal, double[] tile, int column, int n) {
    double alpha = r[diagonal];
    double squares = dot(tile, column, tile, column, n);
    boolean safe = Reflector.isSafe(squares) && Reflector.isSafe(squares + alpha * alpha);
    if (!safe && isZero(tile, column, n)) {
      return 0;
    }
    double norm =
        safe
            ? Math.sqrt(Math.fma(alpha, alpha, squares))
            : Reflector.scaledNorm(alpha, tile, column, n);
    Reflector reflector = Reflector.of(alpha, norm);
    r[diagonal] = reflector.beta();
    if (safe) {
      double reciprocal = 1 / reflector.divisor();
      for (int i = column; i < column + n; i++) {
        tile[i] *= reciprocal;
      }
    } else {
      for (int i = column; i < column + n; i++) {
        tile[i] /= reflector.divisor();
      }
    }
    return reflector.tau();
  }

  private static boolean isZero(double[] a, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      if (a[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
