package glissade.benchmarks;

import glissade.fold.Accumulator;
import glissade.kernel.Kernels;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;

/** Every byte once, with nothing to do but add: the floor of every pass. */
final class Sum implements Accumulator<Batch, Sum> {

  private static final Kernels KERNELS = Kernels.best();

  private double sum;

  double total() {
    return sum;
  }

  @Override
  public Sum empty() {
    return new Sum();
  }

  @Override
  public void add(Batch any) {
    DenseBatch chunk = any.dense();
    sum += KERNELS.sum(chunk.values(), 0, chunk.values().length);
  }

  @Override
  public void merge(Sum later) {
    sum += later.sum;
  }
}
