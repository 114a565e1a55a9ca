package glissade.cli;

import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.file.CheckpointFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes the state of a run every few seconds, so that little is lost with the process. */
final class StateKeeper {

  private static final long EVERY_NANOS = 5_000_000_000L;

  /** Of a run with much state no more than this part of the time is spent on writing it. */
  private static final long PART = 20;

  private final @Nullable Path path;
  private final @Nullable CheckpointFile file;
  private @Nullable Descent descent;
  private long next = System.nanoTime() + EVERY_NANOS;

  StateKeeper(Path path, CheckpointFile file) {
    this.path = path;
    this.file = file;
  }

  private StateKeeper() {
    this.path = null;
    this.file = null;
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
      next = System.nanoTime() + Math.max(EVERY_NANOS, PART * (System.nanoTime() - now));
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
