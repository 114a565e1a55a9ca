package glissade.cli;

import glissade.features.FeatureMap;
import glissade.model.Model;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.NamedColumns;
import glissade.table.TableComplaint;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The predictions of a model for every row of a table. */
final class Predictions {

  private final Model model;
  private final TableSource source;
  private PredictedRows told;

  /**
   * @param beside what else is told of each row
   * @throws UnusableDataException if the source lacks a column that the model needs
   */
  Predictions(Model model, List<BesidePrediction> beside, TableSource source) {
    this.model = model;
    this.source = source;
    this.told = new PredictedRows(model, beside, source.name());
    checkColumns(source, model.featureMap());
  }

  /**
   * @throws UnusableDataException if a source lacks a column that a model needs to predict
   */
  static void checkColumns(NamedColumns source, FeatureMap map) {
    for (String feature : map.numbers()) {
      if (!map.dates().contains(feature)) {
        ColumnChoice.numeric(source, feature, "feature");
      } else if (ColumnChoice.find(source, feature, "feature").type() != Column.Type.TIME) {
        throw TableComplaint.noDate(source.name(), ColumnChoice.find(source, feature, "feature"));
      }
    }
    for (Levels levels : map.predictionLevels()) {
      ColumnChoice.find(source, levels.column(), "feature");
    }
    @Nullable String offset = map.response().offset();
    if (offset != null) {
      String role = map.response().exposure() ? "column of exposures" : "column of offsets";
      ColumnChoice.numeric(source, offset, role);
    }
  }

  /** Writes all columns of the source, and what the model tells of each row. */
  void write(String output) {
    told = source.copyWithAnswers(output, told);
  }

  /** {@code Wrote 406 rows with predictions to out.csv in 0.1 s.} */
  String summary(String output, long nanos) {
    List<String> answers = told.answers();
    String text =
        "Wrote "
            + Prose.count(told.rows(), "row")
            + (answers.size() == 1 ? " with the column " : " with the columns ")
            + Prose.list(answers)
            + " to "
            + output
            + " in "
            + Numbers.seconds(Duration.ofNanos(nanos))
            + ".";
    text += notes(model, told);
    for (Column column : source.columns()) {
      if (answers.contains(column.name())) {
        text += " The column " + column.name() + " that was there is replaced.";
      }
    }
    return text;
  }

  /** What was missing or unknown in rows: sentences that each begin with a space, or nothing. */
  static String notes(Model model, PredictedRows told) {
    String text = "";
    long empty = told.withoutAnswer();
    if (empty > 0) {
      text +=
          " "
              + Prose.count(empty, "prediction")
              + (empty == 1 ? " is" : " are")
              + " empty, because a feature is missing there.";
    }
    List<Levels> levels = model.featureMap().predictionLevels();
    for (int k = 0; k < levels.size(); k++) {
      if (told.unknown(k) > 0) {
        text += " " + unknownLevel(levels.get(k), told.unknown(k));
      }
    }
    return text;
  }

  /** Says what becomes of values that no row had when the model was fitted. */
  static String unknownLevel(Levels levels, long rows) {
    return "In "
        + Prose.count(rows, "row")
        + " "
        + levels.column()
        + " has a value that the model has never seen, which adds nothing to the score.";
  }
}
