package glissade.compress;

import glissade.kernel.Kernels;

/** An upper triangular matrix R: its products and the systems it solves, O(p²) operations each. */
public final class UpperTriangular {

  private static final Kernels KERNELS = Kernels.best();

  private final double[] r;
  private final int p;

  /**
   * @param r R, p × p, row-major; kept, not copied, and not modified; what is below the diagonal is
   *     not read
   * @param p the order
   */
  public UpperTriangular(double[] r, int p) {
    this.r = r;
    this.p = p;
  }

  /** Rx, a fresh array. */
  public double[] times(double[] x) {
    double[] product = new double[p];
    for (int i = 0; i < p; i++) {
      product[i] = rowTimes(i, x);
    }
    return product;
  }

  /** Row i of Rx. */
  public double rowTimes(int i, double[] x) {
    return KERNELS.dot(r, i * p + i, x, i, p - i);
  }

  /** Rᵀx, a fresh array. */
  public double[] transposedTimes(double[] x) {
    double[] product = new double[p];
    for (int i = 0; i < p; i++) {
      addRow(x[i], i, i, product);
    }
    return product;
  }

  /** c·RᵀR, p × p, row-major, its upper triangle only: p³/3 operations. A fresh array. */
  public double[] gram(double c) {
    double[] gram = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        double factor = c * r[i * p + j];
        for (int k = j; k < p; k++) {
          gram[j * p + k] = Math.fma(factor, r[i * p + k], gram[j * p + k]);
        }
      }
    }
    return gram;
  }

  /** x ← R⁻¹x, by back substitution. */
  public void solve(double[] x) {
    for (int i = p - 1; i >= 0; i--) {
      x[i] = (x[i] - KERNELS.dot(r, i * p + i + 1, x, i + 1, p - i - 1)) / r[i * p + i];
    }
  }

  /** x ← R⁻ᵀx, by forward substitution. */
  public void solveTransposed(double[] x) {
    for (int i = 0; i < p; i++) {
      x[i] /= r[i * p + i];
      addRow(-x[i], i, i + 1, x);
    }
  }

  /** The norms of the rows of R⁻¹: ‖R⁻ᵀeⱼ‖ = √(RᵀR)⁻¹ⱼⱼ. O(p³) operations; a fresh array. */
  public double[] inverseNorms() {
    double[] norms = new double[p];
    for (int j = 0; j < p; j++) {
      double[] row = new double[p];
      row[j] = 1;
      solveTransposed(row);
      norms[j] = Math.sqrt(KERNELS.dot(row, 0, row, 0, p));
    }
    return norms;
  }

  /** y ← y + c·(row i), from column {@code first} on. */
  private void addRow(double c, int i, int first, double[] y) {
    for (int j = first; j < p; j++) {
      y[j] = Math.fma(c, r[i * p + j], y[j]);
    }
  }
}
