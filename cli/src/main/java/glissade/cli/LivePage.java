package glissade.cli;

import glissade.descent.Step;
import glissade.explore.live.LiveRun;
import glissade.explore.live.LossPictures;
import glissade.explore.server.LocalServer;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a fit is watched. The command ends as it would without: only, before it does,
 * every page that is open is told how the run ended, and a browser that was started is given the
 * time to come. A page needs no server after that; it keeps what it shows.
 */
final class LivePage implements AutoCloseable {

  /** Nobody watches. */
  static final LivePage NONE = new LivePage(null, null, false);

  /** How long a browser may take to open a page. */
  private static final Duration START = Duration.ofSeconds(15);

  /** How long a page may take to be told one event. */
  private static final Duration TELLING = Duration.ofSeconds(5);

  private final @Nullable LiveRun run;
  private final @Nullable LocalServer server;
  private final boolean opened;

  /**
   * @param opened whether a browser was started
   */
  LivePage(@Nullable LiveRun run, @Nullable LocalServer server, boolean opened) {
    this.run = run;
    this.server = server;
    this.opened = opened;
  }

  /** The run begins. */
  void begin(Plan plan) {
    if (run != null) {
      OptionalDouble optimum =
          plan instanceof CompressedPlan compressed
              ? OptionalDouble.of(compressed.forecast().optimumLoss())
              : OptionalDouble.empty();
      run.begin(new LossPictures(optimum));
    }
  }

  /** Shows the next step. */
  void see(Step step) {
    if (run != null) {
      run.see(step);
    }
  }

  /** Shows how it ended. */
  void end(FitResult result) {
    if (run != null) {
      run.end(result.outcome(), result.verdict());
    }
  }

  /** Waits until everybody who watches has seen the end, or Ctrl-C says that it need not. */
  void awaitTold(Cancellation cancellation) {
    if (run == null) {
      return;
    }
    Thread waiting = Thread.currentThread();
    cancellation.keepBestPoint(waiting::interrupt);
    try {
      if (opened) {
        run.events().awaitListener(START);
      }
    } catch (InterruptedException e) {
      // Asked not to wait.
      return;
    }
    awaitTold(run);
  }

  private static void awaitTold(LiveRun run) {
    try {
      run.events().awaitTold(TELLING);
    } catch (InterruptedException e) {
      // Asked not to wait; what is left is to end.
      return;
    }
  }

  /** After a failure the page is told so; after all else it knows. */
  @Override
  public void close() {
    if (run != null) {
      run.close();
      awaitTold(run);
    }
    if (server != null) {
      server.close();
    }
  }
}
