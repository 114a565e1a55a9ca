package glissade.compress;

import glissade.fold.Accumulator;
import glissade.kernel.Kernels;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;

/**
 * Folds batches into a {@link Triangle}, a cache-sized tile of rows at a time (TSQR). Costs 2·n·(d
 * + 2)² operations and holds (d + 2)² values whatever n is.
 */
public final class TriangleAccumulator implements Accumulator<Batch, TriangleAccumulator> {

  private static final Kernels KERNELS = Kernels.best();

  /**
   * A tile of at most this many values stays in a core's own cache while it is reflected: 320 KiB.
   */
  private static final int TILE_VALUES = 40_960;

  /**
   * Fewer rows, and what is done once a tile costs more than its size gains; more, and nothing is
   * gained.
   */
  private static final int LEAST_ROWS = 256;

  private static final int MOST_ROWS = 512;

  /**
   * A thread's own: every chunk has an accumulator of its own, and a tile that was just used is
   * still in cache.
   */
  private static final ThreadLocal<double[]> TILE = ThreadLocal.withInitial(() -> new double[0]);

  private final int features;
  private final double[] r;
  private long rows;
  private double weightSum;

  /**
   * @param features d
   */
  public TriangleAccumulator(int features) {
    this.features = features;
    this.r = new double[(features + 2) * (features + 2)];
  }

  @Override
  public TriangleAccumulator empty() {
    return new TriangleAccumulator(features);
  }

  @Override
  public void add(Batch any) {
    DenseBatch batch = any.dense();
    if (batch.features() != features) {
      throw new IllegalArgumentException(
          "numbers of features differ: " + batch.features() + " != " + features);
    }
    int size = features + 2;
    int tileRows = tileRows(size, batch.rows());
    double[] scratch = scratch(tileRows * size);
    for (int first = 0; first < batch.rows(); first += tileRows) {
      int count = Math.min(tileRows, batch.rows() - first);
      augment(batch.slice(first, count), scratch, tileRows);
      KERNELS.fold(r, size, scratch, 0, tileRows, count, false);
    }
    rows += batch.rows();
    weightSum += batch.weightSum();
  }

  @Override
  public void merge(TriangleAccumulator later) {
    int size = features + 2;
    double[] columns = scratch(size * size);
    for (int j = 0; j < size; j++) {
      for (int i = 0; i < size; i++) {
        columns[i + j * size] = later.r[i * size + j];
      }
    }
    KERNELS.fold(r, size, columns, 0, size, size, true);
    rows += later.rows;
    weightSum += later.weightSum;
  }

  /**
   * What has been seen so far.
   *
   * @throws ArithmeticException if a sum of squares overflowed
   */
  public Triangle triangle() {
    return new Triangle(features, rows, weightSum, r.clone());
  }

  /** Tiles of equal size, as few as may be: a multiple of eight rows each. */
  private static int tileRows(int size, int rows) {
    int most = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, TILE_VALUES / size));
    int tiles = Math.max(1, (rows + most - 1) / most);
    return ((rows + tiles - 1) / tiles + 7) & -8;
  }

  private static double[] scratch(int length) {
    double[] scratch = TILE.get();
    if (scratch.length < length) {
      scratch = new double[length];
      TILE.set(scratch);
    }
    return scratch;
  }

  /** Writes [1 Φ y]·√weight of a few rows, column-major, y less the offset. */
  private static void augment(DenseBatch rows, double[] tile, int stride) {
    int n = rows.rows();
    for (int i = 0; i < n; i++) {
      tile[i] = rows.weighted() ? Math.sqrt(rows.weight(i)) : 1;
    }
    for (int j = 0; j <= rows.features(); j++) {
      int column = (j + 1) * stride;
      System.arraycopy(rows.values(), rows.start() + j * rows.stride(), tile, column, n);
      for (int i = 0; i < n && j == rows.features() && rows.responses().shifted(); i++) {
        tile[column + i] -= rows.responses().offset(i);
      }
      for (int i = 0; i < n && rows.weighted(); i++) {
        tile[column + i] *= tile[i];
      }
    }
  }
}
