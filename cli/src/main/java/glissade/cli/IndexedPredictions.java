package glissade.cli;

import glissade.features.IndexedFeatures;
import glissade.fold.ParallelFold;
import glissade.model.Model;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.rows.Batch;
import glissade.table.IndexedRows;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableOpener;
import glissade.table.TableWriter;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a model tells of the rows of a libsvm file: there is no table to add it to. */
final class IndexedPredictions {

  private final Model model;
  private final String file;
  private final IndexedRows rows;
  private long written;

  /**
   * @throws UnusableDataException if the model is of columns with names, or the file has features
   *     that the model has not
   */
  IndexedPredictions(Model model, List<String> locations) {
    IndexedFeatures features = model.featureMap().indexed();
    this.file = locations.get(0);
    if (features == null) {
      throw new UnusableDataException(
          "The model was fitted to columns with names, and the features of "
              + file
              + " have none. Give it a table with those columns.");
    }
    this.model = model;
    this.rows =
        TableOpener.installed()
            .openIndexed(Path.of(file), ParallelFold.onAllProcessors())
            .withFeatures(features.count(), features.from());
  }

  /** Writes a row for each, in their order, and tells of it. */
  String write(Path output) {
    long started = System.nanoTime();
    try (TableWriter writer = TableOpener.installed().create(output, model.answers())) {
      rows.inOrder(batch -> append(writer, batch));
      writer.commit();
    }
    return "Wrote "
        + (model.answers().size() == 1 ? "the column " : "the columns ")
        + Prose.list(model.answers())
        + " of "
        + Prose.count(written, "row")
        + " to "
        + output
        + " in "
        + Numbers.seconds(Duration.ofNanos(System.nanoTime() - started))
        + ".";
  }

  private void append(TableWriter writer, Batch batch) {
    double[][] answers = new double[model.answers().size()][batch.rows()];
    model.answer(batch, answers);
    Levels classes = model.featureMap().classes();
    for (int i = 0; i < batch.rows() && classes != null; i++) {
      answers[0][i] = Double.parseDouble(classes.values().get((int) answers[0][i]));
    }
    writer.append(new TableChunk(written, batch.rows(), answers));
    written += batch.rows();
  }
}
