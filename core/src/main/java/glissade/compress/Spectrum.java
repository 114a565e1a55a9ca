package glissade.compress;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The curvatures of the mean squared loss: eigenvalues and eigenvectors of its Hessian H = 2/W
 * R₁ᵀR₁, from the singular values of R₁, so that the condition number is never squared on the way.
 *
 * <p>λᵢ = 2σᵢ²/W, largest first. Directions beyond the rank have λ = 0 exactly: the loss is flat
 * along them.
 *
 * <p>Immutable.
 */
public final class Spectrum {

  private final double[] curvature;

  /** Row i is vᵢ. */
  private final double[] directions;

  private final int rank;

  private Spectrum(double[] curvature, double[] directions, int rank) {
    this.curvature = curvature;
    this.directions = directions;
    this.rank = rank;
  }

  /**
   * @param r1 R₁, p × p, row-major; not modified
   * @param p the number of coordinates
   * @param weightSum W
   * @param rank how many directions are not flat, from {@link Aliasing}
   */
  public static Spectrum of(double[] r1, int p, double weightSum, int rank) {
    double[] curvature = new double[p];
    double[] directions = new double[p * p];
    if (p > 0) {
      SingularValueDecomposition_F64<DMatrixRMaj> svd =
          DecompositionFactory_DDRM.svd(p, p, false, true, false);
      double scale = largest(r1);
      DMatrixRMaj scaled = new DMatrixRMaj(p, p);
      for (int i = 0; i < r1.length; i++) {
        scaled.data[i] = scale == 0 ? 0 : r1[i] / scale;
      }
      if (!svd.decompose(scaled)) {
        throw new ArithmeticException("the singular values of the triangle could not be computed");
      }
      DMatrixRMaj v = svd.getV(null, true);
      double[] sigma = svd.getSingularValues();
      SingularOps_DDRM.descendingOrder(null, false, sigma, p, v, true);
      for (int i = 0; i < p; i++) {
        double root = i < rank ? sigma[i] * scale / Math.sqrt(weightSum) : 0;
        curvature[i] = 2 * root * root;
        System.arraycopy(v.data, i * p, directions, i * p, p);
      }
    }
    return new Spectrum(curvature, directions, rank);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** How many directions there are: one a coordinate. */
  public int size() {
    return curvature.length;
  }

  /** How many directions are not flat. */
  public int rank() {
    return rank;
  }

  /** λᵢ, largest first. */
  public double curvature(int i) {
    return curvature[i];
  }

  /** L, the largest curvature; 0 where the loss is constant. */
  public double max() {
    return rank == 0 ? 0 : curvature[0];
  }

  /** μ, the smallest curvature that is not zero; 0 where the loss is constant. */
  public double min() {
    return rank == 0 ? 0 : curvature[rank - 1];
  }

  /** κ = L/μ, 1 at best; 1 where the loss is constant. */
  public double condition() {
    return rank == 0 ? 1 : max() / min();
  }

  /** Coordinate j of the unit vector vᵢ along which the curvature is λᵢ. */
  public double direction(int i, int j) {
    return directions[i * size() + j];
  }

  /** vᵢ·x for every i. */
  public double[] coordinatesOf(double[] x) {
    double[] c = new double[size()];
    for (int j = 0; j < size(); j++) {
      for (int i = 0; i < size(); i++) {
        c[i] = Math.fma(directions[i * size() + j], x[j], c[i]);
      }
    }
    return c;
  }

  /** Σᵢ cᵢvᵢ. */
  public double[] combine(double[] c) {
    double[] x = new double[size()];
    for (int j = 0; j < size(); j++) {
      for (int i = 0; i < size(); i++) {
        x[j] = Math.fma(directions[i * size() + j], c[i], x[j]);
      }
    }
    return x;
  }
}
