package glissade.cli;

import glissade.features.Missing;
import glissade.model.Trainer;
import glissade.report.words.Prose;
import glissade.rows.Rows;
import glissade.rows.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which rows are held out, and whether their loss decides when to stop. */
final class HoldoutOptions {

  /** What is held out unless it is said how much. */
  private static final double FIFTH = 0.2;

  /** Iterations are cheap on a triangle, and a held-out loss that has grown may fall again. */
  private static final long PATIENCE = 1_000;

  /** Where every iteration goes through the rows. */
  private static final long PATIENCE_OVER_ROWS = 20;

  private static final long USUAL_SEED = 42;

  @Option(
      names = "--holdout",
      paramLabel = "SHARE",
      description = {
        "Hold out about this share of the rows: nothing is learned from them, and their loss is told"
            + " at every iteration. Equal rows stay together."
      })
  private @Nullable Double share;

  @Option(
      names = "--early-stopping",
      description = {
        "Take the iterate whose held-out loss is least, and end once it has come no lower in 1,000"
            + " iterations, or 20 that go through the rows. Holds out 0.2 unless --holdout says otherwise, and descends on squares"
            + " by gd with the step 1/L unless another is chosen."
      })
  private boolean early;

  @ArgGroup(validate = false)
  FoldOptions folds = new FoldOptions();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = {
        "Another seed holds out other rows, parts them into other folds, and takes them in another order where the optimizer is"
            + " stochastic (42)."
      })
  @Nullable Long seed;

  /**
   * The trainer with rows held out, if that was asked for.
   *
   * @param columns what is learned of them
   * @param overRows whether every iteration goes through the rows
   * @throws UsageException if the share is none, or something would be learned from the rows held
   *     out
   */
  Trainer on(Trainer trainer, ColumnOptions columns, boolean overRows, boolean penalized) {
    if (share == null && !early) {
      return trainer;
    }
    List<String> learned = columns.learned(penalized);
    if (!learned.isEmpty()) {
      throw new UsageException(
          "With rows held out, "
              + Prose.list(learned)
              + " would be learned from them as well. Judge the model by --folds, where each fold is"
              + " left out of that too, or hold out no rows.");
    }
    if (columns.missing == Missing.MEAN) {
      throw new UsageException(
          "With --missing mean the means would be learned from the rows held out as well. Choose"
              + " --missing drop, or hold out no rows.");
    }
    try {
      Trainer holding = trainer.withHoldout(split());
      return early ? holding.withEarlyStopping(overRows ? PATIENCE_OVER_ROWS : PATIENCE) : holding;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--holdout: " + e.getMessage(), e);
    }
  }

  private Split split() {
    return new Split(share == null ? FIFTH : share, seed());
  }

  /** The seed that counts. */
  long seed() {
    return seed == null ? USUAL_SEED : seed;
  }

  /** The rows that a fit is made of, from memory where they are there. */
  Rows fitted(TrainingData data) {
    return data.plan().rows().orElseGet(() -> training(data.rows()));
  }

  /** Rows without those that are held out. */
  Rows training(Rows rows) {
    return share == null && !early ? rows : split().training(rows);
  }
}
