package glissade.cli;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.file.CheckpointFile;
import glissade.model.Plan;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the state of a run is kept, and where it is taken up again. */
final class ResumeOptions {

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE.json",
      description = {
        "Write the state of the run, every few seconds and at its end, however it ends but by"
            + " divergence."
      })
  private @Nullable Path checkpoint;

  @Option(
      names = "--resume",
      paramLabel = "FILE.json",
      description = {
        "Go on from such a state, on the same data with the same options, as if the run had never"
            + " stopped. --iterations counts those made before as well."
      })
  private @Nullable Path resume;

  /** What cannot be written is found before the long work. */
  void check() {
    if (checkpoint != null) {
      Targets.checkpoint(checkpoint);
    }
  }

  /** Whether the run goes on where another one was. */
  boolean isResumed() {
    return resume != null;
  }

  /** Keeps the states of one run, or none if that was not asked for. */
  StateKeeper keeper(Plan plan, List<String> features) {
    return checkpoint == null
        ? StateKeeper.none()
        : new StateKeeper(checkpoint, new CheckpointFile(plan, features), StateKeeper.EVERY);
  }

  /**
   * Starts a plan, or goes on with it.
   *
   * @throws UnusableDataException if the state is damaged, or of another run
   */
  Descent start(Plan plan, List<String> features, StopRule rules) {
    if (resume == null) {
      return plan.start(rules);
    }
    Checkpoint state = new CheckpointFile(plan, features).read(resume);
    try {
      return plan.resume(rules, state);
    } catch (IllegalArgumentException e) {
      throw new UnusableDataException(
          "Cannot go on from " + resume + ": " + e.getMessage() + ".", e);
    }
  }

  /** What was taken up, and what was kept; empty where neither is worth telling. */
  String told(Outcome outcome) {
    String text = resume == null ? "" : "Went on from " + resume + ". ";
    return checkpoint == null || !StateKeeper.isWorthKeeping(outcome)
        ? text.strip()
        : text + "The state of the run is in " + checkpoint + "; --resume goes on from there.";
  }
}
