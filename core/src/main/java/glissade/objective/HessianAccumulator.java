package glissade.objective;

import glissade.fold.Accumulator;
import glissade.kernel.Kernels;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.rows.SparseBatch;
import org.jspecify.annotations.Nullable;

/**
 * Σ weight·∂²ℓ/∂s² ũũᵀ, ũ = (1, u) a row in descent coordinates, and W, at one (b, w): one pass
 * over the rows. Of a dense row all (d + 1)² products are added up, n·d² operations; of a sparse
 * one those of its non-zeros; of a coded one those of its numbers and its one level a category.
 *
 * <p>Dense columns are centred and scaled row by row, so nothing cancels where they stand far from
 * zero. Sparse columns, which centring would fill, are centred when all rows have been added up.
 */
final class HessianAccumulator implements Accumulator<Batch, HessianAccumulator> {

  private static final Kernels KERNELS = Kernels.best();

  /** A tile of so many rows stays in a core's own cache with its columns. */
  private static final int TILE_ROWS = 512;

  private final Loss loss;
  private final boolean shifted;
  private final Scaling scaling;
  private final double intercept;
  private final double[] weights;

  /** Σ over dense rows, in descent coordinates. */
  private double @Nullable [] dense;

  /** Σ over other rows, of which the first {@link #scaled} features are in descent coordinates. */
  private double @Nullable [] sparse;

  private int scaled;

  /** Whether features after {@link #scaled} are 0 or 1, which is its own square. */
  private boolean coded;

  private double weightSum;

  /**
   * @param weights w; kept, not copied
   */
  HessianAccumulator(Loss loss, Scaling scaling, double intercept, double[] weights) {
    this(loss, true, scaling, intercept, weights);
  }

  /**
   * @param shifted whether the offsets of rows are part of their scores
   */
  HessianAccumulator(
      Loss loss, boolean shifted, Scaling scaling, double intercept, double[] weights) {
    this.loss = loss;
    this.shifted = shifted;
    this.scaling = scaling;
    this.intercept = intercept;
    this.weights = weights;
  }

  @Override
  public HessianAccumulator empty() {
    return new HessianAccumulator(loss, shifted, scaling, intercept, weights);
  }

  @Override
  public void add(Batch batch) {
    double[] scores = new double[Math.min(TILE_ROWS, batch.rows())];
    double[] curvatures = new double[scores.length];
    double[] tile = new double[0];
    for (int first = 0; first < batch.rows(); first += TILE_ROWS) {
      Batch some = batch.slice(first, Math.min(TILE_ROWS, batch.rows() - first));
      some.predict(weights, intercept, scores);
      if (shifted) {
        some.responses().shift(scores, some.rows());
      }
      loss.sumDerivativeAndCurvature(scores, curvatures, some.responses(), some.rows());
      if (some instanceof SparseBatch rows) {
        addSparse(rows, curvatures, sparse());
      } else if (some instanceof CodedBatch rows) {
        scaled = rows.numbers().features();
        coded = true;
        tile = tile(tile, rows.numbers(), curvatures, 0);
        addCoded(rows, curvatures, tile, sparse());
      } else if (some instanceof DenseBatch rows) {
        tile = tile(tile, rows, curvatures, 1 - scaling.first());
        int p = scaling.dimension();
        KERNELS.addGram(tile, 0, some.rows(), some.rows(), p, dense());
      }
    }
    weightSum += batch.weightSum();
  }

  private double[] dense() {
    double[] sums = dense;
    if (sums == null) {
      sums = new double[scaling.dimension() * scaling.dimension()];
      dense = sums;
    }
    return sums;
  }

  private double[] sparse() {
    double[] sums = sparse;
    if (sums == null) {
      sums = new double[(scaling.features() + 1) * (scaling.features() + 1)];
      sparse = sums;
    }
    return sums;
  }

  /**
   * √curvature·ũ of every row, column by column, from column {@code from} of ũ on; curvatures are
   * overwritten with their roots if that is all that is needed of them.
   */
  private double[] tile(double[] last, DenseBatch rows, double[] curvatures, int from) {
    int n = rows.rows();
    int columns = rows.features() + 1 - from;
    double[] tile = last.length == n * columns ? last : new double[n * columns];
    double[] roots = new double[n];
    for (int i = 0; i < n; i++) {
      roots[i] = Math.sqrt(Math.max(0, curvatures[i]));
    }
    if (from == 0) {
      System.arraycopy(roots, 0, tile, 0, n);
    }
    for (int j = 0; j < rows.features(); j++) {
      double centre = scaling.centre(j);
      double unit = 1 / scaling.scale(j);
      double[] values = rows.values();
      int x = rows.start() + j * rows.stride();
      int to = (j + 1 - from) * n;
      for (int i = 0; i < n; i++) {
        tile[to + i] = roots[i] * ((values[x + i] - centre) * unit);
      }
    }
    return tile;
  }

