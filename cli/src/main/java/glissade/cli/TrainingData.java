package glissade.cli;

import glissade.compress.Triangle;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.MissingCells;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.time.Duration;

/**
 * A source folded to a triangle, the descent planned on that, and what is to be said about it.
 *
 * @param source its name
 * @param width how many columns it has
 * @param choice which of them mean what
 * @param map φ
 * @param plan what is to be done
 * @param missing what was missing in them
 * @param elapsed how long reading took
 */
record TrainingData(
    String source,
    int width,
    ColumnChoice choice,
    FeatureMap map,
    Plan plan,
    MissingCells missing,
    Duration elapsed) {

  /**
   * Reads the rows: once, once more before that where means are to be filled in, and a few times
   * more after that where the columns are so collinear that the exact optimum gains from it.
   *
   * @throws UnusableDataException if they cannot be used
   */
  static TrainingData read(
      TableSource source,
      ColumnChoice choice,
      Missing missing,
      Trainer trainer,
      ParallelFold fold) {
    long started = System.nanoTime();
    TableRows rows =
        TableRows.of(
            source, choice.features(), choice.target(), choice.rowWeights(), missing, fold);
    Triangle triangle = Triangle.of(rows);
    check(source, choice, triangle);
    Plan plan = trainer.plan(triangle);
    if (plan.isWorthRefining()) {
      plan = plan.refined(rows);
    }
    return new TrainingData(
        source.name(),
        source.columns().size(),
        choice,
        rows.map(),
        plan,
        rows.missing(),
        Duration.ofNanos(System.nanoTime() - started));
  }

  /** What no plan can be made for. */
  private static void check(TableSource source, ColumnChoice choice, Triangle triangle) {
    if (!(triangle.weightSum() > 0)) {
      throw new UnusableDataException(
          "The row weights in column "
              + choice.rowWeights()
              + " of "
              + source.name()
              + " add up to zero, so there is nothing to fit.");
    }
    double size = triangle.norm(triangle.target()) / Math.sqrt(triangle.weightSum());
    if (!Double.isFinite(size * size)) {
      throw new UnusableDataException(
          "The target "
              + choice.target()
              + " of "
              + source.name()
              + " is about "
              + Numbers.shortest(size, 2)
              + " in size, and the square of that is beyond what a double can hold. Divide it by a"
              + " constant with --query.");
    }
  }
}
