package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.descent.Outcome;
import glissade.fold.ParallelFold;
import glissade.model.Fit;
import glissade.model.SpreadFits;
import glissade.rows.Batch;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever stops a fit in the middle of a pass gets the best point, and leaves nothing running. */
class CancellationTest {

  private static final String GROUP = "a fit that somebody cancels";

  /** The pass in the middle of which the fit is stopped. */
  private static final int PASS = 7;

  /** Tasks run in this process, so they can be watched. */
  private static final AtomicInteger PASSES = new AtomicInteger();

  private static volatile CountDownLatch waiting = new CountDownLatch(1);

  @BeforeEach
  void begin() {
    PASSES.set(0);
    waiting = new CountDownLatch(1);
  }

  /** Waits for ever in one pass, until the task is told to end. */
  private static Batch held(Batch batch) throws InterruptedException {
    if (TaskContext.getPartitionId() == 0 && PASSES.incrementAndGet() == PASS) {
      waiting.countDown();
      while (!TaskContext.get().isInterrupted()) {
        Thread.sleep(5);
      }
    }
    return batch;
  }

  /** Planning these runs a job, which waits for ever. */
  private static SparkTable tableOfGroups() {
    JavaRDD<Row> rows =
        LocalSpark.context()
            .parallelize(List.of(1.0, 2.0), 2)
            .map(
                value -> {
                  waiting.countDown();
                  while (!TaskContext.get().isInterrupted()) {
                    Thread.sleep(5);
                  }
                  return RowFactory.create(value);
                });
    StructType schema = new StructType().add("a", DataTypes.DoubleType);
    return new SparkTable(
        "t", LocalSpark.session().createDataFrame(rows, schema).groupBy("a").count());
  }

  private static void plan(Consumer<SparkTable> reading) {
    LocalSpark.context().setJobGroup(GROUP, GROUP);
    try {
      reading.accept(tableOfGroups());
    } finally {
      LocalSpark.context().clearJobGroup();
    }
  }

  static List<Consumer<SparkTable>> readings() {
    return List.of(
        table -> table.chunks(List.of("a"), List.of(), 100, new ParallelFold(1)),
        table -> table.read(List.of("a"), List.of(), 100),
        table -> table.levels(List.of("a")));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void aJobThatIsCancelledWhilePlanning(Consumer<SparkTable> reading) throws Exception {
    CompletableFuture<Void> planned = CompletableFuture.runAsync(() -> plan(reading));
    assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
    LocalSpark.context().cancelJobGroup(GROUP);
    assertThatThrownBy(() -> planned.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CancellationException.class);
    checkNothingRuns();
  }

  private static Fit fit() {
    JavaSparkContext context = LocalSpark.context();
    context.setJobGroup(GROUP, GROUP);
    try {
      SpreadFits.Case softmax =
          SpreadFits.cases(200).stream()
              .filter(one -> one.name().equals("softmax"))
              .findFirst()
              .orElseThrow();
      int[] sizes = {100, 60, 40};
      RddRows rows = RddRows.of(softmax.rows(), sizes, CancellationTest::held);
      return softmax.trainer().withTolerance(0).fit(rows);
    } finally {
      context.clearJobGroup();
    }
  }

  private static void check(Fit fit) {
    assertThat(fit.outcome()).isInstanceOf(Outcome.Cancelled.class);
    assertThat(fit.outcome().hasUsablePoint()).isTrue();
    assertThat(fit.outcome().arrival().iterations()).isBetween(1L, (long) PASS);
    assertThat(fit.loss()).isFinite().isLessThan(Math.log(3));
    assertThat(fit.coefficients()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(PASSES).hasValue(PASS);
  }

  private static void checkNothingRuns() throws InterruptedException {
    JavaSparkContext context = LocalSpark.context();
    for (int wait = 0; wait < 500 && context.statusTracker().getActiveJobIds().length > 0; wait++) {
      Thread.sleep(10);
    }
    assertThat(context.statusTracker().getActiveJobIds()).isEmpty();
  }

  @Test
  void aJobGroupThatIsCancelled() throws Exception {
    CompletableFuture<Fit> fitted = CompletableFuture.supplyAsync(CancellationTest::fit);
    assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
    LocalSpark.context().cancelJobGroup(GROUP);
    check(fitted.get(60, TimeUnit.SECONDS));
    checkNothingRuns();
  }

  @Test
  void aThreadThatIsInterrupted() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CompletableFuture<Fit> fitted = new CompletableFuture<>();
    Thread fitting =
        new Thread(
            () -> {
              try {
                fitted.complete(fit());
              } catch (RuntimeException e) {
                fitted.completeExceptionally(e);
              }
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    fitting.start();
    assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
    fitting.interrupt();
    check(fitted.get(60, TimeUnit.SECONDS));
    assertThat(interrupted.get()).isTrue();
    checkNothingRuns();
  }
}
