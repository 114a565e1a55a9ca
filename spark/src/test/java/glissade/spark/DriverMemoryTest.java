package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.TriangleAccumulator;
import glissade.rows.BatchRows;
import glissade.rows.InMemoryRows;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;

/** What comes to the driver does not grow with the rows, nor with their partitions. */
class DriverMemoryTest {

  private static final int FEATURES = 20;

  /** Of a triangle: (d + 2)² doubles. */
  private static final long SUMMARY = 8L * (FEATURES + 2) * (FEATURES + 2);

  /** What else a task has to tell: its metrics, names of classes. */
  private static final long BESIDES = 6_000;

  /** Counts what the tasks sent to the driver that had something for it, and not for each other. */
  private static final class Results extends SparkListener {

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd ended) {
      if (ended.taskType().equals("ResultTask")) {
        count.incrementAndGet();
      }
      bytes.addAndGet(ended.taskMetrics().resultSize());
    }
  }

  private static InMemoryRows rows(int count) {
    Random random = new Random(5);
    double[][] columns = new double[FEATURES + 1][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = random.doubles(count).toArray();
    }
    return BatchRows.dense(false, false, columns);
  }

  private static Results fold(int rows, int partitions) throws TimeoutException {
    SparkContext context = LocalSpark.session().sparkContext();
    RddRows spread = RddRows.of(rows(rows), partitions);
    Results results = new Results();
    context.addSparkListener(results);
    try {
      spread.fold(new TriangleAccumulator(FEATURES));
      context.listenerBus().waitUntilEmpty();
    } finally {
      context.removeSparkListener(results);
    }
    return results;
  }

  @Test
  void moreRowsSendNoMore() throws TimeoutException {
    long few = fold(100, 4).bytes.get();
    assertThat(few).isBetween(4 * SUMMARY, 4 * (SUMMARY + BESIDES));
    assertThat(fold(20_000, 4).bytes.get()).isCloseTo(few, within(400L));
  }

  @Test
  void morePartitionsSendNoMoreThanThirtyTwoSummaries() throws TimeoutException {
    for (int partitions : new int[] {32, 33, 64, 1100}) {
      Results results = fold(2_200, partitions);
      assertThat(results.count).hasValueLessThanOrEqualTo(SpreadChunks.FAN);
      // Those that merge for others tell the driver where their summaries are, and nothing more.
      long merging = partitions > SpreadChunks.FAN ? partitions + Groups.of(partitions) : 0;
      assertThat(results.bytes)
          .as("%d partitions", partitions)
          .hasValueLessThan(SpreadChunks.FAN * (SUMMARY + BESIDES) + merging * BESIDES);
    }
  }
}
