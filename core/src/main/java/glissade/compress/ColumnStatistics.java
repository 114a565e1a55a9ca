package glissade.compress;

import glissade.fold.Accumulator;
import glissade.kernel.Kernels;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.Responses;
import glissade.rows.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Mean and sum of squared deviations of every column: O(n·d) operations and O(d) memory, where a
 * {@link Triangle}, which knows the same, would cost O(n·d²) and O(d²).
 *
 * <p>Each batch is gone through twice while it is in cache, first for its mean, then for the
 * squares about that mean; batches are combined by Chan, Golub and LeVeque, Updating formulae and a
 * pairwise algorithm for computing sample variances, COMPSTAT (1982).
 */
public final class ColumnStatistics implements Moments, Accumulator<Batch, ColumnStatistics> {

  private static final Kernels KERNELS = Kernels.best();

  private final int features;

  /** Of the features and the target; of the constant nothing need be kept. */
  private final double[] mean;

  private final double[] squares;
  private long rows;
  private double weightSum;
  private transient double @Nullable [] scratch;

  /**
   * @param features d
   */
  public ColumnStatistics(int features) {
    this.features = features;
    this.mean = new double[features + 1];
    this.squares = new double[features + 1];
  }

  /**
   * Folds rows, each read once.
   *
   * @throws ArithmeticException if a sum of squares overflowed
   */
  public static ColumnStatistics of(Rows rows) {
    return rows.fold(new ColumnStatistics(rows.features())).checked();
  }

  /**
   * These, after all rows have been added.
   *
   * @throws ArithmeticException if a sum of squares overflowed
   */
  public ColumnStatistics checked() {
    for (double sum : squares) {
      if (!Double.isFinite(sum)) {
        throw Triangle.overflow();
      }
    }
    return this;
  }

  @Override
  public ColumnStatistics empty() {
    return new ColumnStatistics(features);
  }

  /** Of features that are not held, as O(non-zeros + d). */
  @Override
  public void add(Batch batch) {
    double weight = batch.weightSum();
    if (weight > 0) {
      if (batch instanceof DenseBatch dense) {
        addColumns(dense, weight);
      } else {
        StoredColumns stored = StoredColumns.of(batch, weight);
        for (int j = 0; j < features; j++) {
          combine(j, stored.mean(j), stored.squares(j), weight);
        }
      }
      Responses given = batch.responses();
      addColumn(features, given.values(), given.targetStart(), given, batch.rows(), weight);
    }
    rows += batch.rows();
    weightSum += weight;
  }

  private void addColumns(DenseBatch batch, double weight) {
    for (int j = 0; j < features; j++) {
      int column = batch.start() + j * batch.stride();
      addColumn(j, batch.values(), column, batch.responses(), batch.rows(), weight);
    }
  }

  private void addColumn(
      int j, double[] values, int column, Responses given, int n, double weight) {
    if (given.weighted()) {
      addWeighted(j, values, column, given, n, weight);
    } else {
      double centre = KERNELS.sum(values, column, n) / weight;
      combine(j, centre, KERNELS.squaresAbout(values, column, n, centre), weight);
    }
  }

  private void addWeighted(
      int j, double[] values, int column, Responses given, int n, double weight) {
    double[] weights = given.values();
    double centre = KERNELS.dot(values, column, weights, given.weightStart(), n) / weight;
    double[] away = scratch;
    if (away == null || away.length < n) {
      away = new double[n];
      scratch = away;
    }
    for (int i = 0; i < n; i++) {
      double difference = values[column + i] - centre;
      away[i] = difference * difference;
    }
    combine(j, centre, KERNELS.dot(away, 0, weights, given.weightStart(), n), weight);
  }

  @Override
  public void merge(ColumnStatistics later) {
    for (int j = 0; j <= features && later.weightSum > 0; j++) {
      combine(j, later.mean[j], later.squares[j], later.weightSum);
    }
    rows += later.rows;
    weightSum += later.weightSum;
  }

  /** Before {@code weightSum} is brought up to date. */
  private void combine(int j, double centre, double about, double weight) {
    double apart = centre - mean[j];
    double part = weight / (weightSum + weight);
    mean[j] = Math.fma(apart, part, mean[j]);
    squares[j] += Math.fma(apart * weightSum * part, apart, about);
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

  @Override
  public double mean(int j) {
    return j > 0 ? mean[j - 1] : weightSum > 0 ? 1 : 0;
  }

  @Override
  public double norm(int j) {
    return Math.hypot(centredNorm(j), Math.sqrt(weightSum) * mean(j));
  }

  @Override
  public double centredNorm(int j) {
    return j > 0 ? Math.sqrt(squares[j - 1]) : 0;
  }
}