  private static void addSparse(SparseBatch rows, double[] curvatures, double[] sums) {
    int size = rows.features() + 1;
    int[] columns = rows.columns();
    double[] values = rows.values();
    for (int i = 0; i < rows.rows(); i++) {
      double c = curvatures[i];
      sums[0] += c;
      int end = rows.start(i + 1);
      for (int k = rows.start(i); k < end; k++) {
        double product = c * values[k];
        sums[1 + columns[k]] += product;
        int line = (1 + columns[k]) * size + 1;
        for (int l = k; l < end; l++) {
          sums[line + columns[l]] = Math.fma(product, values[l], sums[line + columns[l]]);
        }
      }
    }
  }

  /**
   * @param tile of the numbers, with the constant
   */
  private static void addCoded(CodedBatch rows, double[] curvatures, double[] tile, double[] sums) {
    int n = rows.rows();
    int size = rows.features() + 1;
    int numbers = rows.numbers().features() + 1;
    // Few of them: a blocked product would spend its time on making blocks.
    for (int j = 0; j < numbers; j++) {
      for (int k = j; k < numbers; k++) {
        sums[j * size + k] += KERNELS.dot(tile, j * n, tile, k * n, n);
      }
    }
    double[] products = curvatures;
    for (int j = 0; j < numbers; j++) {
      for (int k = 0; k < rows.categories(); k++) {
        addLevels(rows, k, products, j * size, sums);
      }
      if (j + 1 < numbers) {
        products = times(tile, (j + 1) * n, n, products == curvatures ? new double[n] : products);
      }
    }
    for (int k = 1; k < rows.categories(); k++) {
      for (int l = 0; l < k; l++) {
        addPairs(rows, l, k, curvatures, sums);
      }
    }
  }

  /** Curvature·ũⱼ of every row: its root times √curvature·ũⱼ. */
  private static double[] times(double[] tile, int column, int n, double[] products) {
    for (int i = 0; i < n; i++) {
      products[i] = tile[i] * tile[column + i];
    }
    return products;
  }

  /** Adds up a number of each row by its level. */
  private static void addLevels(
      CodedBatch rows, int k, double[] products, int line, double[] sums) {
    for (int i = 0; i < rows.rows(); i++) {
      int level = rows.code(i, k);
      if (level >= 0) {
        sums[line + 1 + level] += products[i];
      }
    }
  }

  private static void addPairs(CodedBatch rows, int k, int l, double[] curvatures, double[] sums) {
    int size = rows.features() + 1;
    for (int i = 0; i < rows.rows(); i++) {
      int one = 1 + rows.code(i, k);
      int other = 1 + rows.code(i, l);
      if (one > 0 && other > 0) {
        sums[Math.min(one, other) * size + Math.max(one, other)] += curvatures[i];
      }
    }
  }

  @Override
  public void merge(HessianAccumulator later) {
    weightSum += later.weightSum;
    scaled = Math.max(scaled, later.scaled);
    coded |= later.coded;
    dense = sum(dense, later.dense);
    sparse = sum(sparse, later.sparse);
  }

  private static double @Nullable [] sum(double @Nullable [] a, double @Nullable [] b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i];
    }
    return a;
  }

  /** The upper triangle of the mean of weight·∂²ℓ/∂s² ũũᵀ, row-major, in descent coordinates. */
  double[] mean() {
    int p = scaling.dimension();
    double[] mean = new double[p * p];
    double[] others = sparse;
    for (int j = 0; j < p; j++) {
      for (int k = j; k < p; k++) {
        double sum = dense == null ? 0 : dense[j * p + k];
        sum += others == null ? 0 : centred(others, j, k);
        mean[j * p + k] = sum / weightSum;
      }
    }
    return mean;
  }

  /** Element (j, k) of the sums over rows that were not centred. */
  private double centred(double[] sums, int j, int k) {
    int size = scaling.features() + 1;
    int one = j + 1 - scaling.first();
    int other = k + 1 - scaling.first();
    double a = centre(one);
    double b = centre(other);
    boolean isOwn = one == 0 || (coded && one == other && one > scaled);
    double product = isOwn ? sums[other] : sums[one * size + other];
    double sum = product - (one == 0 ? 0 : a * sums[other]) - b * sums[one];
    sum = one == 0 ? product - b * sums[0] : sum + a * b * sums[0];
    return sum / scale(one) / scale(other);
  }

  private double centre(int column) {
    return column <= scaled ? 0 : scaling.centre(column - 1);
  }

  private double scale(int column) {
    return column == 0 || column <= scaled ? 1 : scaling.scale(column - 1);
  }
}
