package glissade.spark;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import glissade.fold.Spread;
import glissade.table.UnusableDataException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Chunks as the elements of an RDD. Each partition is folded on its own, along the tree of {@link
 * ParallelFold}; the partitions' summaries are merged in their order, on the cluster until at most
 * {@value #FAN} are left for the driver. So the same partitions give the same bits, whichever
 * machine is quicker, and what the driver holds does not grow with the rows.
 */
public final class SpreadChunks<C> implements Spread<C> {

  /** How many summaries are merged by one task, and by the driver. */
  static final int FAN = 32;

  /** The same chunks, told from where in the whole table they start. Costs a pass over the rows. */
  public interface Numbered<C> {
    /** Makes them. */
    JavaRDD<C> chunks();
  }

  private final JavaRDD<C> chunks;
  private final @Nullable Numbered<C> numbered;
  private final Consumer<JavaRDD<?>> keeper;

  /**
   * @param chunks one after the other, each numbered from the first row of its partition
   * @param numbered for the message about a row that cannot be used; null where none is thrown
   * @param keeper told what is kept in executors' memory, to let go of it
   */
  public SpreadChunks(
      JavaRDD<C> chunks, @Nullable Numbered<C> numbered, Consumer<JavaRDD<?>> keeper) {
    this.chunks = chunks;
    this.numbered = numbered;
    this.keeper = keeper;
  }

  /** Chunks that are kept until Spark finds that nobody can ask for them any more. */
  SpreadChunks(JavaRDD<C> chunks, @Nullable Numbered<C> numbered) {
    this(chunks, numbered, kept -> {});
  }

  @Override
  public <D extends Serializable> SpreadChunks<D> kept(Mapping<C, D> mapping) {
    JavaRDD<KeptChunk<D>> mapped =
        chunks.mapPartitions(part -> KeptChunk.each(part, mapping), true);
    mapped.persist(StorageLevel.MEMORY_AND_DISK());
    keeper.accept(mapped);
    JavaRDD<D> values = mapped.map(KeptChunk::value);
    Numbered<C> known = numbered;
    return new SpreadChunks<>(
        values, known == null ? null : () -> known.chunks().map(mapping::map), keeper);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnusableDataException of several, that of the earliest partition
   * @throws CancellationException if the job was cancelled, or this thread interrupted
   */
  @Override
  public <A extends Accumulator<C, A>> A fold(A zero) {
    List<Summary<A>> summaries = collect(summaries(chunks, zero));
    for (Summary<A> summary : summaries) {
      if (summary.failure() != null) {
        throw located(summary, zero);
      }
    }
    return summaries.isEmpty()
        ? zero.empty()
        : Summary.merge(summaries, 0, summaries.size()).value();
  }

  private static <C, A extends Accumulator<C, A>> JavaRDD<Summary<A>> summaries(
      JavaRDD<C> chunks, A zero) {
    JavaRDD<Summary<A>> summaries =
        chunks.mapPartitionsWithIndex((index, part) -> summary(index, part, zero), true);
    for (int count = chunks.getNumPartitions(); count > FAN; count = Groups.of(count)) {
      summaries =
          summaries
              .mapToPair(summary -> new Tuple2<>(summary.index(), summary))
              .repartitionAndSortWithinPartitions(new Groups(Groups.of(count)))
              .mapPartitionsWithIndex((index, group) -> Summary.merged(index, group), true);
    }
    return summaries;
  }

  /** Of one partition; of none, where that has no chunks. */
  private static <C, A extends Accumulator<C, A>> Iterator<Summary<A>> summary(
      int index, Iterator<C> part, A zero) {
    try {
      if (!part.hasNext()) {
        return List.<Summary<A>>of().iterator();
      }
      Chunks<C> inOrder = () -> part.hasNext() ? part.next() : null;
      A value = new ParallelFold(1).fold(zero, inOrder);
      return List.of(new Summary<>(index, value, null)).iterator();
    } catch (UnusableDataException e) {
      // A value and no failure of the task: no other attempt would find other data.
      return List.of(new Summary<A>(index, null, e)).iterator();
    }
  }

  /** The failure with the number that the row has in the whole table, not in its partition. */
  private <A extends Accumulator<C, A>> UnusableDataException located(Summary<A> failed, A zero) {
    Numbered<C> known = numbered;
    if (known != null) {
      int partition = failed.partition();
      JavaRDD<C> alone =
          known
              .chunks()
              .mapPartitionsWithIndex(
                  (index, part) -> index == partition ? part : List.<C>of().iterator(), true);
      for (Summary<A> summary : collect(summaries(alone, zero))) {
        if (summary.failure() != null) {
          return summary.failure();
        }
      }
    }
    return failed.unusable();
  }

  /** All elements, in one job. */
  static <T> List<T> collect(JavaRDD<T> rdd) {
    return run(rdd.context(), rdd::collect);
  }

  /** All elements in their order; each partition is fetched, by a job, when its turn comes. */
  static <T> Iterator<T> fetched(JavaRDD<T> rdd) {
    Iterator<T> elements = run(rdd.context(), rdd::toLocalIterator);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return run(rdd.context(), elements::hasNext);
      }

      @Override
      public T next() {
        return run(rdd.context(), elements::next);
      }
    };
  }

  /** Runs jobs, and leaves none running if this thread is to do something else. */
  static <T> T run(SparkContext context, Callable<T> jobs) {
    String tag = "glissade-" + UUID.randomUUID();
    context.addJobTag(tag);
    try {
      return jobs.call();
    } catch (Exception e) {
      throw asked(e, context, tag);
    } finally {
      context.removeJobTag(tag);
    }
  }

  /** Spark throws checked exceptions that it does not declare. */
  private static RuntimeException asked(Exception e, SparkContext context, String tag) {
    if (e instanceof InterruptedException) {
      context.cancelJobsWithTag(tag, "interrupted");
      Thread.currentThread().interrupt();
      return cancelled("interrupted while folding the rows", e);
    }
    if (isCancelled(e)) {
      return cancelled("the Spark job was cancelled", e);
    }
    UnusableDataException unusable = Complaint.ofJob(e);
    if (unusable != null) {
      return unusable;
    }
    // What Spark says goes on with the stack of the task that failed.
    return e instanceof RuntimeException known && !(e instanceof SparkThrowable)
        ? known
        : new IllegalStateException("Spark could not finish a job: " + Complaint.sentence(e), e);
  }

  /** Whether that is the reason, or what made a larger query fail. */
  private static boolean isCancelled(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkException failure
          && "SPARK_JOB_CANCELLED".equals(failure.getCondition())) {
        return true;
      }
    }
    return false;
  }

  private static CancellationException cancelled(String reason, Exception cause) {
    CancellationException cancelled = new CancellationException(reason);
    cancelled.initCause(cause);
    return cancelled;
  }
}
