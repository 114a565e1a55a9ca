package glissade.benchmarks;

import glissade.kernel.Kernels;
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

/** The loops over one tile that stays in a core's own cache. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {

  private static final Kernels KERNELS = Kernels.best();
  private static final int ROWS = 512;

  @Param({"5", "100"})
  int columns;

  private double[] x;
  private double[] r;
  private double[] weights;
  private double[] out;

  @Setup
  public void fill() {
    x = Numbers.normal(ROWS * columns);
    r = Numbers.normal(ROWS);
    weights = Numbers.normal(columns);
    out = new double[Math.max(ROWS, columns)];
  }

  @Benchmark
  public double dot(Work work) {
    work.flops += 2 * ROWS;
    work.bytes += 16 * ROWS;
    return KERNELS.dot(x, 0, r, 0, ROWS);
  }

  @Benchmark
  public double[] predict(Work work) {
    work.flops += 2L * ROWS * columns;
    work.bytes += 8L * ROWS * columns;
    KERNELS.predict(x, 0, ROWS, ROWS, columns, weights, 1, out);
    return out;
  }

  @Benchmark
  public double[] addTransposed(Work work) {
    work.flops += 2L * ROWS * columns;
    work.bytes += 8L * ROWS * columns;
    KERNELS.addTransposed(x, 0, ROWS, ROWS, columns, r, out);
    return out;
  }
}
