package glissade.spark.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import glissade.model.TableFit;
import glissade.spark.LocalSpark;
import glissade.table.ObjectTable;
import glissade.table.Remedy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormulasTest {

  private static final String FORMULA =
      "label ~ x * kind + poly(z, 2) + ns(z, 3):x + log(z) + C(month(day)) + hour(at) + hash(text, 3)";

  @TempDir Path folder;

  private static Dataset<Row> rows(int from, int to) {
    return LocalSpark.session()
        .sql(
            ("SELECT *, 1 + 2 * x + z * z / 50 + cos(id) AS label FROM (SELECT /*+ REPARTITION(3) */"
                    + " id, id %% 7 / 3D AS x, 1 + id * id %% 41 / 5D AS z,"
                    + " element_at(array('a', 'b', 'c'), cast(id * id %% 7 %% 3 + 1 AS int)) AS kind,"
                    + " concat('t', id * id %% 23) AS text,"
                    + " date_add(DATE'2024-01-31', cast(id * 17 %% 90 AS int)) AS day,"
                    + " timestamp_seconds(1700000000 + id * 5003) AS at FROM range(%d, %d))")
                .formatted(from, to));
  }

  /** The same rows as objects of this process. */
  private static ObjectTable<Row> objects(Dataset<Row> data) {
    List<Row> collected = new ArrayList<>(data.collectAsList());
    return ObjectTable.of("rows", collected)
        .number("x", row -> row.<Double>getAs("x"))
        .number("z", row -> row.<Double>getAs("z"))
        .text("kind", row -> row.<String>getAs("kind"))
        .text("text", row -> row.<String>getAs("text"))
        .time("day", row -> row.<Date>getAs("day").toLocalDate())
        .time("at", FormulasTest::at)
        .number("label", row -> row.<Double>getAs("label"))
        .build();
  }

  private static LocalDateTime at(Row row) {
    return row.<java.sql.Timestamp>getAs("at").toLocalDateTime();
  }

  @Test
  void aFormulaIsFittedAndAppliedAsOnOneMachine() throws Exception {
    Dataset<Row> data = rows(0, 200);
    LinearRegressorModel model = new LinearRegressor().setFormula(FORMULA).fit(data);
    TableFit here = TableFit.of(objects(data), FORMULA);
    assertThat(model.featureNames()).containsExactlyElementsOf(here.rows().map().features());

    Dataset<Row> others = rows(300, 340);
    double[] expected = here.fit().model().answers(objects(others))[0];
    String saved = folder.resolve("model").toString();
    model.write().save(saved);
    for (LinearRegressorModel each : List.of(model, LinearRegressorModel.load(saved))) {
      List<Row> predicted = each.transform(others).collectAsList();
      assertThat(predicted).hasSize(40);
      for (int i = 0; i < 40; i++) {
        assertThat(predicted.get(i).<Double>getAs("prediction"))
            .isCloseTo(expected[i], Offset.offset(1e-9));
      }
    }
  }

  @Test
  void levelsOfNumbersAreFoundAgain() {
    Dataset<Row> data =
        LocalSpark.session()
            .sql(
                "SELECT *, least(n, 3) + 10 * k + if(b, 5, 0) AS label FROM VALUES (-0.5D, 1L, true),"
                    + " (1D, 2L, false), (1e16D, 1L, false), (0D, 2L, true), (1D, 1L, true),"
                    + " (-0.5D, 2L, false), (0D, 1L, false) AS t(n, k, b)");
    LinearRegressorModel model = new LinearRegressor().setFormula("C(n) + C(k) + C(b)").fit(data);
    for (Row row : model.transform(data).collectAsList()) {
      double label = row.<Double>getAs("label");
      assertThat(row.<Double>getAs("prediction"))
          .isCloseTo(label, Offset.offset(1e-9 * Math.max(1, Math.abs(label))));
    }
    assertThatThrownBy(
            () -> model.transform(data.withColumn("n", functions.lit(7D))).collectAsList())
        .hasStackTraceContaining("n is 7.0, which the model has never seen");
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void aFormulaWithoutOneHasNoIntercept() {
    LinearRegressorModel model = new LinearRegressor().setFormula("x + kind - 1").fit(rows(0, 50));
    assertThat(model.intercept()).isZero();
    assertThat(model.featureNames()).containsExactly("x", "kind=a", "kind=b", "kind=c");
  }

  @Test
  void cellsOutsideOfAFunctionsDomainAreErrorsOrSkipped() {
    LinearRegressorModel model = new LinearRegressor().setFormula("log(z)").fit(rows(0, 50));
    Dataset<Row> data = rows(0, 10).selectExpr("if(id = 4, -1D, z) AS z");
    assertThatThrownBy(() -> model.transform(data).collectAsList())
        .hasStackTraceContaining("A row cannot be predicted")
        .hasStackTraceContaining("log(z)")
        .extracting(FormulasTest::trace, STRING)
        .doesNotContain("--query");
    assertThat(model.setHandleInvalid("skip").transform(data).count()).isEqualTo(9);
  }

  /** Formulas are a parameter like any other: cross-validation chooses between them. */
  @Test
  void crossValidationChoosesTheFormulaThatTellsTheClassesApart() {
    Dataset<Row> data =
        rows(0, 120).withColumn("class", functions.expr("if(label > 4, 1D, 0D)")).coalesce(1);
    LinearClassifier classifier = new LinearClassifier().setLabelCol("class");
    ParamMap[] grid = {
      new ParamMap().put(classifier.formula(), "hour(at)"),
      new ParamMap().put(classifier.formula(), "x + poly(z, 2)")
    };
    BinaryClassificationEvaluator area = new BinaryClassificationEvaluator().setLabelCol("class");
    CrossValidatorModel chosen =
        new CrossValidator()
            .setEstimator(classifier)
            .setEvaluator(area)
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setSeed(5)
            .fit(data);
    assertThat(chosen.avgMetrics()[1]).isBetween(chosen.avgMetrics()[0] + 0.2, 1.0);
    LinearClassifierModel best = (LinearClassifierModel) chosen.bestModel();
    assertThat(best.featureNames()).containsExactly("x", "poly(z, 2)1", "poly(z, 2)2");
    Dataset<Row> predicted = best.transform(data);
    assertThat(area.evaluate(predicted)).isCloseTo(area(predicted), Offset.offset(1e-12));
  }

  /** How often a row of class 1 has a higher probability than one of class 0. */
  private static double area(Dataset<Row> predicted) {
    double above = 0;
    double pairs = 0;
    List<Row> rows = predicted.select("class", "probability").collectAsList();
    for (Row one : rows) {
      for (Row other : rows) {
        if (one.getDouble(0) == 1 && other.getDouble(0) == 0) {
          double apart = one.<Vector>getAs(1).apply(1) - other.<Vector>getAs(1).apply(1);
          above += apart > 0 ? 1 : apart == 0 ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return above / pairs;
  }

  @ParameterizedTest
  @EnumSource(Remedy.class)
  void remediesAreInTheWordsOfEstimators(Remedy remedy) {
    assertThat(Remedies.of(remedy)).doesNotContain("--").endsWith(".");
    assertThat(remedy.in(Remedies::of, "it")).doesNotContain("%");
  }

  @Test
  void whatToDoIsSaidInTheParametersOfTheEstimator() {
    Dataset<Row> data =
        LocalSpark.session()
            .sql("SELECT * FROM VALUES (0D, -1D), (1D, 2D), (2D, 2D), (3D, 5D) AS t(x, label)");
    assertRefused(new LinearRegressor().setFormula("log(x - 1)"), data, "Filter such rows out of");
    assertRefused(new LinearRegressor().setFormula("month(x)"), data, "instance to_date(`x`)");
    assertRefused(
        new LinearRegressor().setFormula("x").setLoss("poisson"), data, "or set another loss.");
    assertRefused(
        new LinearRegressor().setFormula("x").setLoss("quantile:0.5").setRegParam(1),
        data,
        "Leave regParam at 0");
    assertRefused(
        new LinearRegressor().setFormula("x").setRoute("dual"), data, "Leave route at auto");
    assertRefused(
        new LinearRegressor().setFormula("x"),
        data.withColumn("x", functions.lit(Double.POSITIVE_INFINITY)),
        "make it null and set handleInvalid to skip");
  }

  private static void assertRefused(LinearRegressor regressor, Dataset<Row> data, String what) {
    assertThatThrownBy(() -> regressor.fit(data))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(what).doesNotContain("--"));
  }

  @Test
  void whatAFormulaCannotBeIsSaid() {
    LinearRegressor regressor = new LinearRegressor();
    assertThatThrownBy(() -> regressor.setFormula("x +"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("formula: ")
        .hasMessageContaining("x +");
    assertThatThrownBy(() -> new LinearRegressor().setFormula("x + w").fit(rows(0, 9)))
        .hasMessageContaining("formula: there is no column w. There are id, x, z");
    assertThatThrownBy(() -> new LinearRegressor().setFormula("z ~ x").fit(rows(0, 9)))
        .hasMessageContaining("its left side is z, and labelCol is label");
    assertThatThrownBy(() -> new LinearRegressor().setFormula("x").setColumns("z").fit(rows(0, 9)))
        .hasMessageContaining("columns and formula");
  }
}
