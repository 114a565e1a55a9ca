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
  static MiniBatch like(Batch batch, Frame frame, int most) {
    return batch instanceof DenseBatch ? new DenseMini(frame, most) : new SparseMini(frame);
  }

  /**
   * Takes in rows {@code order[from]} to {@code order[from + count − 1]} of a chunk.
   *
   * @param number the number of the chunk
   */
  void load(int number, Batch batch, int[] order, int start, int size) {
    chunk = number;
    chunkRows = batch.rows();
    rows = order;
    from = start;
    count = size;
    if (targets.length < size) {
      targets = new double[size];
      weights = new double[size];
      offsets = new double[size];
    }
    for (int i = 0; i < size; i++) {
      int row = order[start + i];
      targets[i] = batch.responses().target(row);
      weights[i] = batch.responses().weight(row);
      offsets[i] = batch.responses().offset(row);
    }
    copy(batch, order, start, size);
  }

  abstract void copy(Batch batch, int[] order, int start, int size);

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

  /** The number of a row in its chunk. */
  int row(int i) {
    return rows[from + i];
  }

  double weight(int i) {
    return weights[i];
  }

  double target(int i) {
    return targets[i];
  }

  /** out ← the scores at z. */
  void scores(double[] z, double[] out) {
    linear(z, out);
    for (int i = 0; i < count; i++) {
      out[i] += offsets[i];
    }
  }

  /** r ← factor·weight·∂ℓ/∂s of each row. */
  void derivatives(Loss loss, double[] scores, double factor, double[] r) {
    for (int i = 0; i < count; i++) {
      r[i] = factor * weights[i] * loss.derivative(scores[i], targets[i]);
    }
  }
}
