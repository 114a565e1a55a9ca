package glissade.model;

import glissade.compress.Moments;
import glissade.loss.Loss;
import glissade.loss.SoftmaxLoss;
import glissade.objective.Coordinates;
import glissade.objective.SoftmaxMeanLoss;
import glissade.rows.Rows;
import glissade.table.Remedy;
import java.util.Optional;
import java.util.function.Consumer;

/** A descent on the softmax loss of several classes, over the rows at every iteration. */
public final class ClassesPlan extends Plan {

  private static final double TOLERANCE = 1e-8;

  private static final long BUDGET = 10_000;

  private final SoftmaxMeanLoss objective;
  private final Moments columns;
  private final Optional<String> whyOptimizer;

  private ClassesPlan(
      Trainer trainer, RouteChoice choice, SoftmaxMeanLoss objective, Moments columns) {
    super(choice, trainer.optimizer(objective), trainer.stop(TOLERANCE, BUDGET));
    this.objective = objective;
    this.columns = columns;
    this.whyOptimizer = trainer.whyOptimizer(objective);
  }

  static ClassesPlan of(
      Trainer trainer, RouteChoice choice, SoftmaxLoss loss, Rows rows, Consumer<Moments> check) {
    if (choice.route() == Route.TRIANGLE || choice.route() == Route.DUAL) {
      throw new ImpossibleChoiceException(
          "No triangle holds the softmax loss.", Remedy.OTHER_ROUTE, "memory or reread");
    }
    if (trainer.optimizer().isPresent() && trainer.optimizer().get().needsRows()) {
      throw new ImpossibleChoiceException(
          "Several classes have a score each, and "
              + trainer.optimizer().get().title()
              + " knows one score a row.",
          Remedy.OTHER_OPTIMIZER,
          "gd, adam or lbfgs");
    }
    if (trainer.holdout().isPresent()) {
      throw new IllegalArgumentException(
          "With several classes no rows can be held out. Leave --holdout and --early-stopping out.");
    }
    Rows kept = choice.route() == Route.MEMORY ? rows.kept() : rows;
    Moments columns = Planner.moments(trainer, kept, check);
    return new ClassesPlan(trainer, choice, objective(trainer, loss, kept, columns), columns);
  }

  private static SoftmaxMeanLoss objective(
      Trainer trainer, SoftmaxLoss loss, Rows rows, Moments columns) {
    SoftmaxMeanLoss mean =
        new SoftmaxMeanLoss(
            rows, loss, trainer.penalty().on(columns), columns, trainer.scaling(columns));
    boolean whitens = trainer.optimizer().isEmpty() && OptimizerChoice.whitens(mean);
    return whitens ? mean.whitened() : mean;
  }

  /** The softmax loss is of several scores, so there is no loss of one. */
  @Override
  public Loss loss() {
    throw new IllegalStateException("the softmax loss is of several scores");
  }

  @Override
  public String lossName() {
    return SoftmaxLoss.NAME;
  }

  @Override
  public Optional<String> whyOptimizer() {
    return whyOptimizer;
  }

  @Override
  public Optional<Rows> rows() {
    return Optional.of(objective.rows());
  }

  @Override
  public SoftmaxMeanLoss objective() {
    return objective;
  }

  @Override
  public Coordinates coordinates() {
    return objective;
  }

  @Override
  public Moments columns() {
    return columns;
  }
}
