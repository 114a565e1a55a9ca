package glissade.coordinate;

import glissade.objective.Columns;

/**
 * Anderson's extrapolation of coordinate descent: once the signs no longer change, a cycle is an
 * affine map, and of its last points v₀ … v_K the combination Σ cₖvₖ with Σ cₖ = 1 that makes ‖Σ
 * cₖ(vₖ − vₖ₋₁)‖ least is much nearer to where it leads. It is taken where it lies lower, so
 * nothing is ever lost by it. O((n + size)·K) a cycle.
 *
 * <p>Source: Bertrand and Massias, Anderson acceleration of coordinate descent, AISTATS (2021).
 */
final class Extrapolation {

  /** K. */
  private static final int POINTS = 5;

  /** Where the changes are all but dependent, what is added to the diagonal, as a part. */
  private static final double RIDGE = 1e-14;

  private final Columns columns;
  private final int[] set;
  private final int size;
  private final double[][] points;
  private final double[][] residuals;
  private int count;

  /**
   * @param set the coordinates that move; others stay as they are
   */
  Extrapolation(Columns columns, int[] set, int size) {
    this.columns = columns;
    this.set = set;
    this.size = size;
    this.points = new double[POINTS + 1][size];
    this.residuals = new double[POINTS + 1][columns.rows()];
  }

  /**
   * To be called after every cycle.
   *
   * @param v where the cycle led; replaced where a lower point is found
   * @param r y − Xv; replaced with v
   */
  void after(double[] v, double[] r) {
    for (int k = 0; k < size; k++) {
      points[count][k] = v[set[k]];
    }
    System.arraycopy(r, 0, residuals[count], 0, r.length);
    count++;
    if (count <= POINTS) {
      return;
    }
    count = 0;
    double[] c = combination();
    double[] point = combined(points, c);
    double[] residual = combined(residuals, c);
    // Written so that a combination that is not finite is not taken.
    if (value(point, residual) < value(points[POINTS], r)) {
      for (int k = 0; k < size; k++) {
        v[set[k]] = point[k];
      }
      System.arraycopy(residual, 0, r, 0, r.length);
    }
  }

  private static double[] combined(double[][] vectors, double[] c) {
    double[] sum = new double[vectors[0].length];
    for (int k = 0; k < c.length; k++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] = Math.fma(c[k], vectors[k + 1][i], sum[i]);
      }
    }
    return sum;
  }

  /** P. */
  private double value(double[] point, double[] residual) {
    double sum = 0;
    for (double element : residual) {
      sum = Math.fma(element, element, sum);
    }
    for (int k = 0; k < size; k++) {
      double v = Math.abs(point[k]);
      sum += (2 * columns.absolute(set[k]) + columns.square(set[k]) * v) * v;
    }
    return sum / 2;
  }

  /** c ∝ (UᵀU)⁻¹1, U the changes from point to point. */
  private double[] combination() {
    double[][] a = new double[POINTS][POINTS];
    double trace = 0;
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = changes(i, j);
      }
      trace += a[i][i];
    }
    double[] c = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      a[i][i] += RIDGE * trace;
      c[i] = 1;
    }
    solve(a, c);
    double sum = 0;
    for (double each : c) {
      sum += each;
    }
    for (int i = 0; i < POINTS; i++) {
      c[i] /= sum;
    }
    return c;
  }

  private double changes(int i, int j) {
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double one = points[i + 1][k] - points[i][k];
      double other = points[j + 1][k] - points[j][k];
      sum = Math.fma(one, other, sum);
    }
    return sum;
  }

  /** c ← A⁻¹c by Cholesky's decomposition, of which A's lower half is overwritten. */
  private static void solve(double[][] a, double[] c) {
    for (int i = 0; i < c.length; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k < j; k++) {
          a[i][j] -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(a[i][i]) : a[i][j] / a[j][j];
      }
      for (int k = 0; k < i; k++) {
        c[i] -= a[i][k] * c[k];
      }
      c[i] /= a[i][i];
    }
    for (int i = c.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < c.length; k++) {
        c[i] -= a[k][i] * c[k];
      }
      c[i] /= a[i][i];
    }
  }
}
