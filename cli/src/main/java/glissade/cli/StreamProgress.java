package glissade.cli;

import glissade.loss.Loss;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.stochastic.OnlineLearner;
import java.io.PrintWriter;

/**
 * How learning from a stream goes, about every second: one line that changes on a terminal, a line
 * each time otherwise.
 */
final class StreamProgress implements AutoCloseable {

  private static final long EVERY = 1_000_000_000;

  private final Console console;
  private final boolean quiet;
  private final String loss;
  private long last = System.nanoTime();
  private boolean drawn;

  StreamProgress(Console console, boolean quiet, Loss loss) {
    this.console = console;
    this.quiet = quiet;
    this.loss = LossTitle.of(loss);
  }

  /** Told of the first rows, and after that about every second. */
  void see(OnlineLearner learner) {
    long now = System.nanoTime();
    if (quiet || (drawn && now - last < EVERY)) {
      return;
    }
    last = now;
    drawn = true;
    String line =
        Prose.count(learner.rows(), "row")
            + ": "
            + loss
            + " "
            + Numbers.significant(learner.progressiveLoss(), 4)
            + ", lately "
            + Numbers.significant(learner.recentLoss(), 4);
    if (!console.terminal().error()) {
      console.noteLine(line);
      return;
    }
    int room = console.terminal().columns() - 1;
    PrintWriter err = console.err();
    err.print("\r\033[2K" + (line.length() > room ? line.substring(0, room) : line));
    err.flush();
  }

  @Override
  public void close() {
    if (drawn && console.terminal().error()) {
      console.err().print("\r\033[2K");
      console.err().flush();
    }
  }
}
