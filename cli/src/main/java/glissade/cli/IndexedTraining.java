package glissade.cli;

import glissade.features.ColumnRoles;
import glissade.features.IndexedFeatures;
import glissade.features.MissingCells;
import glissade.features.TargetKind;
import glissade.fold.ParallelFold;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.report.words.Prose;
import glissade.table.Column;
import glissade.table.IndexedRows;
import glissade.table.Levels;
import glissade.table.TableOpener;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Files of rows whose features have no names but their indices. */
final class IndexedTraining {

  private static final Set<String> OF_COLUMNS =
      Set.of(
          "--target",
          "--features",
          "--row-weights",
          "--offset",
          "--exposure",
          "--positive",
          "--missing",
          "--query",
          "--input-format",
          "--na",
          "--penalty-factor",
          "--lambdas",
          "--folds");

  private IndexedTraining() {}

  /** Whether what is named is such a file. */
  static boolean isNamed(List<String> locations) {
    TableOpener opener = TableOpener.installed();
    if (locations.stream().noneMatch(opener::isIndexed)) {
      return false;
    }
    if (locations.size() > 1) {
      throw new UnusableDataException(
          "A libsvm file stands beside other sources. Give it alone; several are one when they are"
              + " written one after the other.");
    }
    return true;
  }

  /**
   * Checks that nothing was said of columns by name.
   *
   * @throws UsageException if something was
   */
  static void check(CommandSpec spec) {
    List<String> given = new GivenOptions(spec).among(OF_COLUMNS);
    if (!given.isEmpty()) {
      throw new UsageException(
          "In a libsvm file nothing has a name, and the target comes first in every row. Leave out "
              + Prose.list(given)
              + ".");
    }
  }

  /** Reads the rows as often as the plan needs before the first iteration. */
  static TrainingData read(
      List<String> locations, Trainer trainer, ParallelFold fold, TrainingData.Planning planning) {
    long started = System.nanoTime();
    Path file = Path.of(locations.get(0));
    IndexedRows rows = TableOpener.installed().openIndexed(file, fold);
    IndexedFeatures features = new IndexedFeatures(rows.indicesFrom(), rows.features());
    Levels classes = null;
    if (TargetKind.of(trainer.loss()) == TargetKind.TWO_CLASSES) {
      classes = classes(file, rows.classes());
      rows = rows.asClasses();
    }
    Plan plan = TrainingData.plan(rows, columns -> {}, planning);
    return new TrainingData(
        String.valueOf(file.getFileName()),
        rows.features() + 1,
        new ColumnChoice(
            ColumnRoles.ofNumbers(List.of(), IndexedFeatures.TARGET, null), List.of(), false),
        features.map(classes),
        rows,
        plan,
        null,
        List.of(),
        MissingCells.none(rows.count()),
        Duration.ofNanos(System.nanoTime() - started));
  }

  private static Levels classes(Path file, double[] values) {
    if (values.length != 2) {
      throw new UnusableDataException(
          "The targets of "
              + file
              + " take "
              + (values.length == 0
                  ? "over a thousand values"
                  : Prose.count(values.length, "value"))
              + ", and this loss is for two classes. Choose another --loss.");
    }
    boolean whole = Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    return new Levels(
        IndexedFeatures.TARGET,
        whole ? Column.Type.INTEGER : Column.Type.NUMBER,
        Arrays.stream(values).mapToObj(value -> written(value, whole)).toList());
  }

  private static String written(double value, boolean whole) {
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
