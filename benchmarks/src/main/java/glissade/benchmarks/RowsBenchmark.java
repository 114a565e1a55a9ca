package glissade.benchmarks;

import glissade.compress.Triangle;
import glissade.fold.ParallelFold;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
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

/**
 * One pass over rows in memory, with all processors: what it costs, and what only reading costs.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RowsBenchmark {

  /** Rows × features. */
  @Param({"500000x100", "20000000x5"})
  String shape;

  private InMemoryRows rows;
  private MeanLoss loss;
  private double[] point;
  private double[] gradient;

  @Setup
  public void fill() {
    int times = shape.indexOf('x');
    int n = Integer.parseInt(shape.substring(0, times));
    int d = Integer.parseInt(shape.substring(times + 1));
    ParallelFold fold = ParallelFold.onAllProcessors();
    rows = new SyntheticRows(n, Numbers.normal(d), 2, 0.5, 42, fold).inMemory();
    loss = MeanLoss.squared(rows, Triangle.of(rows), Scaling.raw(d, true));
    point = Numbers.normal(d + 1);
    gradient = new double[d + 1];
  }

  /** Every byte once, with nothing to do but add: the floor of every pass. */
  @Benchmark
  public double read() {
    return rows.fold(new Sum()).total();
  }

  @Benchmark
  public double gradientPass() {
    return loss.valueAndGradient(point, gradient);
  }

  @Benchmark
  public Triangle fold() {
    return Triangle.of(rows);
  }
}
