package glissade.model;

import glissade.compress.ColumnStatistics;
import glissade.compress.Moments;
import glissade.compress.Spectrum;
import glissade.compress.Triangle;
import glissade.loss.SquaredLoss;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.table.Remedy;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides what a trainer leaves open: which route the rows take, and the plan on it. */
final class Planner {

  private final Trainer trainer;

  Planner(Trainer trainer) {
    this.trainer = trainer;
  }

  /** As {@link Trainer#plan(Triangle)}. */
  CompressedPlan plan(Triangle triangle) {
    refuseCorners("What descent will do is not known beforehand");
    if (trainer.holdout().isPresent()) {
      throw new IllegalArgumentException("Of rows that are folded already none can be held out.");
    }
    RouteChoice choice = new RouteChoice(Route.TRIANGLE, "the rows are folded already");
    CompressedPlan plan = CompressedPlan.of(trainer, choice, triangle);
    plan.madeBy(trainer);
    return plan;
  }

  /** As {@link Trainer#plan(Rows, Consumer)}. */
  Plan plan(Rows rows, Consumer<Moments> check) {
    return plan(rows, check, choice(rows));
  }

  /** As {@link Trainer#compressedPlan}. */
  CompressedPlan compressedPlan(Rows rows, Consumer<Moments> check) {
    refuseCorners("What descent will do is not known beforehand");
    RouteChoice choice = choice(rows);
    if (choice.route() == Route.MEMORY || choice.route() == Route.REREAD) {
      boolean wide = trainer.penalty().isNone() && rows.features() > rows.count();
      choice = choice(rows, Optional.of(wide ? Route.DUAL : Route.TRIANGLE));
    }
    return (CompressedPlan) plan(rows, check, choice);
  }

  private void refuseCorners(String what) {
    if (trainer.classes().isPresent()) {
      throw new IllegalArgumentException(what + " with the softmax loss.");
    }
    if (!trainer.penalty().isSmooth()) {
      throw new IllegalArgumentException(
          what
              + " with the penalty "
              + trainer.penalty().name()
              + ", which has corners. Choose ridge.");
    }
  }

  private RouteChoice overRows(Rows rows, String lossName) {
    return RouteChoice.overRows(
        trainer.route(), lossName, rows.valuesPerRow(), rows.count(), rows.memory());
  }

  private RouteChoice choice(Rows rows) {
    if (trainer.classes().isPresent()) {
      return overRows(rows, trainer.classes().get().name());
    }
    if (trainer.optimizer().isPresent() && trainer.optimizer().get().needsRows()) {
      return RouteChoice.forSingleRows(
          trainer.route(),
          trainer.optimizer().get().title(),
          rows.valuesPerRow(),
          rows.count(),
          rows.memory());
    }
    if (trainer.holdout().isPresent()) {
      refuseCorners("Rows cannot be held out");
    }
    if (!(trainer.loss() instanceof SquaredLoss)) {
      return overRows(rows, trainer.loss().name());
    }
    return trainer.holdout().isPresent()
        ? Holdout.choice(rows, trainer.route())
        : choice(rows, trainer.route());
  }

  private RouteChoice choice(Rows rows, Optional<Route> asked) {
    // Few columns are folded however many rows there are, and counting those may mean to read them.
    long count = rows.features() <= Spectrum.FULL ? Long.MAX_VALUE : rows.count();
    long heap = rows.memory();
    return trainer.penalty().isNone()
        ? RouteChoice.of(asked, rows.features(), rows.valuesPerRow(), count, heap)
        : RouteChoice.penalized(asked, rows.features(), rows.valuesPerRow(), count, heap);
  }

  private Plan plan(Rows rows, Consumer<Moments> check, RouteChoice choice) {
    Plan plan = byRoute(rows, check, choice);
    plan.madeBy(trainer);
    return plan;
  }

  private Plan byRoute(Rows rows, Consumer<Moments> check, RouteChoice choice) {
    if (trainer.classes().isPresent()) {
      return ClassesPlan.of(trainer, choice, trainer.classes().get(), rows, check);
    }
    boolean overRows = choice.route() == Route.MEMORY || choice.route() == Route.REREAD;
    if (trainer.holdout().isPresent() && overRows) {
      return Holdout.overRows(trainer, choice, rows, trainer.holdout().get(), check);
    }
    return switch (choice.route()) {
      case TRIANGLE -> {
        if (trainer.holdout().isPresent()) {
          yield Holdout.plan(trainer, choice, rows, trainer.holdout().get(), check);
        }
        Triangle triangle = Triangle.of(rows);
        check.accept(triangle);
        if (!trainer.penalty().isSmooth()) {
          yield RowsPlan.ofTriangle(trainer, choice, triangle);
        }
        CompressedPlan plan = CompressedPlan.of(trainer, choice, triangle);
        yield refined(trainer, plan, rows);
      }
      case DUAL -> {
        InMemoryRows kept = InMemoryRows.gathered(rows, "The dual");
        if (kept.count() >= kept.features()) {
          throw new ImpossibleChoiceException(
              String.format(
                  Locale.ROOT,
                  "The dual is for fewer rows than columns, and here are %,d rows and %,d columns.",
                  kept.count(),
                  kept.features()),
              Remedy.OTHER_ROUTE,
              "triangle");
        }
        yield CompressedPlan.ofDual(trainer, choice, kept, statistics(kept, check));
      }
      case MEMORY -> {
        Rows kept = rows.kept();
        yield new RowsPlan(trainer, choice, kept, moments(trainer, kept, check));
      }
      case REREAD -> new RowsPlan(trainer, choice, rows, moments(trainer, rows, check));
    };
  }

  /** Rows that are spread are read once, unless more was asked for. */
  static CompressedPlan refined(Trainer trainer, CompressedPlan plan, Rows rows) {
    if (trainer.refines()) {
      return plan.refined(rows, true);
    }
    return plan.isWorthRefining() && !rows.isSpread() ? plan.refined(rows) : plan;
  }

  /** Of rows that descent goes through: one pass. */
  static Moments moments(Trainer trainer, Rows rows, Consumer<Moments> check) {
    if (!OptimizerChoice.foldsTo(trainer, rows)) {
      return statistics(rows, check);
    }
    Triangle triangle = Triangle.of(rows);
    check.accept(triangle);
    return triangle;
  }

  private static ColumnStatistics statistics(Rows rows, Consumer<Moments> check) {
    ColumnStatistics statistics = ColumnStatistics.of(rows);
    check.accept(statistics);
    return statistics;
  }
}
