package glissade.benchmarks.spark;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;

/** Counts what Spark does: jobs, tasks, bytes that tasks send to the driver and to each other. */
final class JobTally extends SparkListener {

  /** What was done up to some moment, or between two of them. */
  record Count(long jobs, long tasks, long resultBytes, long shuffleBytes) {

    Count since(Count before) {
      return new Count(
          jobs - before.jobs,
          tasks - before.tasks,
          resultBytes - before.resultBytes,
          shuffleBytes - before.shuffleBytes);
    }
  }

  private final SparkContext context;
  private final AtomicLong jobs = new AtomicLong();
  private final AtomicLong tasks = new AtomicLong();
  private final AtomicLong resultBytes = new AtomicLong();
  private final AtomicLong shuffleBytes = new AtomicLong();

  private JobTally(SparkContext context) {
    this.context = context;
  }

  static JobTally of(SparkContext context) {
    JobTally tally = new JobTally(context);
    context.addSparkListener(tally);
    return tally;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    jobs.incrementAndGet();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    tasks.incrementAndGet();
    @Nullable TaskMetrics metrics = end.taskMetrics();
    if (metrics != null) {
      resultBytes.addAndGet(metrics.resultSize());
      shuffleBytes.addAndGet(metrics.shuffleWriteMetrics().bytesWritten());
    }
  }

  /** What was done up to now. Listeners are told late, so this waits for them. */
  Count now() {
    try {
      context.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
    return new Count(jobs.get(), tasks.get(), resultBytes.get(), shuffleBytes.get());
  }
}
