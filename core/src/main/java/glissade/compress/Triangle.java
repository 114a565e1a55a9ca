package glissade.compress;

import glissade.kernel.Kernels;
import glissade.rows.Rows;
import java.util.Arrays;

/**
 * The upper triangular factor R of the QR decomposition of the augmented design [1 Φ y], its rows
 * multiplied by √weight. For every intercept b and weights w, with θ̃ = (b, w, −1),
 *
 * <pre>Σ weight·(b + w·φ − y)² = ‖R θ̃‖²</pre>
 *
 * so R, which has (d + 2)² elements whatever the number of rows, has exactly their loss surface.
 * Columns are 0 for the constant, 1 … d for the features, d + 1 for the target. The constant stands
 * first, so the part below the first row is the triangle of the centred columns.
 *
 * <p>Computed with Householder reflections, never from XᵀX, whose condition number is the square.
 * Source: Golub and Van Loan, Matrix Computations, 4th edition, section 5.2; for the tree of merges
 * Demmel, Grigori, Hoemmen and Langou, Communication-optimal parallel and sequential QR and LU
 * factorizations, SIAM J. Sci. Comput. 34 (2012).
 *
 * <p>Immutable.
 */
public final class Triangle implements Moments {

  private final int features;
  private final long rows;
  private final double weightSum;
  private final double[] r;

  /**
   * @param features d
   * @param rows n
   * @param weightSum W, the row weights added up; n where there are none
   * @param r R, (d + 2) × (d + 2), row-major, zero below the diagonal; kept, not copied
   * @throws ArithmeticException if an element is not finite
   */
  Triangle(int features, long rows, double weightSum, double[] r) {
    this.features = features;
    this.rows = rows;
    this.weightSum = weightSum;
    this.r = r;
    for (double element : r) {
      if (!Double.isFinite(element)) {
        throw overflow();
      }
    }
  }

  static ArithmeticException overflow() {
    return new ArithmeticException(
        "The rows cannot be folded: a sum of squares is not finite. Values beyond about 1e150 in"
            + " size overflow when squared; divide that column by a constant first.");
  }

  /** Folds rows, each read once. */
  public static Triangle of(Rows rows) {
    return rows.fold(new TriangleAccumulator(rows.features())).triangle();
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public double weightSum() {
    return weightSum;
  }

  /** The order of R: d + 2. */
  public int size() {
    return features + 2;
  }

  /** Element (i, j) of R. */
  public double at(int i, int j) {
    return r[i * size() + j];
  }

  @Override
  public double mean(int j) {
    return at(0, 0) == 0 ? 0 : at(0, j) / at(0, 0);
  }

  @Override
  public double norm(int j) {
    return norm(0, j);
  }

  @Override
  public double centredNorm(int j) {
    return norm(1, j);
  }

  /**
   * The triangle of [Φ y] alone: what descends without an intercept.
   *
   * @return (d + 1) × (d + 1), row-major; a fresh array
   */
  public double[] withoutConstant() {
    int order = size() - 1;
    double[] rest = new double[order * order];
    double[] columns = new double[size() * order];
    for (int j = 0; j < order; j++) {
      for (int i = 0; i < size(); i++) {
        columns[i + j * size()] = at(i, j + 1);
      }
    }
    Kernels.best().fold(rest, order, columns, 0, size(), size(), false);
    return rest;
  }

  /**
   * The triangle that a model descends on: all of it, or {@link #withoutConstant}.
   *
   * @param intercept whether the model has one
   * @return row-major; a fresh array
   */
  public double[] augmented(boolean intercept) {
    return intercept ? toArray() : withoutConstant();
  }

  /**
   * The triangle of these rows and others with the same columns, as good as if all had been folded
   * together: O(d³).
   */
  public Triangle and(Triangle others) {
    int size = size();
    double[] whole = r.clone();
    Kernels.best().fold(whole, size, others.columns(), 0, size, size, true);
    return new Triangle(features, rows + others.rows, weightSum + others.weightSum, whole);
  }

  /** A copy of R, column-major: d + 2 weighted rows that the same rows amount to. */
  public double[] columns() {
    int size = size();
    double[] columns = new double[size * size];
    for (int j = 0; j < size; j++) {
      for (int i = 0; i <= j; i++) {
        columns[i + j * size] = at(i, j);
      }
    }
    return columns;
  }

  /**
   * The triangle of the same rows with other features, which are combinations of these and of the
   * constant: O(d³).
   *
   * @param columns {@link #columns} with the constant, the other features and the target in place
   *     of these; d + 2 elements a column; overwritten
   * @param others how many features that makes
   */
  public Triangle ofColumns(double[] columns, int others) {
    int order = others + 2;
    double[] made = new double[order * order];
    Kernels.best().fold(made, order, columns, 0, size(), size(), false);
    return new Triangle(others, rows, weightSum, made);
  }

  /**
   * The mean squared error at a point: ‖R θ̃‖²/W.
   *
   * @param coefficients (b, w), d + 1 elements; not modified
   */
  public double meanSquaredError(double[] coefficients) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      double t = -at(i, features + 1);
      for (int j = i; j <= features; j++) {
        t = Math.fma(at(i, j), coefficients[j], t);
      }
      sum = Math.fma(t, t, sum);
    }
    return sum / weightSum;
  }

  /**
   * With a ridge below: ‖R θ̃‖² becomes Σ weight·(b + w·φ − y)² + Σ cⱼ²wⱼ². The rows and what they
   * weigh stay as they are, and so do the means of the columns.
   *
   * @param c one a feature; not modified
   */
  public Triangle withRidge(double[] c) {
    int size = size();
    double[] below = new double[size * size];
    for (int j = 0; j < features; j++) {
      below[(j + 1) * (size + 1)] = c[j];
    }
    double[] whole = r.clone();
    Kernels.best().fold(whole, size, below, 0, size, size, true);
    return new Triangle(features, rows, weightSum, whole);
  }

  /** A copy of R, row-major. */
  public double[] toArray() {
    return r.clone();
  }

  private double norm(int firstRow, int j) {
    double largest = 0;
    for (int i = firstRow; i <= j; i++) {
      largest = Math.max(largest, Math.abs(at(i, j)));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = firstRow; i <= j; i++) {
      double scaled = at(i, j) / largest;
      sum = Math.fma(scaled, scaled, sum);
    }
    return largest * Math.sqrt(sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Triangle that
        && rows == that.rows
        && weightSum == that.weightSum
        && Arrays.equals(r, that.r);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(r);
  }

  @Override
  public String toString() {
    return "Triangle of " + rows + " rows × " + features + " features";
  }
}
