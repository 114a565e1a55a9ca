package glissade.rows;

import java.io.Serializable;

/**
 * Some consecutive rows of the design: the features φ of each, and its {@linkplain Responses
 * target, weight and offset}. How the features are held is the batch's own affair; a descent asks
 * for Xw and Xᵀr, and for single rows where it goes row by row.
 *
 * <p>A batch is a view: nothing in it is modified by who folds it.
 */
public sealed interface Batch extends Serializable permits DenseBatch, SparseBatch, CodedBatch {

  /**
   * How many rows a chunk of a dense design has. It depends on d alone, so that a fold over the
   * same rows is cut the same way everywhere.
   */
  static int chunkRows(int features) {
    return DenseBatch.chunkRows(features);
  }

  /**
   * How many rows a chunk has of rows that hold few of their features. A fold keeps sums for every
   * feature of every chunk, so a chunk holds at least twice as many values as there are features:
   * then all sums together take no more than the values themselves and one more row of d, and to
   * merge them costs less than to make them, however wide the rows are. It depends on the rows
   * alone, never on the number of threads.
   *
   * @param features d
   * @param stored how many values all rows hold
   * @param rows n
   */
  static int chunkRows(int features, long stored, long rows) {
    double valuesARow = Math.max(1, (double) stored / Math.max(1, rows));
    double values = Math.max(DenseBatch.CHUNK_VALUES, 2.0 * features);
    return (int) Math.min(1 << 30, Math.max(8, values / valuesARow));
  }

  /** How many rows. */
  int rows();

  /** d. */
  int features();

  /** What is known of each row beside its features. */
  Responses responses();

  /** Rows {@code from} to {@code from + count} of this batch, on the same arrays. */
  Batch slice(int from, int count);

  /**
   * A copy of some rows, in the order given.
   *
   * @param rows their numbers; the first {@code count} elements are read
   */
  Batch pick(int[] rows, int count);

  /** The same rows column by column: this batch, or a copy that holds every zero. */
  DenseBatch dense();

  /**
   * out ← b + Xw; offsets are not added.
   *
   * @param weights w, d elements; not modified
   * @param out the first {@link #rows()} elements are overwritten
   */
  void predict(double[] weights, double intercept, double[] out);

  /**
   * sums ← sums + Xᵀr.
   *
   * @param r one element a row; not modified
   * @param sums the first d elements are added to
   */
  void addTransposed(double[] r, double[] sums);

  /** w·φ of one row. */
  double dot(int row, double[] weights);

  /** sums ← sums + factor·φ of one row; only the row's own features are touched. */
  void addRow(int row, double factor, double[] sums);

  /**
   * sums ← sums + factor·Sφ of one row, S the diagonal matrix of scales; only the row's own
   * features are touched.
   *
   * @param scale d elements; not modified
   */
  void addRow(int row, double factor, double[] scale, double[] sums);

  /**
   * φᵀSφ of one row, S the diagonal matrix of scales.
   *
   * @param scale d elements; not modified
   */
  double squares(int row, double[] scale);

  /** How many values are held, zeros that are not held left out. */
  long stored();

  /** y of row i. */
  default double target(int i) {
    return responses().target(i);
  }

  /** The weight of row i: 1 where rows carry none. */
  default double weight(int i) {
    return responses().weight(i);
  }

  /** Whether rows carry weights. */
  default boolean weighted() {
    return responses().weighted();
  }

  /** The weights of these rows added up: their number where they carry none. */
  default double weightSum() {
    return responses().weightSum(rows());
  }
}
