package glissade.evaluation;

import glissade.compress.Triangle;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.penalty.Penalty;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The minimisers of squared loss with a ridge for any number of λ, from one singular value
 * decomposition. With R₂ the block of the triangle that belongs to the centred columns, each
 * divided by the root of its penalty for λ = 1, and R₂ = UΣVᵀ,
 *
 * <pre>u(λ) = V diag(σᵢ/(σᵢ² + λW/2)) Uᵀz</pre>
 *
 * O(d²) for each λ after O(d³) for all. Where a column that varies is left out of the penalty each
 * λ is solved on its own. Source: Hastie, Tibshirani and Friedman, The Elements of Statistical
 * Learning, 2nd edition, section 3.4.1.
 */
final class RidgePath {

  /** λ as so many times a curvature leaves a hundredth of what is along it. */
  private static final double HELD = 99;

  /** Directions whose singular value is below this part of the largest do not widen the path. */
  private static final double CURVED = 1e-6;

  private final Triangle triangle;
  private final Scaling scaling;
  private final Penalty unit;
  private final double[] factor;
  private final boolean direct;
  private double[] sigma = {};
  private double[] rotated = {};
  private DMatrixRMaj v = new DMatrixRMaj(0, 0);

  /**
   * @param unit the penalty for λ = 1, in original units
   * @param scaling standardised
   */
  RidgePath(Triangle triangle, Penalty unit, Scaling scaling) {
    this.triangle = triangle;
    this.scaling = scaling;
    this.unit = unit;
    this.factor = new double[scaling.features()];
    Penalty scaled = scaling.penalty(unit);
    boolean all = true;
    for (int j = 0; j < factor.length; j++) {
      boolean varies = !Double.isInfinite(scaling.scale(j));
      double square = scaled.square(scaling.first() + j);
      all &= !varies || square > 0;
      factor[j] = varies && square > 0 ? 1 / Math.sqrt(square) : 0;
    }
    this.direct = !all;
    if (all && factor.length > 0) {
      decompose();
    }
  }

  private void decompose() {
    int d = factor.length;
    // With an intercept the rows below the first are those of the centred columns.
    int skipped = scaling.first();
    int order = d + 1 + skipped;
    double[] whole = skipped == 1 ? triangle.toArray() : triangle.withoutConstant();
    DMatrixRMaj r = new DMatrixRMaj(d, d);
    double[] z = new double[d];
    for (int i = 0; i < d; i++) {
      int row = (i + skipped) * order;
      for (int j = i; j < d; j++) {
        r.data[i * d + j] = whole[row + skipped + j] / scaling.scale(j) * factor[j];
      }
      z[i] = whole[row + order - 1];
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(d, d, true, true, false);
    if (!svd.decompose(r)) {
      throw new ArithmeticException("the singular values of the triangle could not be computed");
    }
    DMatrixRMaj u = svd.getU(null, false);
    v = svd.getV(null, false);
    sigma = svd.getSingularValues().clone();
    SingularOps_DDRM.descendingOrder(u, false, sigma, d, v, false);
    rotated = new double[d];
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        rotated[k] = Math.fma(u.data[i * d + k], z[i], rotated[k]);
      }
    }
  }

  /** The minimiser for a λ, in the coordinates of the scaling. */
  double[] at(double lambda) {
    if (direct || lambda == 0) {
      return new CompressedLeastSquares(triangle, unit.times(lambda), scaling).optimum();
    }
    int d = factor.length;
    double shift = lambda * triangle.weightSum() / 2;
    double[] along = new double[d];
    for (int k = 0; k < d; k++) {
      along[k] = sigma[k] * rotated[k] / (sigma[k] * sigma[k] + shift);
    }
    double[] point = new double[scaling.dimension()];
    for (int j = 0; j < d; j++) {
      double sum = 0;
      for (int k = 0; k < d; k++) {
        sum = Math.fma(v.data[j * d + k], along[k], sum);
      }
      point[scaling.first() + j] = sum * factor[j];
    }
    if (scaling.intercept()) {
      point[0] = triangle.mean(triangle.target());
    }
    return point;
  }

  /**
   * From where every direction is held back to a hundredth to where none is by more than a
   * hundredth, or the direction of the least curvature that is told from rounding.
   *
   * @return falling
   */
  double[] falling(int count) {
    double[] curvatures = direct ? ofAll() : sigma;
    double largest = curvatures.length == 0 ? 0 : curvatures[0];
    double least = largest;
    for (double each : curvatures) {
      least = each > CURVED * largest ? Math.min(least, each) : least;
    }
    if (largest == 0) {
      throw new IllegalArgumentException(
          "No column that is penalised varies, so there is no weight for a path to follow.");
    }
    double high = HELD * 2 * largest * largest / triangle.weightSum();
    double low = 2 * least * least / triangle.weightSum() / HELD;
    double[] lambdas = new double[count];
    for (int k = 0; k < count; k++) {
      lambdas[k] = high * Math.pow(low / high, k / Math.max(1.0, count - 1));
    }
    return lambdas;
  }

  /** As if the columns that are left out of the penalty were in it. */
  private double[] ofAll() {
    double[] squares = new double[unit.dimension()];
    for (int j = 0; j < squares.length; j++) {
      double deviation = triangle.standardDeviation(j + 1);
      squares[j] = unit.square(j) > 0 ? unit.square(j) : deviation * deviation;
    }
    Penalty full = new Penalty(new double[squares.length], squares);
    return Arrays.copyOf(new RidgePath(triangle, full, scaling).sigma, squares.length);
  }
}
