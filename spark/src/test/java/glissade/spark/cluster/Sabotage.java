package glissade.spark.cluster;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.storage.RDDBlockId;

/**
 * Kills an executor, and its worker, while it has a task of the next job. It is stopped before: so
 * it cannot have ended the task, however quick that is.
 */
final class Sabotage extends SparkListener {

  private final Daemon worker;
  private final String executor;
  private final Set<String> removed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger kept = new AtomicInteger();

  /**
   * @param executor as Spark calls it
   * @param worker which started it
   */
  Sabotage(String executor, Daemon worker) {
    this.executor = executor;
    this.worker = worker;
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    if (start.taskInfo().executorId().equals(executor)) {
      worker.kill();
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() instanceof ExecutorLostFailure) {
      lost.incrementAndGet();
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    removed.add(event.executorId());
  }

  @Override
  public void onBlockUpdated(SparkListenerBlockUpdated update) {
    if (update.blockUpdatedInfo().blockId() instanceof RDDBlockId
        && update.blockUpdatedInfo().storageLevel().isValid()) {
      kept.incrementAndGet();
    }
  }

  /** The executor it is about, as Spark calls it. */
  String executor() {
    return executor;
  }

  /** The executors that Spark has given up. */
  Set<String> removed() {
    return removed;
  }

  /** How many tasks ended with their executor. */
  int lostTasks() {
    return lost.get();
  }

  /** How many partitions were put into an executor's memory. */
  int keptPartitions() {
    return kept.get();
  }
}
