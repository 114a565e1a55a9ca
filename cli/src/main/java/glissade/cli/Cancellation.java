package glissade.cli;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, or a request to terminate. The first one is a flag that a descent looks at before every
 * update, and an interrupt where rows are being read; it leaves the work time to save the best
 * point. The second one ends the process at once.
 *
 * <p>A signal handler rather than a shutdown hook: in a JVM that is shutting down a second signal
 * does nothing.
 */
final class Cancellation {

  private volatile boolean asked;
  private @Nullable Thread reader;

  /** From now on the process does not end by itself when it is asked to. */
  static Cancellation bySignal() {
    Cancellation cancellation = new Cancellation();
    Signals.register("INT", cancellation::ask);
    Signals.register("TERM", cancellation::ask);
    return cancellation;
  }

  /** What a signal does. */
  synchronized void ask() {
    if (asked) {
      Runtime.getRuntime().halt(ExitCode.CANCELLED);
    }
    asked = true;
    if (reader != null) {
      reader.interrupt();
    }
  }

  boolean asked() {
    return asked;
  }

  /**
   * Stops here if that was asked for.
   *
   * @throws CancellationException if so
   */
  void check() {
    if (asked) {
      throw new CancellationException("cancelled");
    }
  }

  /**
   * Runs work that only an interrupt stops. Elsewhere there must be none: it would close the very
   * files the best point is saved to.
   */
  <T> T reading(Supplier<T> work) {
    synchronized (this) {
      check();
      reader = Thread.currentThread();
    }
    try {
      return work.get();
    } finally {
      synchronized (this) {
        reader = null;
        Thread.interrupted();
      }
    }
  }
}
