package glissade.cli;

import glissade.features.FeatureMap;
import glissade.model.Model;
import glissade.report.words.Numbers;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.table.Levels;
import glissade.table.RowAnswers;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a model tells of rows, and how many there were. */
final class PredictedRows implements RowAnswers<PredictedRows> {

  private final Model model;
  private final ArrayList<BesidePrediction> beside;
  private final String table;
  private final long[] unknown;
  private long rows;
  private long empty;

  /**
   * @param beside what else is told
   * @param table what it is called
   */
  PredictedRows(Model model, List<BesidePrediction> beside, String table) {
    this.model = model;
    this.beside = new ArrayList<>(beside);
    this.table = table;
    this.unknown = new long[model.featureMap().predictionLevels().size()];
  }

  Model model() {
    return model;
  }

  long rows() {
    return rows;
  }

  /** Rows that a feature is missing in. */
  long withoutAnswer() {
    return empty;
  }

  /** In how many rows a category has a value that the model has never seen. */
  long unknown(int category) {
    return unknown[category];
  }

  @Override
  public List<String> answers() {
    List<String> answers = new ArrayList<>(model.answers());
    beside.forEach(each -> answers.addAll(each.columns()));
    return answers;
  }

  /** {@inheritDoc} Of the predicted classes, if it predicts some. */
  @Override
  public List<Levels> answerLevels() {
    Levels classes = model.featureMap().classes();
    return classes == null
        ? List.of()
        : List.of(new Levels(Model.PREDICTION, classes.kind(), classes.values()));
  }

  @Override
  public List<String> columns() {
    return model.featureMap().predictionColumns();
  }

  @Override
  public List<Levels> columnLevels() {
    return model.featureMap().predictionLevels();
  }

  @Override
  public int chunkRows() {
    return Batch.chunkRows(model.featureMap().valuesPerRow());
  }

  @Override
  public PredictedRows empty() {
    return new PredictedRows(model, beside, table);
  }

  @Override
  public void merge(PredictedRows later) {
    rows += later.rows;
    empty += later.empty;
    for (int k = 0; k < unknown.length; k++) {
      unknown[k] += later.unknown[k];
    }
  }

  @Override
  public double[][] answer(TableChunk chunk) {
    FeatureMap map = model.featureMap();
    Batch batch = map.map(chunk, table);
    double[][] answers = new double[answers().size()][chunk.rows()];
    model.answer(batch, answers);
    int first = model.answers().size();
    for (BesidePrediction each : beside) {
      int next = first + each.columns().size();
      each.tell(batch, Arrays.copyOfRange(answers, first, next));
      first = next;
    }
    for (int i = 0; i < chunk.rows(); i++) {
      if (!isFinite(answers, i)) {
        if (!isMissing(batch, i)) {
          throw notFinite(chunk.firstRow() + i + 1);
        }
        empty++;
      }
    }
    long[] found = map.unknownLevels(chunk);
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
            + table
            + ": the prediction is beyond what a double can hold, though no feature is missing."
            + " Nothing was written; are the columns in the units the model was fitted on?");
  }
}
