package glissade.benchmarks;

import glissade.compress.TriangleAccumulator;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Folding one chunk of rows into a triangle of the given order. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FoldBenchmark {

  @Param({"3", "7", "12", "32", "104", "300"})
  int size;

  private DenseBatch chunk;

  @Setup
  public void fill() {
    int features = size - 2;
    int rows = Batch.chunkRows(features);
    double[] values = Numbers.normal(rows * (features + 1));
    chunk = new DenseBatch(values, 0, rows, rows, features, false);
  }

  @Benchmark
  public TriangleAccumulator fold(Work work) {
    work.flops += 2L * chunk.rows() * size * size;
    work.bytes += 8L * chunk.values().length;
    TriangleAccumulator accumulator = new TriangleAccumulator(size - 2);
    accumulator.add(chunk);
    return accumulator;
  }
}
