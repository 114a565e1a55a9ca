package glissade.spark.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.loss.LossCatalogue;
import glissade.model.Fit;
import glissade.model.LinearModel;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import glissade.spark.LocalSpark;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearRegressorTest {

  private static final Samples SAMPLES = Samples.numbers(400, 4);

  private static void assertClose(double[] found, double[] expected, double part) {
    assertThat(found).hasSameSizeAs(expected);
    for (int j = 0; j < found.length; j++) {
      assertThat(found[j])
          .as("%d", j)
          .isCloseTo(expected[j], Offset.offset(part * Math.abs(expected[j])));
    }
  }

  private static double[] coefficients(LinearRegressorModel model) {
    double[] weights = model.coefficients().toArray();
    double[] all = new double[weights.length + 1];
    all[0] = model.intercept();
    System.arraycopy(weights, 0, all, 1, weights.length);
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void squaresAreThoseOfOneMachineForAnyPartitions(int partitions) {
    Fit here = Trainer.automatic().fit(InMemoryRows.of(SAMPLES.x, SAMPLES.y));
    LinearRegressorModel model = new LinearRegressor().fit(SAMPLES.dataset(partitions));
    assertClose(coefficients(model), here.coefficients(), 1e-13);
    assertThat(model.summary().status()).isEqualTo("converged");
    assertThat(model.summary().numInstances()).isEqualTo(400);
    assertThat(model.summary().route()).startsWith("triangle");
    assertThat(model.summary().objectiveHistory()).hasSize((int) model.summary().totalIterations());
    assertThat(model.summary().optimum().getAsDouble())
        .isCloseTo(here.optimumLoss(), Offset.offset(1e-14));
    assertClose(
        model.summary().standardErrors().orElseThrow(),
        Objects.requireNonNull(here.standardErrors()),
        1e-12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squared",
        "huber:0.4",
        "quantile:0.3",
        "absolute:0.2",
        "poisson",
        "gamma",
        "tweedie:1.4"
      })
  void everyLossOfANumberIsFitted(String name) {
    Samples samples = SAMPLES.amounts();
    Fit here =
        Trainer.automatic()
            .withLoss(LossCatalogue.loss(name))
            .fit(InMemoryRows.of(samples.x, samples.y, samples.weights));
    LinearRegressorModel model =
        new LinearRegressor().setLoss(name).setWeightCol("weight").fit(samples.dataset(3));
    assertThat(model.summary().converged()).isTrue();
    assertClose(
        coefficients(model), here.coefficients(), name.startsWith("quantile") ? 1e-5 : 1e-6);
    LinearModel core = model.toGlissade();
    for (Row row : model.transform(samples.dataset(2)).collectAsList()) {
      Vector features = row.getAs("features");
      assertThat((Double) row.getAs("prediction")).isEqualTo(core.predict(features.toArray()));
    }
  }

  @Test
  void everyLossThatIsListedIsEitherFittedHereOrRefusedForClasses() {
    List<String> fitted = new ArrayList<>();
    for (String name : LossCatalogue.names()) {
      try {
        new LinearRegressor().setLoss(name);
        fitted.add(name);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("LinearClassifier");
      }
    }
    assertThat(fitted)
        .containsExactly("squared", "huber", "quantile", "absolute", "poisson", "gamma", "tweedie");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void penaltiesAreThoseOfTheEngine(double ratio) {
    Fit here =
        Trainer.automatic()
            .withPenalty(new ElasticNet(0.7, ratio, true, List.of()))
            .fit(InMemoryRows.of(SAMPLES.x, SAMPLES.y));
    LinearRegressor asked = new LinearRegressor().setRegParam(0.7).setElasticNetParam(ratio);
    assertClose(coefficients(asked.fit(SAMPLES.dataset(3))), here.coefficients(), 1e-7);
    Fit raw =
        Trainer.automatic()
            .withPenalty(new ElasticNet(0.7, ratio, false, List.of()))
            .fit(InMemoryRows.of(SAMPLES.x, SAMPLES.y));
    LinearRegressorModel counted = asked.setStandardization(false).fit(SAMPLES.dataset(3));
    assertClose(coefficients(counted), raw.coefficients(), 1e-7);
  }

  @Test
  void aLassoOverRowsThatAreSpreadGoesByWholePasses() {
    Samples samples = SAMPLES.amounts();
    LinearRegressor asked =
        new LinearRegressor().setLoss("poisson").setRegParam(0.05).setElasticNetParam(1);
    LinearRegressorModel model = asked.fit(samples.dataset(3));
    Fit here =
        Trainer.automatic()
            .withLoss(LossCatalogue.loss("poisson"))
            .withPenalty(ElasticNet.lasso(0.05))
            .fit(InMemoryRows.of(samples.x, samples.y));
    assertClose(coefficients(model), here.coefficients(), 1e-5);
  }

  @Test
  void aWeightOfTwoIsTheRowTwice() {
    List<Row> weighted = new ArrayList<>();
    List<Row> twice = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Vector features = Vectors.dense(SAMPLES.x[i]);
      weighted.add(RowFactory.create(SAMPLES.y[i], features, i % 2 == 0 ? 2.0 : 1.0));
      twice.add(RowFactory.create(SAMPLES.y[i], features, 1.0));
      if (i % 2 == 0) {
        twice.add(RowFactory.create(SAMPLES.y[i], features, 1.0));
      }
    }
    LinearRegressorModel one =
        new LinearRegressor().setWeightCol("weight").fit(Samples.of(weighted, 3));
    LinearRegressorModel other = new LinearRegressor().fit(Samples.of(twice, 2));
    assertClose(coefficients(one), coefficients(other), 1e-12);
  }

  @Test
  void sparseVectorsAreDenseOnesButForRounding() {
    LinearRegressorModel dense = new LinearRegressor().fit(SAMPLES.dataset(3));
    LinearRegressorModel sparse = new LinearRegressor().fit(SAMPLES.sparse(3));
    assertClose(coefficients(sparse), coefficients(dense), 1e-13);
    List<Row> ofDense = dense.transform(SAMPLES.dataset(1)).collectAsList();
    List<Row> ofSparse = dense.transform(SAMPLES.sparse(1)).collectAsList();
    for (int i = 0; i < ofDense.size(); i++) {
      assertThat(ofSparse.get(i).<Double>getAs("prediction"))
          .isEqualTo(ofDense.get(i).<Double>getAs("prediction"));
    }
  }

  @Test
  void wideSparseVectorsAreNeverMadeDense() {
    int d = 20_000;
    List<Row> rows = new ArrayList<>();
    double[][] x = new double[60][2];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      x[i] = new double[] {SAMPLES.x[i][0], SAMPLES.x[i][1] + 1};
      y[i] = SAMPLES.y[i];
      int[] places = {3, d - 1};
      rows.add(RowFactory.create(y[i], Vectors.sparse(d, places, x[i]), 1.0));
    }
    LinearRegressorModel model = new LinearRegressor().setRegParam(0.1).fit(Samples.of(rows, 2));
    Fit here = Trainer.automatic().withPenalty(ElasticNet.ridge(0.1)).fit(InMemoryRows.of(x, y));
    assertThat(model.numFeatures()).isEqualTo(d);
    assertThat(model.coefficients().apply(3))
        .isCloseTo(here.coefficients()[1], Offset.offset(1e-6));
    assertThat(model.coefficients().apply(d - 1))
        .isCloseTo(here.coefficients()[2], Offset.offset(1e-6));
  }

  @Test
  void aMissingValueIsAnErrorThatNamesRowAndColumn() {
    Dataset<Row> data = withMissing();
    assertThatThrownBy(() -> new LinearRegressor().setWeightCol("weight").fit(data))
        .isInstanceOf(UnusableDataException.class)
        .hasMessage(
            "4 of 40 rows of the dataset miss a value (features in 1, features_2 in 1, label in 1,"
                + " weight in 1): rows 11, 21, 31, 40. Set handleInvalid to skip to leave such rows"
                + " out, or fill them in before the fit.");
  }

  /** Forty rows in four partitions, of which four miss something. */
  private static Dataset<Row> withMissing() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double[] x = SAMPLES.x[i].clone();
      x[2] = i == 10 ? Double.NaN : x[2];
      rows.add(
          RowFactory.create(
              i == 20 ? null : (Double) SAMPLES.y[i],
              i == 30 ? null : Vectors.dense(x),
              i == 39 ? null : (Double) 1.0));
    }
    return Samples.of(rows, 4);
  }

  @Test
  void skippedRowsAreLeftOutAndCounted() {
    List<Row> complete = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      if (i != 10 && i != 20 && i != 30 && i != 39) {
        complete.add(RowFactory.create(SAMPLES.y[i], Vectors.dense(SAMPLES.x[i]), 1.0));
      }
    }
    LinearRegressor asked = new LinearRegressor().setWeightCol("weight");
    LinearRegressorModel expected = asked.fit(Samples.of(complete, 1));
    for (String handling : List.of("skip", "keep")) {
      LinearRegressorModel model = asked.setHandleInvalid(handling).fit(withMissing());
      assertClose(coefficients(model), coefficients(expected), 1e-12);
      assertThat(model.summary().rowsLeftOut()).isEqualTo(4);
      assertThat(model.summary().numInstances()).isEqualTo(36);
      assertThat(model.summary().leftOut())
          .contains("4 of 40 rows")
          .endsWith("They were left out.");
    }
  }

  @Test
  void rowsWithoutAllTheirFeaturesArePredictedAsAsked() {
    LinearRegressorModel model = new LinearRegressor().fit(SAMPLES.dataset(2));
    Dataset<Row> data = withMissing();
    assertThatThrownBy(() -> model.transform(data.limit(20)).collectAsList())
        .hasStackTraceContaining("features_2 is missing");
    List<Row> kept = model.setHandleInvalid("keep").transform(data).collectAsList();
    assertThat(kept).hasSize(40);
    for (int i = 0; i < 40; i++) {
      assertThat(kept.get(i).isNullAt(3)).as("%d", i).isEqualTo(i == 10 || i == 30);
    }
    assertThat(model.setHandleInvalid("skip").transform(data).collectAsList()).hasSize(38);
    Vector infinite = Vectors.dense(1, 2, Double.POSITIVE_INFINITY, 4);
    assertThat(model.predict(infinite)).isNaN();
    assertThatThrownBy(() -> model.setHandleInvalid("error").predict(infinite))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("features_2 is infinite");
    assertThatThrownBy(() -> model.predict(Vectors.dense(1, 2)))
        .hasMessageContaining("found a vector of 2 elements, expected 4");
  }

  @Test
  void aCellThatCannotBeUsedIsToldWithTheRowOfTheWholeDataset() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double[] x = SAMPLES.x[i].clone();
      x[1] = i == 33 ? Double.NEGATIVE_INFINITY : x[1];
      rows.add(RowFactory.create((double) i - 5, Vectors.dense(x), i == 25 ? -1.0 : 1.0));
    }
    Dataset<Row> data = Samples.of(rows, 4);
    assertThatThrownBy(() -> new LinearRegressor().fit(data))
        .hasMessageContaining(
            "row 34, column features_1: found -infinity, expected a finite number");
    assertThatThrownBy(() -> new LinearRegressor().setWeightCol("weight").fit(data))
        .hasMessageContaining("row 26, column weight: found -1.0");
    assertThatThrownBy(() -> new LinearRegressor().setLoss("gamma").fit(data))
        .hasMessageContaining("row 1, column label: found -5.0")
        .hasMessageContaining("the gamma loss is defined for nothing else");
    assertThatThrownBy(() -> new LinearRegressor().fit(data.limit(0)))
        .hasMessageContaining("The dataset has no rows");
  }

  @Test
  void anOffsetIsAddedToTheScore() {
    Samples samples = SAMPLES.amounts();
    Dataset<Row> data = samples.dataset(3).selectExpr("*", "weight / 10 AS shift");
    LinearRegressorModel model =
        new LinearRegressor().setLoss("poisson").setOffsetCol("shift").fit(data);
    for (Row row : model.transform(data).collectAsList()) {
      Vector features = row.getAs("features");
      double score = model.toGlissade().score(features.toArray()) + row.<Double>getAs("shift");
      assertThat(row.<Double>getAs("prediction")).isEqualTo(Math.exp(score));
    }
    LinearRegressorModel without = new LinearRegressor().setLoss("poisson").fit(data);
    assertThat(without.intercept()).isGreaterThan(model.intercept() + 0.1);
  }

  @Test
  void namedColumnsAreTheVectorOfThem() {
    LinearRegressorModel byName =
        new LinearRegressor()
            .setColumns("x1", "x2", "x3", "x4")
            .setWeightCol("weight")
            .fit(SAMPLES.table(3));
    LinearRegressorModel byVector =
        new LinearRegressor().setWeightCol("weight").fit(SAMPLES.dataset(3));
    assertClose(coefficients(byName), coefficients(byVector), 1e-13);
    assertThat(byName.featureNames()).containsExactly("x1", "x2", "x3", "x4");
    Dataset<Row> assembled =
        new VectorAssembler()
            .setInputCols(new String[] {"x1", "x2", "x3", "x4"})
            .setOutputCol("features")
            .transform(SAMPLES.table(3));
    LinearRegressorModel named = new LinearRegressor().fit(assembled);
    assertThat(named.featureNames()).containsExactly("x1", "x2", "x3", "x4");
    List<Row> rows = byName.transform(SAMPLES.table(1)).collectAsList();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).<Double>getAs("prediction"))
          .isEqualTo(byName.toGlissade().predict(SAMPLES.x[i]));
    }
  }

  @Test
  void theSummaryIsThatOfSparksOwnEvaluator() {
    LinearRegressorModel model = new LinearRegressor().fit(SAMPLES.dataset(3));
    Dataset<Row> predicted = model.transform(SAMPLES.dataset(3));
    double r2 = new RegressionEvaluator().setMetricName("r2").evaluate(predicted);
    double mse = new RegressionEvaluator().setMetricName("mse").evaluate(predicted);
    assertThat(model.summary().explained()).isCloseTo(r2, Offset.offset(1e-12));
    assertThat(model.summary().loss()).isCloseTo(mse, Offset.offset(1e-12));
    assertThat(model.summary().conditionNumber().getAsDouble()).isGreaterThan(1);
  }

  @Test
  void whatIsKeptOnExecutorsIsLetGo() {
    Dataset<Row> data = SAMPLES.amounts().dataset(3);
    new LinearRegressor().setLoss("poisson").setRoute("memory").fit(data);
    new LinearRegressor()
        .setLoss("poisson")
        .setRoute("memory")
        .setColumns("x1", "x2")
        .fit(SAMPLES.amounts().table(2));
    assertThat(LocalSpark.context().getPersistentRDDs()).isEmpty();
  }

  @Test
  void optimizersThatGoByRowsHaveThemCollected() {
    LinearRegressorModel model =
        new LinearRegressor()
            .setLoss("squared")
            .setRegParam(0.2)
            .setOptimizer("dual-cd")
            .setTol(1e-6)
            .fit(SAMPLES.dataset(3));
    Fit here =
        Trainer.automatic()
            .withPenalty(ElasticNet.ridge(0.2))
            .fit(InMemoryRows.of(SAMPLES.x, SAMPLES.y));
    assertClose(coefficients(model), here.coefficients(), 1e-4);
    double[] expected = here.coefficients();
    assertThat(Arrays.stream(expected).allMatch(Double::isFinite)).isTrue();
  }
}
