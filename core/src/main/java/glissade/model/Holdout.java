package glissade.model;

import glissade.compress.ColumnStatistics;
import glissade.compress.Moments;
import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.descent.Checkpoint;
import glissade.descent.Progress;
import glissade.descent.StopRule;
import glissade.descent.Verdict;
import glissade.objective.HeldOutMeanLoss;
import glissade.rows.Rows;
import glissade.rows.Split;
import glissade.rows.SplitAccumulator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Planning with rows held out: two triangles from one reading, and when to stop early. */
final class Holdout {

  private Holdout() {}

  /** The triangle; nothing else gives the held-out loss of every iterate for O(d²). */
  static RouteChoice choice(Rows rows, Optional<Route> asked) {
    // As if there were more rows than columns: a dual is of one set of rows.
    RouteChoice choice =
        RouteChoice.of(asked, rows.features(), rows.valuesPerRow(), Long.MAX_VALUE, rows.memory());
    if (choice.route() == Route.TRIANGLE) {
      return choice;
    }
    throw new IllegalArgumentException(
        asked.isPresent()
            ? "Rows can be held out only where they are folded to a triangle, not by the route "
                + asked.get().name().toLowerCase(Locale.ROOT)
                + ". Leave --route out, or choose triangle."
            : String.format(
                Locale.ROOT,
                "Rows can be held out only where they are folded to a triangle, and %,d columns are"
                    + " more than are folded unasked, %,d. Choose fewer with --features, or --route"
                    + " triangle.",
                rows.features(),
                RouteChoice.TRIANGLE_FEATURES));
  }

  static CompressedPlan plan(
      Trainer trainer, RouteChoice choice, Rows rows, Split split, Consumer<Moments> check) {
    SplitAccumulator<TriangleAccumulator> both =
        rows.fold(new SplitAccumulator<>(split, new TriangleAccumulator(rows.features())));
    Triangle training = both.training().triangle();
    Triangle heldOut = both.heldOut().triangle();
    checkRows(training, heldOut, split);
    check.accept(training);
    checkWeight(heldOut);
    CompressedPlan plan = CompressedPlan.of(trainer, choice, training, heldOut);
    return Planner.refined(trainer, plan, split.training(rows));
  }

  /** The rows themselves: those held out are kept in memory, the others as the route says. */
  static RowsPlan overRows(
      Trainer trainer, RouteChoice choice, Rows rows, Split split, Consumer<Moments> check) {
    boolean inMemory = choice.route() == Route.MEMORY;
    // Those that are spread are kept together: each part leaves out the other as it goes along.
    Rows all = inMemory && rows.isSpread() ? rows.kept() : rows;
    Rows heldOut = all.isSpread() ? split.heldOut(all) : split.heldOut(all).kept();
    Rows training = split.training(all);
    training = inMemory && !all.isSpread() ? training.kept() : training;
    ColumnStatistics columns;
    ColumnStatistics others;
    if (all.isSpread()) {
      SplitAccumulator<ColumnStatistics> both =
          all.fold(new SplitAccumulator<>(split, new ColumnStatistics(all.features())));
      columns = both.training().checked();
      others = both.heldOut().checked();
    } else {
      columns = ColumnStatistics.of(training);
      others = ColumnStatistics.of(heldOut);
    }
    checkRows(columns, others, split);
    check.accept(columns);
    checkWeight(others);
    RowsPlan plan = new RowsPlan(trainer, choice, training, columns);
    return plan.judgedBy(
        new HeldOutMeanLoss(heldOut, trainer.loss(), others, trainer.scaling(columns)),
        trainer.patience().isPresent());
  }

  private static void checkRows(Moments training, Moments heldOut, Split split) {
    if (training.rows() == 0 || heldOut.rows() == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Of the %,d %s, %s held out at a share of %s: equal rows stay together, and there"
                  + " must be some to train on and some to hold out. Choose another share or --seed.",
              training.rows() + heldOut.rows(),
              training.rows() + heldOut.rows() == 1 ? "row" : "rows",
              heldOut.rows() == 0 ? "none is" : "all are",
              split.share()));
    }
  }

  private static void checkWeight(Moments heldOut) {
    if (!(heldOut.weightSum() > 0)) {
      throw new IllegalArgumentException(
          "The rows held out have no weight between them. Choose another share or --seed.");
    }
  }

  /**
   * Ends once the held-out loss has come no lower for a while, or where a descent would end anyway.
   * A gradient of zero is then no convergence: the model is another iterate.
   */
  static StopRule stop(long patience, StopRule whole) {
    return StopRule.untilWorse(patience).or(() -> new Completing(whole.start()));
  }

  private record Completing(StopRule.Run whole) implements StopRule.Run {
    @Override
    public @Nullable Verdict check(Progress progress) {
      Verdict verdict = whole.check(progress);
      return verdict != null && verdict.meaning() == Verdict.Meaning.CONVERGED
          ? new Verdict(Verdict.Meaning.COMPLETED, verdict.reason())
          : verdict;
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      whole.exchange(checkpoint);
    }
  }
}
