package glissade.compress;

import java.util.Arrays;
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
 * <p>Of many coordinates not all are held but what Lanczos finds: the largest and the smallest as
 * they are, and some that stand for those between, see {@link #ofMany}.
 *
 * <p>Immutable.
 */
public final class Spectrum {

  /** Up to here a full decomposition takes a tenth of a second; it grows with the third power. */
  public static final int FULL = 400;

  private final int dimension;
  private final double[] curvature;

  /** Row i is vᵢ. */
  private final double[] directions;

  private final int rank;

  private Spectrum(int dimension, double[] curvature, double[] directions, int rank) {
    this.dimension = dimension;
    this.curvature = curvature;
    this.directions = directions;
    this.rank = rank;
  }

  /**
   * All of them.
   *
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
        curvature[i] = i < rank ? curvature(sigma[i] * scale, weightSum) : 0;
        System.arraycopy(v.data, i * p, directions, i * p, p);
      }
    }
    return new Spectrum(p, curvature, directions, rank);
  }

  /**
   * Of many coordinates the largest and the smallest curvature, and between them as many as are
   * needed to tell what descent does from a given error: for θ₀ − θ* = e and any smooth f, f(H)e is
   * what {@link #coordinatesOf} and {@link #combine} make of it. O(p²) for each that is held.
   *
   * @param r1 R₁ of full rank, p × p, row-major; not modified
   * @param p the number of coordinates, at least 1
   * @param weightSum W
   * @param error e, or a multiple of it; not modified
   */
  public static Spectrum ofMany(double[] r1, int p, double weightSum, double[] error) {
    Krylov found = Krylov.of(r1, p, error);
    double[] curvature = new double[found.sigma().length];
    for (int i = 0; i < curvature.length; i++) {
      curvature[i] = curvature(found.sigma()[i], weightSum);
    }
    return new Spectrum(p, curvature, found.vectors(), p);
  }

  private static double curvature(double sigma, double weightSum) {
    double root = sigma / Math.sqrt(weightSum);
    return 2 * root * root;
  }

  static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** How many directions are held: one a coordinate, or fewer of many coordinates. */
  public int size() {
    return curvature.length;
  }

  /** Whether every direction is held. */
  public boolean isComplete() {
    return size() == dimension;
  }

  /** How many coordinates there are. */
  public int dimension() {
    return dimension;
  }

  /** How many directions are not flat, held or not. */
  public int rank() {
    return rank;
  }

  /** How many of the directions that are held are not flat; they come first. */
  public int curved() {
    return Math.min(rank, size());
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
    return rank == 0 ? 0 : curvature[curved() - 1];
  }

  /** κ = L/μ, 1 at best; 1 where the loss is constant. */
  public double condition() {
    return rank == 0 ? 1 : max() / min();
  }

  /** The unit vector vᵢ along which the curvature is λᵢ, a copy. */
  public double[] direction(int i) {
    return Arrays.copyOfRange(directions, i * dimension, (i + 1) * dimension);
  }

  /** vᵢ·x for every i that is held. */
  public double[] coordinatesOf(double[] x) {
    double[] c = new double[size()];
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < dimension; j++) {
        c[i] = Math.fma(directions[i * dimension + j], x[j], c[i]);
      }
    }
    return c;
  }

  /** Σᵢ cᵢvᵢ. */
  public double[] combine(double[] c) {
    double[] x = new double[dimension];
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < dimension; j++) {
        x[j] = Math.fma(directions[i * dimension + j], c[i], x[j]);
      }
    }
    return x;
  }
}
