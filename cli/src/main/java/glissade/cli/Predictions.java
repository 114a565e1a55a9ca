package glissade.cli;

import glissade.fold.Chunks;
import glissade.model.LinearModel;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.table.Column;
import glissade.table.ColumnWriter;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.time.Duration;

/** The predictions of a model for every row of a table, a chunk at a time. */
final class Predictions {

  static final String COLUMN = "prediction";

  private final LinearModel model;
  private final TableSource source;
  private long rows;
  private long empty;

  /**
   * @throws UnusableDataException if the source lacks a column that the model needs
   */
  Predictions(LinearModel model, TableSource source) {
    this.model = model;
    this.source = source;
    for (String feature : model.features()) {
      ColumnChoice.numeric(source, feature, "feature");
    }
  }

  /** Writes all columns of the source, and the predictions. */
  void write(Path output) {
    int chunkRows = Batch.chunkRows(model.features().size());
    try (ColumnWriter writer = source.copyWithColumn(output, COLUMN)) {
      try (Chunks<TableChunk> chunks = source.read(model.features(), chunkRows)) {
        for (TableChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
          writer.append(predict(chunk), chunk.rows());
        }
      }
      writer.commit();
    }
  }

  private double[] predict(TableChunk chunk) {
    Batch batch = model.featureMap().map(chunk, source.name());
    double[] predictions = new double[chunk.rows()];
    model.predict(batch, predictions);
    for (int i = 0; i < chunk.rows(); i++) {
      if (!Double.isFinite(predictions[i])) {
        if (!isMissing(batch.dense(), i)) {
          throw notFinite(chunk.firstRow() + i + 1);
        }
        empty++;
      }
    }
    rows += chunk.rows();
    return predictions;
  }

  private static boolean isMissing(DenseBatch batch, int row) {
    for (int j = 0; j < batch.features(); j++) {
      if (Double.isNaN(batch.feature(row, j))) {
        return true;
      }
    }
    return false;
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
    String text =
        "Wrote "
            + Prose.count(rows, "row")
            + " with the column "
            + COLUMN
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
    for (Column column : source.columns()) {
      if (column.name().equals(COLUMN)) {
        text += " The column " + COLUMN + " that was there is replaced.";
      }
    }
    return text;
  }
}
