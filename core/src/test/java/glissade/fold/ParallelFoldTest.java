package glissade.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelFoldTest {

  /** Writes down how it was merged: order and shape. */
  private static final class Merges implements Accumulator<Integer, Merges> {

    private String shape = "";

    @Override
    public Merges empty() {
      return new Merges();
    }

    @Override
    public void add(Integer chunk) {
      if (chunk < 0) {
        throw new IllegalArgumentException("chunk " + chunk);
      }
      long until = System.nanoTime() + new Random().nextInt(200_000);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      shape = String.valueOf(chunk);
    }

    @Override
    public void merge(Merges later) {
      shape = "(" + shape + " " + later.shape + ")";
    }
  }

  private static Chunks<Integer> upTo(int count) {
    AtomicInteger next = new AtomicInteger();
    return () -> next.get() < count ? next.getAndIncrement() : null;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void theTreeDependsOnTheNumberOfChunksAlone(int threads) {
    ParallelFold fold = new ParallelFold(threads);
    assertThat(fold.fold(new Merges(), upTo(0)).shape).isEmpty();
    assertThat(fold.fold(new Merges(), upTo(1)).shape).isEqualTo("0");
    assertThat(fold.fold(new Merges(), upTo(3)).shape).isEqualTo("((0 1) 2)");
    assertThat(fold.fold(new Merges(), upTo(7)).shape).isEqualTo("(((0 1) (2 3)) ((4 5) 6))");
    String hundred = new ParallelFold(1).fold(new Merges(), upTo(100)).shape;
    assertThat(fold.fold(new Merges(), upTo(100)).shape).isEqualTo(hundred);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void theEarliestFailureIsTheOneReported(int threads) {
    for (int trial = 0; trial < 20; trial++) {
      AtomicInteger next = new AtomicInteger();
      Chunks<Integer> chunks =
          () -> next.get() < 50 ? (next.incrementAndGet() > 10 ? -next.get() : 1) : null;
      assertThatThrownBy(() -> new ParallelFold(threads).fold(new Merges(), chunks))
          .hasMessage("chunk -11");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void aReaderThatFailsIsClosed(int threads) {
    AtomicInteger closed = new AtomicInteger();
    AtomicInteger next = new AtomicInteger();
    Chunks<Integer> chunks =
        new Chunks<>() {
          @Override
          public Integer next() {
            if (next.incrementAndGet() > 5) {
              throw new IllegalStateException("the disk is gone");
            }
            return next.get();
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    assertThatThrownBy(() -> new ParallelFold(threads).fold(new Merges(), chunks))
        .hasMessage("the disk is gone");
    assertThat(closed).hasValue(1);
  }

  /** As where there is no more memory: one thread fails on its chunk, another on the next. */
  @Test
  void readerAndChunkMayFailAtOnce() {
    AtomicInteger next = new AtomicInteger();
    Chunks<Integer> chunks =
        () -> {
          if (next.incrementAndGet() == 1) {
            return -1;
          }
          // By then the other thread has failed and waits for this one to be done reading.
          LockSupport.parkNanos(100_000_000);
          throw new IllegalStateException("the disk is gone");
        };
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> new ParallelFold(2).fold(new Merges(), chunks))
                .hasMessage("chunk -1"));
  }

  @Test
  void anInterruptEndsIt() throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Chunks<Integer> endless = next::incrementAndGet;
    StringBuilder ended = new StringBuilder();
    Thread caller =
        new Thread(
            () -> {
              try {
                new ParallelFold(2).fold(new Merges(), endless);
              } catch (CancellationException e) {
                ended
                    .append("cancelled, interrupted ")
                    .append(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    while (next.get() < 20) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    caller.join(10_000);
    assertThat(ended.toString()).isEqualTo("cancelled, interrupted true");
  }

  @Test
  void zeroThreadsAreRefused() {
    assertThatThrownBy(() -> new ParallelFold(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
