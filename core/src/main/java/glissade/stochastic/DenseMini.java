package glissade.stochastic;

import glissade.kernel.Kernels;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.Arrays;

/**
 * Dense rows one after the other, each padded with zeros to whole vectors and with a 1 for the
 * intercept. A chunk is turned round once, into the order in which its rows are learned from, so
 * that memory is read in its own order and a mini-batch is contiguous. A row is a column to the
 * kernels, which change roles: scores are their Xᵀr, the gradient is their Xw.
 */
final class DenseMini extends MiniBatch {

  private static final Kernels KERNELS = Kernels.best();

  /** As many rows as share a line of cache in each column. */
  private static final int LINE = 8;

  /** Lines of a column read one after the other: as far as the turned rows stay in cache. */
  private static final int BLOCK = 64;

  private final Frame frame;
  private final int width;
  private final double[] padded;
  private final double[] gradient;
  private double[] tile = {};
  private int[] place = {};

  DenseMini(Frame frame) {
    this.frame = frame;
    this.width = (frame.features() + 1 + 7) & -8;
    this.padded = new double[width];
    this.gradient = new double[width];
  }

  @Override
  void copy(Batch batch, int[] order) {
    DenseBatch dense = batch.dense();
    int n = batch.rows();
    if (place.length < n) {
      place = new int[n];
      tile = new double[n * width];
    }
    for (int k = 0; k < n; k++) {
      place[order[k]] = k * width;
    }
    int d = frame.features();
    double[] to = tile;
    for (int first = 0; first < n; first += BLOCK) {
      int count = Math.min(BLOCK, n - first);
      for (int j = 0; j < d; j++) {
        turn(dense.values(), dense.start() + j * dense.stride() + first, first, count, to, j);
      }
      for (int i = first; i < first + count && frame.intercept(); i++) {
        to[place[i] + d] = 1;
      }
    }
  }

  private void turn(double[] values, int from, int first, int count, double[] to, int j) {
    double centre = frame.centre()[j];
    double factor = frame.factor()[j];
    int i = 0;
    for (; i + LINE <= count; i += LINE) {
      turnLine(values, from + i, first + i, to, j, centre, factor);
    }
    for (; i < count; i++) {
      to[place[first + i] + j] = (values[from + i] - centre) * factor;
    }
  }

  private void turnLine(
      double[] values, int from, int first, double[] to, int j, double centre, double factor) {
    int[] at = place;
    to[at[first] + j] = (values[from] - centre) * factor;
    to[at[first + 1] + j] = (values[from + 1] - centre) * factor;
    to[at[first + 2] + j] = (values[from + 2] - centre) * factor;
    to[at[first + 3] + j] = (values[from + 3] - centre) * factor;
    to[at[first + 4] + j] = (values[from + 4] - centre) * factor;
    to[at[first + 5] + j] = (values[from + 5] - centre) * factor;
    to[at[first + 6] + j] = (values[from + 6] - centre) * factor;
    to[at[first + 7] + j] = (values[from + 7] - centre) * factor;
  }

  @Override
  void settle(Iterate iterate) {
    iterate.settleAll();
  }

  @Override
  void linear(double[] z, double[] out) {
    System.arraycopy(z, 0, padded, 0, frame.features() + 1);
    Arrays.fill(out, 0, count(), 0);
    KERNELS.addTransposed(tile, from() * width, width, width, count(), padded, out);
  }

  private void sum(double[] r) {
    KERNELS.predict(tile, from() * width, width, width, count(), r, 0, gradient);
  }

  @Override
  void push(double[] r, double eta, Iterate iterate) {
    sum(r);
    iterate.pushAll(eta, gradient);
  }

  @Override
  void add(double[] r, double factor, double[] sums) {
    sum(r);
    for (int j = 0; j <= frame.features(); j++) {
      sums[j] = Math.fma(factor, gradient[j], sums[j]);
    }
  }

  @Override
  double square(int i) {
    int row = (from() + i) * width;
    return KERNELS.dot(tile, row, tile, row, width);
  }
}
