package glissade.benchmarks;

import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.fold.Accumulator;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;

/**
 * How fast processors fold what is already in their caches, as {@link FoldBenchmark}: chunks of the
 * same few values, with nothing to read from memory and nothing to merge.
 */
final class RateJob implements Job {

  private static final long ENOUGH_FLOPS = 500_000_000;

  private final ParallelFold fold;
  private final DenseBatch chunk;
  private final long chunks;
  private long folded;

  /**
   * @param threads how many processors
   * @param features of a row
   */
  RateJob(int threads, int features) {
    fold = new ParallelFold(threads);
    int rows = Batch.chunkRows(features);
    chunk = new DenseBatch(Numbers.normal(rows * (features + 1)), 0, rows, rows, features, false);
    chunks = Math.max(4, ENOUGH_FLOPS / flopsOfOne()) * threads;
  }

  private long flopsOfOne() {
    long size = chunk.features() + 2L;
    return 2L * chunk.rows() * size * size;
  }

  @Override
  public void run() {
    long[] taken = {0};
    folded = fold.fold(new Apart(), () -> taken[0]++ < chunks ? chunk : null).rows;
  }

  @Override
  public long flops() {
    return chunks * flopsOfOne();
  }

  @Override
  public double error() {
    return folded == chunks * chunk.rows() ? 0 : Double.NaN;
  }

  /** Each chunk for itself. */
  private static final class Apart implements Accumulator<Batch, Apart> {

    private long rows;

    @Override
    public Apart empty() {
      return new Apart();
    }

    @Override
    public void add(Batch batch) {
      TriangleAccumulator accumulator = new TriangleAccumulator(batch.features());
      accumulator.add(batch);
      Triangle triangle = accumulator.triangle();
      rows += triangle.rows();
    }

    @Override
    public void merge(Apart later) {
      rows += later.rows;
    }
  }
}
