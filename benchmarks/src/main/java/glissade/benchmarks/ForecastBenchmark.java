package glissade.benchmarks;

import glissade.compress.Triangle;
import glissade.forecast.Forecast;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.optimizer.Catalogue;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.Recurrence;
import glissade.rows.InMemoryRows;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
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
 * How long it takes to say how many iterations a method needs to a gap of 1e-12, where gradient
 * descent needs about 1e12: 20 directions, curvatures geometric from 1 to κ. For the first call in
 * a JVM instead of one of many: {@code -bm ss -wi 0 -i 1 -f 10}.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ForecastBenchmark {

  private static final int D = 20;

  @Param({"gd", "momentum", "nesterov"})
  String optimizer = "gd";

  @Param({"1e11", "1e20"})
  double condition;

  private Forecast forecast = Forecast.fromZero(objective(2));
  private Recurrence recurrence = Recurrence.steepest(1);

  @Setup
  public void make() {
    CompressedLeastSquares objective = objective(condition);
    forecast = Forecast.fromZero(objective);
    GradientDescent method = (GradientDescent) Catalogue.optimizer(optimizer, Optional.empty());
    recurrence = method.recurrence(objective).orElseThrow();
  }

  @Benchmark
  public OptionalLong iterations() {
    return forecast.course(recurrence).iterationsToGap(1e-12);
  }

  /** One row a column, so that the triangle is diagonal and its curvatures are known. */
  private static CompressedLeastSquares objective(double condition) {
    Random random = new Random(1);
    double[][] x = new double[D][D];
    double[] y = new double[D];
    for (int i = 0; i < D; i++) {
      x[i][i] = Math.pow(condition, i / (2.0 * (D - 1)));
      y[i] = random.nextGaussian() * x[i][i];
    }
    return new CompressedLeastSquares(Triangle.of(InMemoryRows.of(x, y)), Scaling.raw(D, false));
  }
}
