package glissade.model;

import glissade.features.FeatureMap;
import glissade.fold.Chunks;
import glissade.rows.Batch;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was learned, and can be asked about rows. */
public sealed interface Model extends Serializable permits LinearModel, MultinomialModel {

  /** What the first answer is called. */
  String PREDICTION = "prediction";

  /** φ. */
  FeatureMap featureMap();

  /**
   * What is told of each row: first the {@value #PREDICTION}, which is the mean of the target, or
   * where it has {@linkplain FeatureMap#classes classes} the code of one; then what is known about
   * that.
   */
  List<String> answers();

  /**
   * Tells it.
   *
   * @param batch what {@link FeatureMap#map} made; a NaN in a row gives NaNs; not modified
   * @param answers one array for each of {@link #answers()}; the first {@code batch.rows()}
   *     elements are overwritten
   */
  void answer(Batch batch, double[][] answers);

  /**
   * Tells it of every row of a table.
   *
   * @return one array for each of {@link #answers()}, each with an element for every row; NaN where
   *     a value is missing that nothing stands in for
   * @throws UnusableDataException if the table lacks a column, or a cell cannot be used, naming row
   *     and column; or if an answer is beyond what a double can hold, naming the row
   */
  default double[][] answers(TableSource table) {
    FeatureMap map = featureMap();
    int chunkRows = Batch.chunkRows(map.valuesPerRow());
    double[][] answers = new double[answers().size()][];
    Arrays.fill(answers, new double[0]);
    try (Chunks<TableChunk> chunks =
        table.read(map.predictionColumns(), map.predictionLevels(), chunkRows)) {
      for (TableChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        double[][] some = new double[answers.length][chunk.rows()];
        answer(map.map(chunk, table.name()), some);
        checkFinite(some, chunk.firstRow(), table.name());
        for (int k = 0; k < answers.length; k++) {
          int before = answers[k].length;
          answers[k] = Arrays.copyOf(answers[k], before + chunk.rows());
          System.arraycopy(some[k], 0, answers[k], before, chunk.rows());
        }
      }
    }
    return answers;
  }

  private static void checkFinite(double[][] answers, long firstRow, String table) {
    for (double[] answer : answers) {
      for (int i = 0; i < answer.length; i++) {
        if (Double.isInfinite(answer[i])) {
          throw new UnusableDataException(
              String.format(
                  Locale.ROOT,
                  "Row %,d of %s: the prediction is beyond what a double can hold. Are the columns in"
                      + " the units the model was fitted on?",
                  firstRow + i + 1,
                  table));
        }
      }
    }
  }
}
