package glissade.stochastic;

import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;

/**
 * Some rows of a chunk in the coordinates of a {@link Frame}, copied so that they stay in cache.
 */
abstract class MiniBatch {

  private int chunk;
  private int chunkRows;
  private int[] rows = {};
  private int from;
  private int count;
  private double[] targets = {};
  private double[] weights = {};
  private double[] offsets = {};

  /** Of rows that are held as these are. */
  static MiniBatch like(Batch batch, Frame frame) {
    return batch instanceof DenseBatch ? new DenseMini(frame) : new SparseMini(batch, frame);
  }

  /**
   * Takes in a chunk.
   *
   * @param number the number of the chunk
   * @param order the rows in the order in which they are wanted; kept until the next chunk
   */
  void open(int number, Batch batch, int[] order) {
    chunk = number;
    chunkRows = batch.rows();
    rows = order;
    if (targets.length < chunkRows) {
      targets = new double[chunkRows];
      weights = new double[chunkRows];
      offsets = new double[chunkRows];
    }
    for (int i = 0; i < chunkRows; i++) {
      targets[i] = batch.responses().target(order[i]);
      weights[i] = batch.responses().weight(order[i]);
      offsets[i] = batch.responses().offset(order[i]);
    }
    copy(batch, order);
  }

  /** Takes the features in, all or as they are selected; both are kept until the next chunk. */
  abstract void copy(Batch batch, int[] order);

  /** The rows from the start-th of the order on. */
  void select(int start, int size) {
    from = start;
    count = size;
  }

  /** Brings the variables up to date that these rows touch. */
  abstract void settle(Iterate iterate);

  /** out ← the scores at z, without offsets. */
  abstract void linear(double[] z, double[] out);

  /** A step on Σ rᵢuᵢ. */
  abstract void push(double[] r, double eta, Iterate iterate);

  /** sums ← sums + factor·Σ rᵢuᵢ. */
  abstract void add(double[] r, double factor, double[] sums);

  /** ‖uᵢ‖², the intercept counted. */
  abstract double square(int i);

  int chunk() {
    return chunk;
  }

  /** How many rows the chunk has. */
  int chunkRows() {
    return chunkRows;
  }

  int count() {
    return count;
  }

  int from() {
    return from;
  }

  /** The number of a row in its chunk. */
  int row(int i) {
    return rows[from + i];
  }

  double weight(int i) {
    return weights[from + i];
  }

  double target(int i) {
    return targets[from + i];
  }

  /** out ← the scores at z. */
  void scores(double[] z, double[] out) {
    linear(z, out);
    for (int i = 0; i < count; i++) {
      out[i] += offsets[from + i];
    }
  }

  /** r ← factor·weight·∂ℓ/∂s of each row. */
  void derivatives(Loss loss, double[] scores, double factor, double[] r) {
    for (int i = 0; i < count; i++) {
      r[i] = factor * weights[from + i] * loss.derivative(scores[i], targets[from + i]);
    }
  }
}
