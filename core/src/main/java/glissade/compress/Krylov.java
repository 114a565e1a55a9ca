package glissade.compress;

import glissade.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Singular values and right singular vectors of a large upper triangle R, as far as matters: those
 * of RV, with V an orthonormal basis of what Lanczos with R and with R⁻¹ reaches,
 *
 * <pre>span{s, RᵀRs, (RᵀR)⁻¹s, (RᵀR)²s, (RᵀR)⁻²s, …}</pre>
 *
 * from two starts: the one given, and one of random numbers lest the first has no part along an
 * extreme direction. Both ends of the spectrum are found within some dozens of vectors, whatever
 * the condition. Every vector is made orthogonal to all before it, twice. Source: Druskin and
 * Knizhnerman, Extended Krylov subspaces: approximation of the matrix square root and related
 * functions, SIAM J. Matrix Anal. Appl. 19 (1998); for taking the singular values of RV, which does
 * not square the condition, Golub and Van Loan, Matrix Computations, 4th edition, section 10.4.
 */
final class Krylov {

  private static final Kernels KERNELS = Kernels.best();

  /** The most vectors: both ends have long been found by then. */
  private static final int MOST = 320;

  /** How many vectors more before looking again whether the ends have moved. */
  private static final int ROUND = 64;

  /** An end that moves less than this between two looks has been found. */
  private static final double FOUND = 1e-10;

  /** What is left of a vector when all before it are taken away, where it brings nothing new. */
  private static final double NOTHING_NEW = 1e-10;

  private final UpperTriangular r;
  private final int p;

  /** v, each of p elements. */
  private final List<double[]> basis = new ArrayList<>();

  /** Rv for each of them. */
  private final List<double[]> images = new ArrayList<>();

  private double[] sigma = new double[0];
  private double[] vectors = new double[0];

  private Krylov(UpperTriangular r, int p) {
    this.r = r;
    this.p = p;
  }

  /**
   * @param r R, p × p, row-major, no zero on its diagonal; not modified
   * @param start s; not modified
   */
  static Krylov of(double[] r, int p, double[] start) {
    double scale = Spectrum.largest(r);
    double[] scaled = new double[r.length];
    for (int i = 0; i < r.length; i++) {
      scaled[i] = r[i] / scale;
    }
    Krylov krylov = new Krylov(new UpperTriangular(scaled, p), p);
    krylov.run(start);
    for (int i = 0; i < krylov.sigma.length; i++) {
      krylov.sigma[i] *= scale;
    }
    return krylov;
  }

  /** The singular values found, largest first. */
  double[] sigma() {
    return sigma;
  }

  /** As many rows of p elements, row-major: orthonormal. */
  double[] vectors() {
    return vectors;
  }

  private void run(double[] start) {
    double[][] forward = {fresh(start), fresh(new Random(1).doubles(p, -1, 1).toArray())};
    double[][] backward = forward.clone();
    int most = Math.min(MOST, p);
    int next = ROUND;
    double largest = 0;
    double smallest = 0;
    while (true) {
      int before = basis.size();
      for (int chain = 0; chain < 2; chain++) {
        forward[chain] = advance(forward[chain], true, most);
        backward[chain] = advance(backward[chain], false, most);
      }
      boolean ended = basis.size() == before || basis.size() == most;
      if (ended || basis.size() >= next) {
        ritz();
        double top = sigma[0];
        double bottom = sigma[sigma.length - 1];
        if (ended || (isFound(top, largest) && isFound(bottom, smallest))) {
          return;
        }
        largest = top;
        smallest = bottom;
        next = basis.size() + ROUND;
      }
    }
  }

  private static boolean isFound(double now, double before) {
    return Math.abs(now - before) <= FOUND * now;
  }

  /** The next vector of a chain; empty once the chain brings nothing new. */
  private double[] advance(double[] last, boolean forward, int most) {
    if (last.length == 0 || basis.size() >= most) {
      return new double[0];
    }
    if (forward) {
      return fresh(r.transposedTimes(r.times(last)));
    }
    double[] next = last.clone();
    r.solveTransposed(next);
    r.solve(next);
    return fresh(next);
  }

  /** What of a vector is new, of unit length, added to the basis; empty if nothing is. */
  private double[] fresh(double[] given) {
    double[] vector = given.clone();
    if (!normalise(vector, Double.MIN_NORMAL)) {
      return new double[0];
    }
    for (int round = 0; round < 2; round++) {
      for (double[] earlier : basis) {
        addScaled(-KERNELS.dot(earlier, 0, vector, 0, p), earlier, 0, vector, 0, p);
      }
      if (!normalise(vector, NOTHING_NEW)) {
        return new double[0];
      }
    }
    basis.add(vector);
    images.add(r.times(vector));
    return vector;
  }

  private boolean normalise(double[] vector, double least) {
    double largest = Spectrum.largest(vector);
    if (!(largest > least)) {
      return false;
    }
    double squares = 0;
    for (double element : vector) {
      squares = Math.fma(element / largest, element / largest, squares);
    }
    double norm = largest * Math.sqrt(squares);
    for (int j = 0; j < p; j++) {
      vector[j] /= norm;
    }
    return norm > least;
  }

  /** y ← y + c·x. */
  private static void addScaled(double c, double[] x, int xOffset, double[] y, int yOffset, int n) {
    for (int i = 0; i < n; i++) {
      y[yOffset + i] = Math.fma(c, x[xOffset + i], y[yOffset + i]);
    }
  }

  /** The singular values of RV, and V times its right singular vectors. */
  private void ritz() {
    int m = basis.size();
    DMatrixRMaj projected = new DMatrixRMaj(p, m);
    for (int k = 0; k < m; k++) {
      for (int i = 0; i < p; i++) {
        projected.set(i, k, images.get(k)[i]);
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(p, m, false, true, false);
    if (!svd.decompose(projected)) {
      throw new ArithmeticException("the singular values of the triangle could not be computed");
    }
    DMatrixRMaj w = svd.getV(null, true);
    double[] values = svd.getSingularValues();
    SingularOps_DDRM.descendingOrder(null, false, values, m, w, true);
    sigma = Arrays.copyOf(values, m);
    vectors = new double[m * p];
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < m; k++) {
        addScaled(w.get(i, k), basis.get(k), 0, vectors, i * p, p);
      }
    }
  }
}
