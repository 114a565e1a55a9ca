package glissade.cli;

import glissade.descent.Outcome;

/** What the process ends with. */
final class ExitCode {

  /** Done. */
  static final int DONE = 0;

  /** Anything that should not happen. */
  static final int FAILED = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  /** Data or a file that cannot be used. */
  static final int UNUSABLE = 3;

  /** Did not converge, or the step failed; the best point is saved and marked so. */
  static final int NOT_CONVERGED = 4;

  /** Diverged or not finite; no model is saved. */
  static final int DIVERGED = 5;

  /** Cancelled; the best point is saved and marked so. */
  static final int CANCELLED = 130;

  private ExitCode() {}

  /** The exit code that tells how a descent ended. */
  static int of(Outcome outcome) {
    if (outcome instanceof Outcome.Converged || outcome instanceof Outcome.Completed) {
      return DONE;
    }
    if (outcome instanceof Outcome.Cancelled) {
      return CANCELLED;
    }
    return outcome.hasUsablePoint() ? NOT_CONVERGED : DIVERGED;
  }
}
