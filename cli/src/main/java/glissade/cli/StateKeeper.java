package glissade.cli;

import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.file.CheckpointFile;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes the state of a run every few seconds, so that little is lost with the process. */
final class StateKeeper {

  /** What a process that is killed may lose. */
  static final Duration EVERY = Duration.ofSeconds(5);

  /** Of a run with much state no more than this part of the time is spent on writing it. */
  private static final long PART = 20;

  private final @Nullable Path path;
  private final @Nullable CheckpointFile file;
  private @Nullable Descent descent;
  private final long every;
  private long next;

  /**
   * @param every how often the state is written while the run goes on
   */
  StateKeeper(Path path, CheckpointFile file, Duration every) {
    this.path = path;
    this.file = file;
    this.every = every.toNanos();
    this.next = System.nanoTime() + this.every;
  }

  private StateKeeper() {
    this.path = null;
    this.file = null;
    this.every = Long.MAX_VALUE;
  }

  /** Keeps nothing. */
  static StateKeeper none() {
    return new StateKeeper();
  }

  /** To be called before the first update. */
  void begin(Descent under) {
    descent = under;
  }

  /** To be called after every update. */
  void see(Descent under) {
    if (path == null) {
      return;
    }
    long now = System.nanoTime();
    if (now - next >= 0) {
      write(under);
      next = System.nanoTime() + Math.max(every, PART * (System.nanoTime() - now));
    }
  }

  /** Whether a run that ended so can be taken up again. */
  static boolean isWorthKeeping(Outcome outcome) {
    return outcome.hasUsablePoint() && !(outcome instanceof Outcome.StepFailed);
  }

  /** To be called at the end, once what is more important is safe. */
  void finish(Outcome outcome) {
    if (descent != null && isWorthKeeping(outcome)) {
      write(descent);
    }
  }

  private void write(Descent under) {
    if (path != null && file != null) {
      file.write(path, under.checkpoint());
    }
  }
}
