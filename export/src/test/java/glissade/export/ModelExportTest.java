package glissade.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.features.Category;
import glissade.features.FeatureMap;
import glissade.features.IndexedFeatures;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.formula.Expression;
import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.loss.SquaredHingeLoss;
import glissade.loss.SquaredLoss;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.rows.Batch;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Models as they are fitted: what is exported of them answers as they do. */
class ModelExportTest {

  private static final Levels CITIES =
      new Levels("city", Column.Type.TEXT, List.of("Bonn", "Köln", "O'Hare", "Rome"));
  private static final Levels HOURS =
      new Levels("hour", Column.Type.INTEGER, List.of("7", "8", "19"));
  private static final Levels CLASSES =
      new Levels("y", Column.Type.INTEGER, List.of("1", "2", "7"));

  @Test
  void ofNumbersWithMeansAndOfCategories() {
    FeatureMap map = map(Missing.MEAN, new ResponseColumns("y", null, null, null, false));
    answersAlike(new LinearModel(map, new SquaredLoss(), 3.25, weights(map, 0)));
  }

  @Test
  void ofCountsWithAnExposure() {
    FeatureMap map = map(Missing.DROP, new ResponseColumns("y", null, null, "z", true));
    answersAlike(new LinearModel(map, new PoissonLoss(), -0.5, weights(map, 0)));
  }

  @Test
  void ofTwoClassesWithAnOffset() {
    Levels two = new Levels("y", Column.Type.BOOLEAN, List.of("false", "true"));
    FeatureMap map = map(Missing.DROP, new ResponseColumns("y", two, null, "z", false));
    answersAlike(new LinearModel(map, new LogisticLoss(), -0.5, weights(map, 0)));
  }

  @Test
  void ofSeveralClasses() {
    FeatureMap map = map(Missing.MEAN, new ResponseColumns("y", CLASSES, null, null, false));
    double[][] weights = {weights(map, 0), weights(map, 1), weights(map, 2)};
    answersAlike(new MultinomialModel(map, new double[] {0.1, 0.2, -0.3}, weights));
  }

  private static FeatureMap map(Missing missing, ResponseColumns response) {
    return new FeatureMap(
        List.of("x", Examples.ODD),
        List.of(new Category(CITIES, true), new Category(HOURS, false)),
        response,
        missing,
        missing == Missing.MEAN ? new double[] {0.75, 4.5} : null);
  }

  private static double[] weights(FeatureMap map, int seed) {
    double[] weights = new double[map.features().size()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = Math.cos(2.3 * j + seed);
    }
    return weights;
  }

  private static void answersAlike(Model model) {
    Cells cells = Examples.cells();
    Exports.of(model, cells).allAnswer(told(model, cells));
  }

  /** What {@link Model#answer} tells of the cells. */
  private static List<Exports.Answer> told(Model model, Cells cells) {
    FeatureMap map = model.featureMap();
    List<String> columns = map.predictionColumns();
    int rows = cells.rows();
    double[] values = new double[columns.size() * rows];
    for (int j = 0; j < columns.size(); j++) {
      for (int i = 0; i < rows; i++) {
        values[j * rows + i] = value(map, columns.get(j), cells.cell(columns.get(j), i));
      }
    }
    Batch batch = map.map(new TableChunk(0, rows, columns.size(), values, rows, null), "cells");
    double[][] told = new double[model.answers().size()][rows];
    model.answer(batch, told);
    return Exports.told(model, told);
  }

  private static double value(FeatureMap map, String column, @Nullable Object cell) {
    if (cell == null) {
      return Double.NaN;
    }
    for (Levels levels : map.predictionLevels()) {
      if (levels.column().equals(column)) {
        String text = cell instanceof Double number ? Levels.text(number) : (String) cell;
        return levels.values().indexOf(text);
      }
    }
    return (Double) cell;
  }

  @Test
  void whatAFormatCannotSayIsRefusedByTheFeaturesName() {
    Scores scores =
        Examples.scores(Map.of("hash(city, 8)3", new Expression.InBucket("city", 8, 3)), 1);
    Model model = Examples.linear(new SquaredLoss(), null);
    assertThatThrownBy(() -> OnnxFile.content(model, scores, Examples.COLUMNS))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("hash(city, 8)3")
        .hasMessageContaining("ONNX does not have. Export to SQL.");
    assertThatThrownBy(() -> PmmlFile.content(model, scores, Examples.COLUMNS))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("hash(city, 8)3")
        .hasMessageContaining("PMML does not have. Export to SQL.");
  }

  @Test
  void aMarginIsNoPmml() {
    Levels two = new Levels("y", Column.Type.TEXT, List.of("a", "b"));
    assertThatThrownBy(() -> PmmlFile.content(Examples.linear(new SquaredHingeLoss(), two)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("squared-hinge gives a margin");
  }

  @Test
  void indicesOfALibsvmFileAreNoColumns() {
    FeatureMap map = new IndexedFeatures(1, 3).map(null);
    LinearModel model = new LinearModel(map, 1, new double[3]);
    List<ThrowingCallable> all =
        List.of(
            () -> OnnxFile.content(model),
            () -> PmmlFile.content(model),
            () -> SqlFile.query(model));
    for (ThrowingCallable each : all) {
      assertThatThrownBy(each)
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("indices of a libsvm file");
    }
  }

  @Test
  void aColumnCalledAsTheAnswerIsRefusedWhereBothHaveNames() {
    LinearModel model =
        new LinearModel(
            new FeatureMap(List.of("prediction"), "y", null, Missing.DROP, null), 1, new double[1]);
    assertThatThrownBy(() -> OnnxFile.content(model)).hasMessageContaining("Rename the column");
    assertThatThrownBy(() -> PmmlFile.content(model)).hasMessageContaining("Rename the column");
  }
}
