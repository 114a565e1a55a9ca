package glissade.objective;

import glissade.fold.Accumulator;
import glissade.kernel.Kernels;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.Arrays;

/**
 * One weighted least squares over the rows at a point θ and a width μ of {@link BarrierLoss}: with
 * Z the rows in descent coordinates, C their curvatures c times weights, the triangle of √C[Z, a/c,
 * r], from which come
 *
 * <pre>δ = (ZᵀCZ)⁻¹ Zᵀa, Newton's step   and   κ = (ZᵀCZ)⁻¹ ZᵀCr, −μ·dθ/dμ along the path of optima
 * </pre>
 *
 * By reflections, not by ZᵀCZ: near the end the c of different rows are ten powers apart. Costs
 * 2n(d + 3)² operations.
 */
final class BarrierStep implements Accumulator<Batch, BarrierStep> {

  private static final Kernels KERNELS = Kernels.best();

  private static final int TILE_ROWS = 256;

  /**
   * Of the longest column, what is added to all: directions that no row knows of stay where they
   * are.
   */
  private static final double DAMPING = 1e-9;

  private final BarrierLoss loss;
  private final Scaling scaling;
  private final double[] original;
  private final int size;

  /** Row-major; the last two columns are those of a/c and r. */
  private final double[] r;

  /** Σ weight·a·r. */
  private double dualSum;

  /**
   * @param at θ in descent coordinates
   */
  BarrierStep(BarrierLoss loss, Scaling scaling, double[] at) {
    this(loss, scaling, scaling.toOriginal(at), scaling.dimension() + 2);
  }

  private BarrierStep(BarrierLoss loss, Scaling scaling, double[] original, int size) {
    this.loss = loss;
    this.scaling = scaling;
    this.original = original;
    this.size = size;
    this.r = new double[size * size];
  }

  @Override
  public BarrierStep empty() {
    return new BarrierStep(loss, scaling, original, size);
  }

  @Override
  public void add(Batch any) {
    DenseBatch batch = any.dense();
    double[] weights = Arrays.copyOfRange(original, 1, original.length);
    double[] scores = new double[TILE_ROWS];
    double[] tile = new double[TILE_ROWS * size];
    for (int first = 0; first < batch.rows(); first += TILE_ROWS) {
      DenseBatch rows = batch.slice(first, Math.min(TILE_ROWS, batch.rows() - first));
      rows.predict(weights, original[0], scores);
      rows.responses().shift(scores, rows.rows());
      fill(rows, scores, tile);
      KERNELS.fold(r, size, tile, 0, TILE_ROWS, rows.rows(), false);
    }
  }

  /**
   * @param scores overwritten with √(weight·c)
   */
  private void fill(DenseBatch rows, double[] scores, double[] tile) {
    int n = rows.rows();
    int dual = (size - 2) * TILE_ROWS;
    int residuals = dual + TILE_ROWS;
    for (int i = 0; i < n; i++) {
      double residual = rows.target(i) - scores[i];
      double c = loss.curvature(residual);
      double a = loss.dual(residual);
      double root = Math.sqrt(rows.weight(i) * c);
      dualSum = Math.fma(rows.weight(i) * a, residual, dualSum);
      tile[dual + i] = root * (a / c);
      tile[residuals + i] = root * residual;
      scores[i] = root;
    }
    if (scaling.intercept()) {
      System.arraycopy(scores, 0, tile, 0, n);
    }
    for (int j = 0; j < rows.features(); j++) {
      int from = rows.start() + j * rows.stride();
      int to = (scaling.first() + j) * TILE_ROWS;
      double centre = scaling.centre(j);
      double scale = scaling.scale(j);
      for (int i = 0; i < n; i++) {
        tile[to + i] = (rows.values()[from + i] - centre) / scale * scores[i];
      }
    }
  }

  @Override
  public void merge(BarrierStep later) {
    double[] columns = new double[size * size];
    for (int j = 0; j < size; j++) {
      for (int i = 0; i < size; i++) {
        columns[i + j * size] = later.r[i * size + j];
      }
    }
    KERNELS.fold(r, size, columns, 0, size, size, true);
    dualSum += later.dualSum;
  }

  /** To be called once, when all rows are in and before anything is asked. */
  BarrierStep damped() {
    int dimension = size - 2;
    double longest = 0;
    for (int j = 0; j < dimension; j++) {
      double squares = 0;
      for (int i = 0; i <= j; i++) {
        squares += r[i * size + j] * r[i * size + j];
      }
      longest = Math.max(longest, Math.sqrt(squares));
    }
    double[] rows = new double[size * size];
    for (int j = 0; j < dimension; j++) {
      rows[j * size + j] = DAMPING * longest;
    }
    KERNELS.fold(r, size, rows, 0, size, size, true);
    return this;
  }

  /** δ. */
  double[] newton() {
    return solve(size - 2);
  }

  /** κ. */
  double[] onwards() {
    return solve(size - 1);
  }

  private double[] solve(int column) {
    double[] solution = new double[size - 2];
    for (int i = size - 3; i >= 0; i--) {
      double left = r[i * size + column];
      for (int j = i + 1; j < size - 2; j++) {
        left = Math.fma(-r[i * size + j], solution[j], left);
      }
      double diagonal = r[i * size + i];
      solution[i] = diagonal == 0 ? 0 : left / diagonal;
    }
    return solution;
  }

  /**
   * Σ weight·y·a′ of the a′ = a − cZδ, for which Zᵀa′ = 0: a bound to the sum of the pinball losses
   * from below, if all a′ are within theirs.
   */
  double dualBound() {
    double bound = dualSum;
    for (int i = 0; i < size - 2; i++) {
      bound = Math.fma(-r[i * size + size - 2], r[i * size + size - 1], bound);
    }
    return bound;
  }
}
