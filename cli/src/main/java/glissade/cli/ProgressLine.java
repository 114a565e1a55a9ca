package glissade.cli;

import glissade.report.words.Numbers;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar on standard error for work that takes long: drawn only on a terminal, only once the work
 * has lasted half a second, and wiped away when it is done.
 */
final class ProgressLine implements AutoCloseable {

  private static final long PATIENCE_NANOS = 500_000_000;

  /** How often the clock is looked at, in calls: it costs more than an update of five weights. */
  private static final int CALLS = 256;

  private final Console console;
  private final boolean shown;
  private final String task;
  private final String unit;
  private final long total;
  private final long started = System.nanoTime();
  private long done;
  private int calls;
  private boolean ended;
  private @Nullable ProgressBar bar;

  /**
   * @param quiet whether to show nothing at all
   * @param task what is being done
   * @param unit what is counted
   * @param total how many there are, or −1 if that is not known
   */
  ProgressLine(Console console, boolean quiet, String task, String unit, long total) {
    this.console = console;
    this.shown = console.terminal().error() && !quiet;
    this.task = task;
    this.unit = unit;
    this.total = total;
  }

  /** Counts one; cheap enough for every iteration of a descent. */
  void step() {
    done++;
    if (shown && ++calls % CALLS == 0) {
      show();
    }
  }

  /** Counts what a chunk has; from any thread. */
  synchronized void add(long count) {
    done += count;
    if (shown) {
      show();
    }
  }

  /** So much is done by now; from any thread. */
  synchronized void reach(long count) {
    add(count - done);
  }

  private void show() {
    if (bar == null && !ended && System.nanoTime() - started > PATIENCE_NANOS) {
      bar = draw();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  private ProgressBar draw() {
    PrintWriter err = console.err();
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(" " + unit, 1)
            .setUpdateIntervalMillis(100)
            .setStyle(
                console.terminal().unicode()
                    ? ProgressBarStyle.UNICODE_BLOCK
                    : ProgressBarStyle.ASCII)
            .setConsumer(
                new DelegatingProgressBarConsumer(
                    line -> {
                      err.print('\r' + line);
                      err.flush();
                    },
                    console.terminal().columns() - 1));
    if (total < 0) {
      // Without an end there is no bar to fill, only a number that grows.
      builder.setRenderer(
          (state, width) -> task + " … " + Numbers.count(state.getCurrent()) + " " + unit);
    }
    return builder.build();
  }

  /** Wipes the bar away; what is counted from now on is not shown. */
  @Override
  public synchronized void close() {
    ended = true;
    if (bar != null) {
      bar.close();
      bar = null;
      console.err().print("\r\033[2K");
      console.err().flush();
    }
  }
}
