package glissade.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs an accumulator over chunks with several threads and returns the same bits for any number of
 * them.
 *
 * <p>Each chunk is summarised on its own; the summaries are merged along a binary tree whose shape
 * depends on the number of chunks alone. The threads take chunks in turn from the one ordered
 * reader, so while one of them reads the others fold, and at most one chunk a thread is in memory.
 *
 * @param threads how many threads to use, at least 1; the calling thread is one of them
 */
public record ParallelFold(int threads) {

  public ParallelFold {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
  }

  /** As many threads as the machine has processors. */
  public static ParallelFold onAllProcessors() {
    return new ParallelFold(Runtime.getRuntime().availableProcessors());
  }

  /**
   * The summary of all chunks.
   *
   * @param zero an accumulator that has seen nothing; not modified
   * @param chunks read to the end and closed
   * @throws CancellationException if the calling thread is interrupted
   * @throws RuntimeException whatever the reader or the accumulator threw; of several, the one of
   *     the earliest chunk
   */
  public <C, A extends Accumulator<C, A>> A fold(A zero, Chunks<C> chunks) {
    Run<C, A> run = new Run<>(zero, chunks);
    try (chunks) {
      List<Thread> others = new ArrayList<>();
      for (int t = 1; t < threads; t++) {
        Thread other = new Thread(run::work, "glissade-fold-" + t);
        other.setDaemon(true);
        others.add(other);
        other.start();
      }
      run.work();
      join(others, run);
    }
    return run.result();
  }

  private static void join(List<Thread> others, Run<?, ?> run) {
    boolean interrupted = false;
    for (Thread other : others) {
      while (other.isAlive()) {
        try {
          other.join();
        } catch (InterruptedException e) {
          // The others must be out of the reader before it is closed, so wait on.
          run.cancel();
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One fold under way: what its threads share. */
  private static final class Run<C, A extends Accumulator<C, A>> {

    private final A zero;
    private final Chunks<C> chunks;
    private final Thread caller = Thread.currentThread();
    private final ReentrantLock reading = new ReentrantLock();
    private final MergeTree<A> tree = new MergeTree<>();
    private final AtomicLong failedAt = new AtomicLong(Long.MAX_VALUE);
    private long taken;
    private boolean ended;
    private @Nullable Throwable failure;

    Run(A zero, Chunks<C> chunks) {
      this.zero = zero;
      this.chunks = chunks;
    }

    void work() {
      boolean more = true;
      while (more) {
        more = takeOne();
      }
    }

    /** Reads and folds one chunk. Returns false when there is nothing more to do. */
    private boolean takeOne() {
      long index;
      C chunk;
      reading.lock();
      try {
        index = taken++;
        chunk = ended ? null : chunks.next();
        ended |= chunk == null || caller.isInterrupted();
      } catch (RuntimeException | Error e) {
        ended = true;
        fail(taken - 1, e);
        return false;
      } finally {
        reading.unlock();
      }
      if (chunk == null) {
        return false;
      }
      try {
        A leaf = zero.empty();
        leaf.add(chunk);
        tree.put(index, leaf);
        return true;
      } catch (RuntimeException | Error e) {
        fail(index, e);
        return false;
      }
    }

    void cancel() {
      reading.lock();
      try {
        ended = true;
      } finally {
        reading.unlock();
      }
    }

    private void fail(long index, Throwable e) {
      synchronized (this) {
        if (index < failedAt.get()) {
          failedAt.set(index);
          failure = e;
        }
      }
      // Not while this is locked: whoever reads may be on the way to say that it has failed as
      // well.
      // Chunks already taken are finished, since one of them may hold an earlier failure.
      cancel();
    }

    A result() {
      synchronized (this) {
        if (failure instanceof Error error) {
          throw error;
        }
        if (failure instanceof RuntimeException exception) {
          throw exception;
        }
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted while reading");
      }
      A whole = tree.root();
      return whole == null ? zero.empty() : whole;
    }
  }
}
