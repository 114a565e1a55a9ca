package glissade.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Ctrl-C, or a request to terminate. As long as there is nothing to keep it ends the process; once
 * a descent has a best point it is a flag, looked at before every update, and the point is saved. A
 * second one ends the process whatever it does.
 *
 * <p>A signal handler rather than a shutdown hook: in a JVM that is shutting down a second signal
 * does nothing.
 */
final class Cancellation {

  /** What is said when there was nothing to keep. */
  static final String WITHOUT_RESULT = "Cancelled; nothing was written.";

  private final Console console;
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile boolean keeping;
  private volatile Runnable wake = () -> {};

  private Cancellation(Console console) {
    this.console = console;
  }

  /** From now on signals come here. */
  static Cancellation bySignal(Console console) {
    Cancellation cancellation = new Cancellation(console);
    Signals.register("INT", cancellation::ask);
    Signals.register("TERM", cancellation::ask);
    return cancellation;
  }

  /** From now on there is a point to keep. */
  void keepBestPoint() {
    keeping = true;
  }

  /** The same, and whoever waits for something is to be woken up. */
  void keepBestPoint(Runnable waking) {
    wake = waking;
    keeping = true;
  }

  boolean isAsked() {
    return asked.get();
  }

  /**
   * The same as Ctrl-C, asked by other means and any number of times: it never ends the process. A
   * descent that has not begun ends where it begins.
   */
  void askGently() {
    if (!asked.getAndSet(true)) {
      wake.run();
    }
  }

  private void ask() {
    if (asked.getAndSet(true)) {
      Runtime.getRuntime().halt(ExitCode.CANCELLED);
    }
    if (!keeping) {
      console.end(WITHOUT_RESULT);
      System.exit(ExitCode.CANCELLED);
    }
    wake.run();
  }
}
