package glissade.cli;

import glissade.compress.Moments;
import glissade.features.FeatureMap;
import glissade.features.MissingCells;
import glissade.features.TableRows;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.rows.Rows;
import glissade.table.LevelCounts;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source as far as it was read, the descent planned on that, and what is to be said about it.
 *
 * @param source its name
 * @param width how many columns it has
 * @param choice which of them mean what
 * @param map φ
 * @param rows they themselves, to be gone through while the source is open
 * @param plan what is to be done
 * @param classes how many rows are of each class, before any were left out; null where the target
 *     is a number
 * @param levels of the categories, and how many rows have each, before any were left out
 * @param missing what was missing in them
 * @param elapsed how long reading took
 */
record TrainingData(
    String source,
    int width,
    ColumnChoice choice,
    FeatureMap map,
    Rows rows,
    Plan plan,
    @Nullable LevelCounts classes,
    List<LevelCounts> levels,
    MissingCells missing,
    Duration elapsed) {

  /**
   * Reads the rows as often as the plan needs before the first iteration.
   *
   * @param read fits φ on the source
   * @throws UnusableDataException if they cannot be used
   * @throws UsageException if what was chosen does not go together
   */
  static TrainingData read(
      TableSource source, ColumnChoice choice, Supplier<TableRows> read, Planning planning) {
    long started = System.nanoTime();
    TableRows rows = read.get();
    Plan plan = plan(rows, columns -> check(source, choice, columns), planning);
    return new TrainingData(
        source.name(),
        source.columns().size(),
        choice,
        rows.map(),
        rows,
        plan,
        rows.classes(),
        rows.levelCounts(),
        rows.missing(),
        Duration.ofNanos(System.nanoTime() - started));
  }

  static Plan plan(Rows rows, Consumer<Moments> check, Planning planning) {
    try {
      Plan plan = planning.plan(rows, check);
      if (!(plan instanceof CompressedPlan)) {
        // Some step sizes need what only a triangle knows, and say so when they start.
        plan.optimizer().start(plan.objective());
      }
      return plan;
    } catch (IllegalArgumentException e) {
      throw new UsageException(Prose.capital(String.valueOf(e.getMessage())), e);
    }
  }

  /** Makes a plan for rows; tells {@code check} the moments of their columns as soon as known. */
  interface Planning {
    Plan plan(Rows rows, Consumer<Moments> check);
  }

  /**
   * The plan, where it is on a columns.
   *
   * @throws IllegalStateException if it is not
   */
  CompressedPlan compressed() {
    if (plan instanceof CompressedPlan compressed) {
      return compressed;
    }
    throw new IllegalStateException("planned on the rows themselves");
  }

  /** What no plan can be made for. */
  private static void check(TableSource source, ColumnChoice choice, Moments columns) {
    if (!(columns.weightSum() > 0)) {
      throw new UnusableDataException(
          "The row weights in column "
              + choice.roles().rowWeights()
              + " of "
              + source.name()
              + " add up to zero, so there is nothing to fit.");
    }
    double size = columns.norm(columns.target()) / Math.sqrt(columns.weightSum());
    if (!Double.isFinite(size * size)) {
      throw new UnusableDataException(
          "The target "
              + choice.roles().target()
              + " of "
              + source.name()
              + " is about "
              + Numbers.shortest(size, 2)
              + " in size, and the square of that is beyond what a double can hold. Divide it by a"
              + " constant with --query.");
    }
  }
}
