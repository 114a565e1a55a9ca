package glissade.objective;

import glissade.kernel.Kernels;
import glissade.penalty.Penalty;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;
import glissade.rows.Responses;
import java.util.Arrays;

/**
 * Least squares and a penalty as they look column by column, all multiplied by W/2 so that no
 * factor is left in a coordinate's update:
 *
 * <pre>P(v) = ½‖y − Xv‖² + Σ αⱼ|vⱼ| + ½βⱼvⱼ²,     F = 2/W·P + what no v changes</pre>
 *
 * with α = W/2·a and β = W/2·b. Rows are multiplied by √weight, and the constant is a column like
 * any other. Where the rows are those of a triangle there are as many as columns, however many the
 * triangle was made of.
 */
public final class Columns {

  private static final Kernels KERNELS = Kernels.best();

  private final double[] values;
  private final int rows;
  private final double[] target;
  private final double weightSum;
  private final Penalty penalty;
  private final double[] squares;

  /**
   * @param values X, column-major; kept, not copied
   * @param rows n
   * @param target y, n elements; kept, not copied
   * @param weightSum W
   * @param penalty a and b
   */
  Columns(double[] values, int rows, double[] target, double weightSum, Penalty penalty) {
    this.values = values;
    this.rows = rows;
    this.target = target;
    this.weightSum = weightSum;
    this.penalty = penalty;
    this.squares = new double[penalty.dimension()];
    for (int j = 0; j < squares.length; j++) {
      squares[j] = KERNELS.dot(values, j * rows, values, j * rows, rows);
    }
  }

  /**
   * A copy of rows, column by column: n·d values.
   *
   * @param given rows that are held in memory or fit into it
   * @param scaling the coordinates
   * @param penalty in these coordinates
   * @throws IllegalArgumentException if there are more values than one array can hold
   */
  public static Columns of(InMemoryRows given, Scaling scaling, Penalty penalty) {
    int n = Math.toIntExact(given.count());
    if ((long) n * scaling.dimension() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Coordinate descent holds all columns in one array, and here are "
              + n
              + " rows and "
              + scaling.dimension()
              + " columns. Choose fista as optimizer.");
    }
    double[] values = new double[n * scaling.dimension()];
    double[] target = new double[n];
    double weightSum = 0;
    int first = 0;
    for (Batch chunk : given.chunks()) {
      copy(chunk, first, n, scaling, values, target);
      first += chunk.rows();
      weightSum += chunk.weightSum();
    }
    return new Columns(values, n, target, weightSum, penalty);
  }

  /**
   * The columns of which a parabola is the squared loss: with H = RᵀR they are those of R, and y is
   * Rx − R⁻ᵀg, so that P(v) is gᵀ(v − x) + ½(v − x)ᵀH(v − x) and the penalty, but for a constant.
   *
   * @param at x; not modified
   * @param gradient g; not modified
   * @param hessian H, of which the upper triangle is read; raised where it is not positive definite
   * @param penalty α and β
   */
  public static Columns ofParabola(
      double[] at, double[] gradient, double[] hessian, Penalty penalty) {
    int p = at.length;
    Cholesky root = Cholesky.of(hessian, p);
    double[] target = root.half(at);
    double[] shift = gradient.clone();
    root.halfSolveTransposed(shift);
    for (int i = 0; i < p; i++) {
      target[i] -= shift[i];
    }
    return new Columns(root.columns(), p, target, 2, penalty);
  }

  private static void copy(
      Batch any, int first, int n, Scaling scaling, double[] values, double[] target) {
    DenseBatch chunk = any.dense();
    Responses given = chunk.responses();
    int rows = chunk.rows();
    double[] roots = new double[rows];
    for (int i = 0; i < rows; i++) {
      roots[i] = Math.sqrt(given.weight(i));
      target[first + i] = roots[i] * (given.target(i) - given.offset(i));
    }
    if (scaling.intercept()) {
      System.arraycopy(roots, 0, values, first, rows);
    }
    for (int j = 0; j < scaling.features(); j++) {
      int from = chunk.start() + j * chunk.stride();
      int to = (scaling.first() + j) * n + first;
      double centre = scaling.centre(j);
      double factor = 1 / scaling.scale(j);
      for (int i = 0; i < rows; i++) {
        values[to + i] = roots[i] * ((chunk.values()[from + i] - centre) * factor);
      }
    }
  }

  /** The same columns with another penalty. */
  public Columns with(Penalty other) {
    return new Columns(this, other);
  }

  private Columns(Columns same, Penalty penalty) {
    this.values = same.values;
    this.rows = same.rows;
    this.target = same.target;
    this.weightSum = same.weightSum;
    this.squares = same.squares;
    this.penalty = penalty;
  }

  /** n. */
  public int rows() {
    return rows;
  }

  /** How many columns there are. */
  public int count() {
    return squares.length;
  }

  /** W. */
  public double weightSum() {
    return weightSum;
  }

  /** a and b. */
  public Penalty penalty() {
    return penalty;
  }

  /** αⱼ. */
  public double absolute(int j) {
    return penalty.absolute(j) * weightSum / 2;
  }

  /** βⱼ. */
  public double square(int j) {
    return penalty.square(j) * weightSum / 2;
  }

  /** ‖xⱼ‖². */
  public double squares(int j) {
    return squares[j];
  }

  /** ‖y‖². */
  public double targetSquares() {
    return KERNELS.dot(target, 0, target, 0, rows);
  }

  /** xⱼᵀr. */
  public double dot(int j, double[] r) {
    return KERNELS.dot(values, j * rows, r, 0, rows);
  }

  /**
   * Xᵀr, of all columns.
   *
   * @param out one element a column; overwritten
   */
  public void products(double[] r, double[] out) {
    Arrays.fill(out, 0);
    KERNELS.addTransposed(values, 0, rows, rows, count(), r, out);
  }

  /** r ← r + cxⱼ. */
  public void add(int j, double c, double[] r) {
    int start = j * rows;
    for (int i = 0; i < rows; i++) {
      r[i] = Math.fma(c, values[start + i], r[i]);
    }
  }

  /** xⱼᵀxₖ. */
  public double product(int j, int k) {
    return KERNELS.dot(values, j * rows, values, k * rows, rows);
  }

  /** y − Xv, a fresh array; only columns with a weight are read. */
  public double[] residual(double[] v) {
    double[] r = target.clone();
    for (int j = 0; j < v.length; j++) {
      if (v[j] != 0) {
        add(j, -v[j], r);
      }
    }
    return r;
  }
}
