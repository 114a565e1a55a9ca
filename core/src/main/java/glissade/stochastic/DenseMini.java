package glissade.stochastic;

import glissade.kernel.Kernels;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.Arrays;

/** A mini-batch of dense rows, column by column: the kernels go down its columns. */
final class DenseMini extends MiniBatch {

  private static final Kernels KERNELS = Kernels.best();

  private final Frame frame;
  private final double[] tile;
  private final double[] gradient;

  DenseMini(Frame frame, int most) {
    this.frame = frame;
    this.tile = new double[most * frame.features()];
    this.gradient = new double[frame.features() + 1];
  }

  @Override
  void copy(Batch batch, int[] order, int start, int size) {
    DenseBatch dense = batch.dense();
    double[] values = dense.values();
    for (int j = 0; j < frame.features(); j++) {
      gather(values, dense.start() + j * dense.stride(), order, start, j * size, size, j);
    }
  }

  private void gather(double[] values, int column, int[] order, int start, int to, int n, int j) {
    double centre = frame.centre()[j];
    double factor = frame.factor()[j];
    for (int i = 0; i < n; i++) {
      tile[to + i] = (values[column + order[start + i]] - centre) * factor;
    }
  }

  @Override
  void settle(Iterate iterate) {
    iterate.settleAll();
  }

  @Override
  void linear(double[] z, double[] out) {
    KERNELS.predict(tile, 0, count(), count(), frame.features(), z, z[frame.features()], out);
  }

  @Override
  void push(double[] r, double eta, Iterate iterate) {
    Arrays.fill(gradient, 0);
    add(r, 1, gradient);
    for (int j = 0; j < gradient.length; j++) {
      iterate.push(j, eta, gradient[j]);
    }
  }

  @Override
  void add(double[] r, double factor, double[] sums) {
    int d = frame.features();
    double[] into = factor == 1 ? sums : new double[d + 1];
    KERNELS.addTransposed(tile, 0, count(), count(), d, r, into);
    if (frame.intercept()) {
      into[d] += KERNELS.sum(r, 0, count());
    }
    for (int j = 0; j <= d && factor != 1; j++) {
      sums[j] = Math.fma(factor, into[j], sums[j]);
    }
  }

  @Override
  double square(int i) {
    double sum = frame.intercept() ? 1 : 0;
    for (int j = 0; j < frame.features(); j++) {
      sum = Math.fma(tile[j * count() + i], tile[j * count() + i], sum);
    }
    return sum;
  }
}
