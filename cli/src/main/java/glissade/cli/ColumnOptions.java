package glissade.cli;

import glissade.features.Formula;
import glissade.features.Missing;
import glissade.fold.ParallelFold;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which columns of the source mean what. */
final class ColumnOptions {

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "The column to predict. Without it the columns are listed.")
  @Nullable String target;

  @Option(
      names = "--features",
      paramLabel = "\"a + b\"",
      description = {
        "The columns to predict from, joined by +, in double quotes where a name holds anything but"
            + " letters, digits and _. All numeric ones unless given."
      })
  private @Nullable String features;

  @Option(names = "--row-weights", paramLabel = "COLUMN", description = "How much each row counts.")
  private @Nullable String rowWeights;

  @Option(
      names = "--missing",
      paramLabel = "fail|drop|mean",
      description = {
        "Where a value is missing: stop and say where (the default), drop the row, or fill in the"
            + " column's mean."
      })
  Missing missing = Missing.FAIL;

  @Option(names = "--no-intercept", description = "Fit a model that goes through zero.")
  boolean noIntercept;

  /**
   * Finds the columns in a source, and plans on its rows.
   *
   * @throws UsageException if no target was named
   * @throws UnusableDataException if the columns or the rows cannot be used
   */
  TrainingData read(TableSource source, ParallelFold fold, TrainingData.Planning planning) {
    if (target == null) {
      throw new UsageException(ColumnChoice.withoutTarget(source));
    }
    Formula formula = features == null ? null : Formula.parse(features);
    ColumnChoice choice = ColumnChoice.of(source, target, formula, rowWeights);
    if (noIntercept && choice.features().isEmpty()) {
      throw new UnusableDataException(
          source.name()
              + " has no column of numbers beside the target, and without an intercept there is"
              + " nothing to fit. Leave out --no-intercept.");
    }
    return TrainingData.read(source, choice, missing, fold, planning);
  }

  /** A formula that cannot be read is found before anything is opened. */
  void check() {
    if (features != null) {
      Formula.parse(features);
    }
  }
}
