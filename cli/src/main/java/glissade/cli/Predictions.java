package glissade.cli;

import glissade.features.Category;
import glissade.features.FeatureMap;
import glissade.fold.Chunks;
import glissade.model.Model;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.table.Column;
import glissade.table.ColumnWriter;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The predictions of a model for every row of a table, a chunk at a time. */
final class Predictions {

  private final Model model;
  private final TableSource source;
  private final long[] unknown;
  private long rows;
  private long empty;

  /**
   * @throws UnusableDataException if the source lacks a column that the model needs
   */
  Predictions(Model model, TableSource source) {
    this.model = model;
    this.source = source;
    FeatureMap map = model.featureMap();
    this.unknown = new long[map.categories().size()];
    for (String feature : map.numbers()) {
      ColumnChoice.numeric(source, feature, "feature");
    }
    for (Category category : map.categories()) {
      ColumnChoice.find(source, category.column(), "feature");
    }
    @Nullable String offset = map.response().offset();
    if (offset != null) {
      String role = map.response().exposure() ? "column of exposures" : "column of offsets";
      ColumnChoice.numeric(source, offset, role);
    }
  }

  /** Writes all columns of the source, and what the model tells of each row. */
  void write(Path output) {
    FeatureMap map = model.featureMap();
    int chunkRows = Batch.chunkRows(map.valuesPerRow());
    try (ColumnWriter writer = source.copyWithColumns(output, model.answers(), labels(map))) {
      try (Chunks<TableChunk> chunks =
          source.read(map.predictionColumns(), map.predictionLevels(), chunkRows)) {
        for (TableChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
          writer.append(answer(chunk), chunk.rows());
        }
      }
      writer.commit();
    }
  }

  /** What the predicted codes stand for, if they are codes. */
  private static List<Levels> labels(FeatureMap map) {
    Levels classes = map.classes();
    return classes == null
        ? List.of()
        : List.of(new Levels(Model.PREDICTION, classes.kind(), classes.values()));
  }

  private double[][] answer(TableChunk chunk) {
    Batch batch = model.featureMap().map(chunk, source.name());
    double[][] answers = new double[model.answers().size()][chunk.rows()];
    model.answer(batch, answers);
    for (int i = 0; i < chunk.rows(); i++) {
      if (!isFinite(answers, i)) {
        if (!isMissing(batch, i)) {
          throw notFinite(chunk.firstRow() + i + 1);
        }
        empty++;
      }
    }
    long[] found = model.featureMap().unknownLevels(chunk);
    for (int k = 0; k < found.length; k++) {
      unknown[k] += found[k];
    }
    rows += chunk.rows();
    return answers;
  }

  private static boolean isFinite(double[][] answers, int row) {
    for (double[] answer : answers) {
      if (!Double.isFinite(answer[row])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMissing(Batch batch, int row) {
    DenseBatch numbers = batch instanceof CodedBatch coded ? coded.numbers() : batch.dense();
    for (int j = 0; j < numbers.features(); j++) {
      if (Double.isNaN(numbers.feature(row, j))) {
        return true;
      }
    }
    return Double.isNaN(batch.responses().offset(row));
  }

  private UnusableDataException notFinite(long row) {
    return new UnusableDataException(
        "Row "
            + Numbers.count(row)
            + " of "
            + source.name()
            + ": the prediction is beyond what a double can hold, though no feature is missing."
            + " Nothing was written; are the columns in the units the model was fitted on?");
  }

  /** {@code Wrote 406 rows with predictions to out.csv in 0.1 s.} */
  String summary(Path output, long nanos) {
    List<String> answers = model.answers();
    String text =
        "Wrote "
            + Prose.count(rows, "row")
            + (answers.size() == 1 ? " with the column " : " with the columns ")
            + Prose.list(answers)
            + " to "
            + output
            + " in "
            + Numbers.seconds(Duration.ofNanos(nanos))
            + ".";
    if (empty > 0) {
      text +=
          " "
              + Prose.count(empty, "prediction")
              + (empty == 1 ? " is" : " are")
              + " empty, because a feature is missing there.";
    }
    List<Category> categories = model.featureMap().categories();
    for (int k = 0; k < unknown.length; k++) {
      if (unknown[k] > 0) {
        text +=
            " In "
                + Prose.count(unknown[k], "row")
                + " "
                + categories.get(k).column()
                + " has a value that the model has never seen, which adds nothing to the score.";
      }
    }
    for (Column column : source.columns()) {
      if (answers.contains(column.name())) {
        text += " The column " + column.name() + " that was there is replaced.";
      }
    }
    return text;
  }
}
