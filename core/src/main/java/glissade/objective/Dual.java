package glissade.objective;

import glissade.compress.Aliasing;
import glissade.compress.Moments;
import glissade.compress.Triangle;
import glissade.compress.UpperTriangular;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import java.util.Arrays;

/**
 * Least squares with more columns than rows, in as many coordinates as there are rows. Every
 * gradient is a combination of rows, so descent from zero never leaves their span; in an
 * orthonormal basis Q of that span, v = Qu, distances and curvatures are what they were, and with
 * them every iterate, rate and forecast.
 *
 * <p>With X̃ the columns as descended in (n × d), D = diag(√weight), and C the n × q basis of the
 * vectors that are orthogonal to the constant (q = n − 1) where columns are centred, else C = I (q
 * = n),
 *
 * <pre>(CᵀDX̃)ᵀ = QT      X̃v = X̃Qu = D⁻¹CTᵀu      v = Qu = X̃ᵀDC T⁻¹u</pre>
 *
 * so the q × q triangle T of the transposed rows is all that is needed of them: O(n²d) once, O(n²)
 * an iteration, O(nd) to come back to weights. Where columns are many and rows are few that is n/d
 * of the work and (n/d)² of the memory of folding the columns. Source: Hastie, Tibshirani and
 * Friedman, The Elements of Statistical Learning, 2nd edition, section 18.3.5.
 */
public final class Dual implements Coordinates {

  private final InMemoryRows rows;
  private final Scaling scaling;
  private final Complement complement;
  private final int q;

  /** T, q × q, row-major. */
  private final double[] t;

  private final Aliasing aliasing;

  /**
   * Folds the transposed rows.
   *
   * @param rows n rows, kept, to come back to weights
   * @param columns their moments
   * @param scaling how the columns are descended in
   */
  public Dual(InMemoryRows rows, Moments columns, Scaling scaling) {
    this.rows = rows;
    this.scaling = scaling;
    boolean centred = scaling.intercept() && scaling.standardized();
    this.complement = new Complement(rows, centred);
    TransposedRows transposed = new TransposedRows(rows, complement, scaling);
    this.q = transposed.features();
    double[] whole = Triangle.of(transposed).withoutConstant();
    this.t = new double[q * q];
    for (int i = 0; i < q; i++) {
      System.arraycopy(whole, i * (q + 1), t, i * q, q);
    }
    this.aliasing = Aliasing.of(t, q);
  }

  /** The same loss surface in these coordinates. */
  public CompressedLeastSquares objective() {
    int n = complement.rows();
    double[][] x = new double[n][q];
    double[] column = new double[n];
    for (int k = 0; k < q; k++) {
      Arrays.fill(column, 0);
      System.arraycopy(t, k * q + k, column, complement.first() + k, q - k);
      complement.expand(column);
      for (int i = 0; i < n; i++) {
        x[i][k] = column[i];
      }
    }
    InMemoryRows reduced = InMemoryRows.of(x, complement.targets(), complement.weights());
    Scaling own = Scaling.raw(q, scaling.intercept());
    return new CompressedLeastSquares(Triangle.of(reduced), own, this);
  }

  @Override
  public int dimension() {
    return q + scaling.first();
  }

  @Override
  public int features() {
    return scaling.features();
  }

  @Override
  public boolean intercept() {
    return scaling.intercept();
  }

  @Override
  public boolean standardized() {
    return scaling.standardized();
  }

  @Override
  public double[] toOriginal(double[] point) {
    return scaling.toOriginal(inColumns(point));
  }

  /** Qu = X̃ᵀDC T⁻¹u, with the intercept as it is. */
  @Override
  public double[] inColumns(double[] direction) {
    double[] u = Arrays.copyOfRange(direction, scaling.first(), direction.length);
    if (aliasing.isFullRank()) {
      new UpperTriangular(t, q).solve(u);
    } else {
      u = aliasing.solve(u);
    }
    double[] combination = new double[complement.rows()];
    System.arraycopy(u, 0, combination, complement.first(), q);
    complement.weigh(combination);
    double[] sums = new double[features()];
    int first = 0;
    for (Batch chunk : rows.chunks()) {
      double[] part = Arrays.copyOfRange(combination, first, first + chunk.rows());
      chunk.addTransposed(part, sums);
      first += chunk.rows();
    }
    double[] whole = new double[features() + scaling.first()];
    System.arraycopy(direction, 0, whole, 0, scaling.first());
    for (int j = 0; j < features(); j++) {
      // The combination is orthogonal to the constant, so there is no centre to subtract.
      whole[scaling.first() + j] = sums[j] / scaling.scale(j);
    }
    return whole;
  }
}
