package glissade.cli;

import glissade.features.TableRows;
import glissade.features.TargetKind;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.rows.Rows;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is to be as small as possible: what wrong predictions cost, and what large weights do. */
final class LossOptions {

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description = {
        "What a wrong prediction costs: one of those below, with its numbers after a colon. The square"
            + " of its error (squared) unless given."
      })
  private String name = "squared";

  @ArgGroup(validate = false)
  private ClassWeights classes = new ClassWeights();

  @ArgGroup(validate = false)
  PenaltyOptions penalty = new PenaltyOptions();

  /** The loss that was chosen, where that is one of a single score. */
  Loss loss() {
    return LossNames.loss(name);
  }

  /**
   * @param what goes with losses of one score only
   * @throws UsageException if the loss has several
   */
  void refuseSoftmax(String what) {
    if (isSoftmax()) {
      throw new UsageException(
          what
              + " goes with losses of one score, and softmax has one for each class. Choose another"
              + " --loss, or give a table.");
    }
  }

  /** Whether there are several classes, with a score for each. */
  boolean isSoftmax() {
    return LossNames.isSoftmax(name);
  }

  /** What the target is taken for. */
  TargetKind kind() {
    return isSoftmax() ? TargetKind.CLASSES : TargetKind.of(loss());
  }

  /** Whether it is the mean squared error, with a penalty or without. */
  boolean isSquares() {
    return !isSoftmax() && loss() instanceof SquaredLoss;
  }

  /** Whether what descent will do is known before it does it: squares, but for corners. */
  boolean isForetold() {
    return isSquares() && !penalty.hasCorners();
  }

  /**
   * The trainer with the loss, before anything is read.
   *
   * @param route the one that was asked for, or null
   * @throws UsageException if the options do not go together
   */
  Trainer on(Trainer trainer, @Nullable Route route) {
    if (isSoftmax()) {
      classes.checkForSeveral();
    } else {
      classes.check(loss());
    }
    penalty.check();
    if (isSoftmax() && penalty.hasCorners()) {
      throw new UsageException(
          "Several classes go with a ridge alone: the methods for penalties with corners know one"
              + " score a row. Choose --penalty ridge.");
    }
    if (!isSquares() && (route == Route.TRIANGLE || route == Route.DUAL)) {
      throw new UsageException(
          "--route "
              + route.name().toLowerCase(Locale.ROOT)
              + " is for the mean squared error, which a triangle holds. Leave"
              + " --route out, or choose memory or reread.");
    }
    // How many classes there are is known once the target has been read.
    return isSoftmax() ? trainer : trainer.withLoss(loss());
  }

  /** Plans with what depends on the columns and the rows. */
  TrainingData.Planning planning(Trainer trainer) {
    return (rows, check) -> forRows(trainer, rows).plan(rows, check);
  }

  /** The trainer with what depends on the columns and the rows. */
  Trainer forRows(Trainer trainer, Rows rows) {
    List<String> features = rows instanceof TableRows table ? table.map().features() : List.of();
    Trainer penalised = trainer.withPenalty(penalty.on(features));
    return isSoftmax()
        ? penalised.withClasses(classes.softmax(rows))
        : penalised.withLoss(classes.on(trainer.loss(), rows));
  }
}
