package glissade.objective;

import glissade.compress.UpperTriangular;
import glissade.kernel.Kernels;
import java.util.Arrays;

/**
 * What is left of the rows of a table once they have been made triangular: p rows R₁ with the
 * targets z, and one without features whose target is ρ. Their squares are those of all rows.
 */
final class ReducedRows {

  private static final Kernels KERNELS = Kernels.best();

  /** Up to here R₁ and its transpose stay in a near cache. */
  private static final int SHORT = 128;

  private final int p;
  private final double[] elements;
  private final UpperTriangular r1;
  private final double[] z;
  private final double rho;

  /** R₁ and R₁ᵀ, column-major, columns padded with zeros to whole lanes; empty where p is large. */
  private final double[] square;

  private final double[] transposed;
  private final int padded;

  /**
   * @param elements of R₁, row-major; kept
   * @param r1 of the same elements
   * @param z p elements; kept
   */
  ReducedRows(double[] elements, UpperTriangular r1, double[] z, double rho) {
    this.p = z.length;
    this.elements = elements;
    this.r1 = r1;
    this.z = z;
    this.rho = rho;
    this.padded = (p + 7) & -8;
    this.square = new double[p > SHORT ? 0 : p * padded];
    this.transposed = new double[square.length];
    for (int i = 0; i < p && square.length > 0; i++) {
      for (int j = i; j < p; j++) {
        square[j * padded + i] = elements[i * p + j];
        transposed[i * padded + j] = elements[i * p + j];
      }
    }
  }

  /**
   * products ← R₁ᵀ(R₁θ − z).
   *
   * @return ‖R₁θ − z‖² + ρ²
   */
  double squaresAndProducts(double[] at, double[] products) {
    return p > SHORT ? byRows(at, products) : bySquares(at, products);
  }

  /** Two products with a square, zeros included: no loop that gets shorter. */
  private double bySquares(double[] at, double[] products) {
    double[] t = new double[padded];
    double squares = rho * rho;
    KERNELS.predict(square, 0, padded, padded, p, at, 0, t);
    for (int i = 0; i < p; i++) {
      t[i] -= z[i];
      squares = Math.fma(t[i], t[i], squares);
    }
    double[] sums = new double[padded];
    KERNELS.predict(transposed, 0, padded, padded, p, t, 0, sums);
    System.arraycopy(sums, 0, products, 0, p);
    return squares;
  }

  /** Both products in one reading of R₁, which is large. */
  private double byRows(double[] at, double[] products) {
    double squares = rho * rho;
    Arrays.fill(products, 0);
    for (int i = 0; i < p; i++) {
      double t = r1.rowTimes(i, at) - z[i];
      squares = Math.fma(t, t, squares);
      for (int j = i; j < p; j++) {
        products[j] = Math.fma(elements[i * p + j], t, products[j]);
      }
    }
    return squares;
  }

  /** R₁θ − z. */
  double[] residual(double[] at) {
    double[] residual = r1.times(at);
    for (int i = 0; i < p; i++) {
      residual[i] -= z[i];
    }
    return residual;
  }

  /** ‖R₁s‖². */
  double squaresAlong(double[] direction) {
    double[] t = r1.times(direction);
    return KERNELS.dot(t, 0, t, 0, p);
  }
}
