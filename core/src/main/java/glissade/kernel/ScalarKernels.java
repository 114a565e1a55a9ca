package glissade.kernel;

import java.util.Arrays;

/** The reference: plain Java, the fixed lanes written out. */
final class ScalarKernels extends HouseholderKernels {

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

  @Override
  public double sum(double[] a, int offset, int n) {
    double[] lanes = new double[8];
    for (int i = 0; i < n; i++) {
      lanes[i & 7] += a[offset + i];
    }
    return Lanes.total(lanes, 0);
  }

  @Override
  public double squaresAbout(double[] a, int offset, int n, double centre) {
    double[] lanes = new double[8];
    for (int i = 0; i < n; i++) {
      double away = a[offset + i] - centre;
      lanes[i & 7] = Math.fma(away, away, lanes[i & 7]);
    }
    return Lanes.total(lanes, 0);
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
  public void squares(
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] weights,
      double intercept,
      double[] scratch,
      double[] sums) {
    predict(x, offset, stride, rows, columns, weights, intercept, scratch);
    int y = offset + columns * stride;
    for (int i = 0; i < rows; i++) {
      scratch[i] -= x[y + i];
    }
    for (int j = 0; j < columns; j++) {
      sums[j] += 2 * dot(x, offset + j * stride, scratch, 0, rows);
    }
    sums[columns] += 2 * sum(scratch, 0, rows);
    sums[columns + 1] += dot(scratch, 0, scratch, 0, rows);
  }

  @Override
  public void exp(double[] a, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      a[i] = Elementary.exp(a[i]);
    }
  }

  @Override
  public void logistic(
      double[] scores,
      int offset,
      double[] targets,
      int targetOffset,
      double[] values,
      double[] curvatures,
      int curvatureOffset,
      int n) {
    for (int i = 0; i < n; i++) {
      double s = scores[offset + i];
      double y = targets[targetOffset + i];
      values[i] = Elementary.logisticValue(s, y);
      curvatures[curvatureOffset + i] = Elementary.logisticCurvature(s);
      scores[offset + i] = Elementary.logisticDerivative(s, y);
    }
  }

  @Override
  protected void multiply(
      double[] tile,
      int stride,
      int v,
      int reflectors,
      int c,
      int columns,
      int n,
      double[] products) {
    for (int k = 0; k < columns; k++) {
      for (int l = 0; l < reflectors; l++) {
        products[l * columns + k] = dot(tile, v + l * stride, tile, c + k * stride, n);
      }
    }
  }

  @Override
  protected void add(
      double[] tile, int stride, int v, int reflectors, int c, int columns, int n, double[] w) {
    for (int k = 0; k < columns; k++) {
      for (int l = 0; l < reflectors; l++) {
        addScaled(w[l * columns + k], tile, v + l * stride, tile, c + k * stride, n);
      }
    }
  }

  /** y ← y + c·x. */
  private static void addScaled(double c, double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Math.fma(c, x[xOffset + i], y[yOffset + i]);
    }
  }

  @Override
  public String toString() {
    return "scalar";
  }
}
