package glissade.benchmarks;

import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The article's job: 5,000 rows of 5 features in memory, 1,000 updates with η = 0.01, and every
 * iterate and its loss looked at.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ArticleBenchmark {

  private final InMemoryRows rows = SyntheticRows.ofTheArticle(42).inMemory();
  private final Trainer trainer = Trainer.automatic().withStep(0.01).withIterations(1_000);
  private final Triangle triangle = Triangle.of(rows);

  @Benchmark
  public void all(Blackhole seen) {
    descend(trainer.plan(Triangle.of(rows)), seen);
  }

  @Benchmark
  public Triangle fold() {
    return Triangle.of(rows);
  }

  @Benchmark
  public Plan plan() {
    return trainer.plan(triangle);
  }

  private static void descend(Plan plan, Blackhole seen) {
    Descent descent = plan.start();
    descent.forEachRemaining(
        step -> {
          seen.consume(step.loss());
          seen.consume(step.at());
        });
    seen.consume(descent.outcome());
  }
}
