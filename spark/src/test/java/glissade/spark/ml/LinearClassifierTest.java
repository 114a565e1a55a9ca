package glissade.spark.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.loss.LossCatalogue;
import glissade.loss.SoftmaxLoss;
import glissade.model.Fit;
import glissade.model.LinearModel;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.OneVsRest;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearClassifierTest {

  private static final Samples TWO = Samples.classes(300, 3, 2);
  private static final Samples THREE = Samples.classes(300, 3, 3);

  private static void assertClose(double[] found, double[] expected, double part) {
    assertThat(found).hasSameSizeAs(expected);
    for (int j = 0; j < found.length; j++) {
      assertThat(found[j]).as("%d", j).isCloseTo(expected[j], Offset.offset(part));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"logistic", "squared-hinge"})
  void twoClassesAreThoseOfOneMachine(String loss) {
    Fit here =
        Trainer.automatic()
            .withLoss(LossCatalogue.loss(loss))
            .withPenalty(ElasticNet.ridge(0.01))
            .fit(InMemoryRows.of(TWO.x, TWO.y, TWO.weights));
    LinearClassifierModel model =
        new LinearClassifier()
            .setLoss(loss)
            .setRegParam(0.01)
            .setWeightCol("weight")
            .fit(TWO.dataset(3));
    assertThat(model.intercept()).isCloseTo(here.model().intercept(), Offset.offset(1e-7));
    assertClose(model.coefficients().toArray(), here.model().weights(), 1e-7);
    assertThat(model.numClasses()).isEqualTo(2);
    LinearModel core = (LinearModel) model.toGlissade();
    for (Row row : model.transform(TWO.dataset(2)).collectAsList()) {
      double[] x = row.<Vector>getAs("features").toArray();
      Vector raw = row.getAs("rawPrediction");
      Vector probability = row.getAs("probability");
      assertThat(raw.toArray()).containsExactly(-core.score(x), core.score(x));
      assertThat(probability.apply(1)).isEqualTo(core.predict(x));
      assertThat(probability.apply(0) + probability.apply(1)).isCloseTo(1, Offset.offset(1e-15));
      assertThat(row.<Double>getAs("prediction")).isEqualTo(LinearModel.classOf(core.score(x)));
    }
  }

  @Test
  void severalClassesAreThoseOfOneMachine() {
    Fit here =
        Trainer.automatic()
            .withClasses(new SoftmaxLoss(3))
            .withPenalty(ElasticNet.ridge(0.01))
            .fit(
                InMemoryRows.of(THREE.x, THREE.y),
                new glissade.features.FeatureMap(
                    List.of("a", "b", "c"),
                    List.of(),
                    new glissade.features.ResponseColumns(
                        "label", ClassLabels.levels("label", 3), null, null, false),
                    glissade.features.Missing.FAIL,
                    null));
    LinearClassifierModel model = new LinearClassifier().setRegParam(0.01).fit(THREE.dataset(3));
    double[][] expected = here.classCoefficients();
    for (int k = 0; k < 3; k++) {
      assertThat(model.interceptVector().apply(k)).isCloseTo(expected[k][0], Offset.offset(1e-6));
      for (int j = 0; j < 3; j++) {
        assertThat(model.coefficientMatrix().apply(k, j))
            .isCloseTo(expected[k][j + 1], Offset.offset(1e-6));
      }
    }
    assertThatThrownBy(model::coefficients).hasMessageContaining("coefficientMatrix");
    Row row = model.transform(THREE.dataset(1)).head();
    Vector probability = row.getAs("probability");
    assertThat(probability.toArray()).hasSize(3);
    assertThat(row.<Double>getAs("prediction")).isEqualTo(probability.argmax());
  }

  @Test
  void sparksEvaluatorsFindWhatTheSummarySays() {
    LinearClassifierModel model = new LinearClassifier().fit(TWO.dataset(3));
    Dataset<Row> predicted = model.transform(TWO.dataset(3));
    MulticlassClassificationEvaluator evaluator = new MulticlassClassificationEvaluator();
    assertThat(model.summary().accuracy())
        .isCloseTo(evaluator.setMetricName("accuracy").evaluate(predicted), Offset.offset(1e-14));
    assertThat(model.summary().loss())
        .isCloseTo(evaluator.setMetricName("logLoss").evaluate(predicted), Offset.offset(1e-12));
    double area = new BinaryClassificationEvaluator().evaluate(predicted);
    assertThat(area).isCloseTo(area(model), Offset.offset(1e-12));
    LinearClassifierModel several = new LinearClassifier().fit(THREE.dataset(3));
    Dataset<Row> ofThree = several.transform(THREE.dataset(3));
    assertThat(several.summary().accuracy())
        .isCloseTo(evaluator.setMetricName("accuracy").evaluate(ofThree), Offset.offset(1e-14));
    assertThat(several.summary().loss())
        .isCloseTo(evaluator.setMetricName("logLoss").evaluate(ofThree), Offset.offset(1e-12));
  }

  /** How often a row of class 1 has a higher score than one of class 0. */
  private static double area(LinearClassifierModel model) {
    LinearModel core = (LinearModel) model.toGlissade();
    double above = 0;
    double pairs = 0;
    for (int i = 0; i < TWO.y.length; i++) {
      for (int k = 0; k < TWO.y.length; k++) {
        if (TWO.y[i] == 1 && TWO.y[k] == 0) {
          double apart = core.score(TWO.x[i]) - core.score(TWO.x[k]);
          above += apart > 0 ? 1 : apart == 0 ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return above / pairs;
  }

  @Test
  void oneVersusRestIsMadeOfIt() {
    LinearClassifier each = new LinearClassifier().setRegParam(0.01);
    OneVsRestModel model =
        new OneVsRest().setClassifier(each).setWeightCol("weight").fit(THREE.dataset(3));
    assertThat(model.models()).hasSize(3);
    double[] first = new double[THREE.y.length];
    for (int i = 0; i < first.length; i++) {
      first[i] = THREE.y[i] == 0 ? 1 : 0;
    }
    Fit here =
        Trainer.automatic()
            .withLoss(LossCatalogue.loss("logistic"))
            .withPenalty(ElasticNet.ridge(0.01))
            .fit(InMemoryRows.of(THREE.x, first, THREE.weights));
    LinearClassifierModel ofFirst = (LinearClassifierModel) model.models()[0];
    assertClose(ofFirst.coefficients().toArray(), here.model().weights(), 1e-7);
    for (Row row : model.transform(THREE.dataset(2)).collectAsList()) {
      Vector features = row.getAs("features");
      double[] scores = new double[3];
      for (int k = 0; k < 3; k++) {
        LinearClassifierModel one = (LinearClassifierModel) model.models()[k];
        scores[k] = ((LinearModel) one.toGlissade()).score(features.toArray());
      }
      assertThat(row.<Vector>getAs("rawPrediction").toArray()).containsExactly(scores);
      assertThat(row.<Double>getAs("prediction")).isEqualTo(Vectors.dense(scores).argmax());
    }
  }

  @Test
  void thresholdsMoveTheBoundary() {
    LinearClassifierModel model = new LinearClassifier().fit(TWO.dataset(3));
    long usual = model.transform(TWO.dataset(1)).where("prediction = 1").count();
    LinearClassifierModel wary = model.copy(org.apache.spark.ml.param.ParamMap.empty());
    wary.setThresholds(new double[] {0.1, 0.9});
    Dataset<Row> predicted = wary.transform(TWO.dataset(1));
    assertThat(predicted.where("prediction = 1").count()).isLessThan(usual);
    for (Row row : predicted.collectAsList()) {
      double one = row.<Vector>getAs("probability").apply(1);
      assertThat(row.<Double>getAs("prediction")).isEqualTo(one / 0.9 > (1 - one) / 0.1 ? 1.0 : 0);
    }
  }

  @Test
  void columnsThatAreNotWantedAreNotMade() {
    LinearClassifierModel model = new LinearClassifier().fit(TWO.dataset(3));
    model.setRawPredictionCol("").setProbabilityCol("");
    Dataset<Row> predicted = model.transform(TWO.dataset(1));
    assertThat(predicted.columns()).containsExactly("label", "features", "weight", "prediction");
    LinearModel core = (LinearModel) model.toGlissade();
    Row row = predicted.head();
    assertThat(row.<Double>getAs("prediction"))
        .isEqualTo(LinearModel.classOf(core.score(row.<Vector>getAs("features").toArray())));
  }

  @Test
  void rowsWithMissingValuesHaveNoPrediction() {
    LinearClassifierModel model =
        new LinearClassifier().fit(TWO.dataset(3)).setHandleInvalid("keep");
    List<Row> rows = new ArrayList<>();
    rows.add(RowFactory.create(1.0, Vectors.dense(1, Double.NaN, 2), 1.0));
    rows.add(RowFactory.create(1.0, null, 1.0));
    rows.add(RowFactory.create(1.0, Vectors.dense(1, 1, 2), 1.0));
    List<Row> predicted = model.transform(Samples.of(rows, 1)).collectAsList();
    for (String column : List.of("rawPrediction", "probability", "prediction")) {
      assertThat(predicted.get(0).<Object>getAs(column)).isNull();
      assertThat(predicted.get(1).<Object>getAs(column)).isNull();
      assertThat(predicted.get(2).<Object>getAs(column)).isNotNull();
    }
    assertThat(model.setHandleInvalid("skip").transform(Samples.of(rows, 1)).count()).isEqualTo(1);
  }

  @Test
  void labelsAreTheNumbersOfTheClasses() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(RowFactory.create(i % 2 + 0.5, Vectors.dense(i), 1.0));
    }
    assertThatThrownBy(() -> new LinearClassifier().fit(Samples.of(rows, 2)))
        .hasMessageContaining("as large as 1.5")
        .hasMessageContaining("StringIndexer");
    rows.add(RowFactory.create(2.0, Vectors.dense(1), 1.0));
    assertThatThrownBy(() -> new LinearClassifier().fit(Samples.of(rows, 2)))
        .hasMessageContaining("row 1, column label: found 0.5, expected the number of a class");
    assertThatThrownBy(() -> new LinearClassifier().setLoss("logistic").fit(THREE.dataset(2)))
        .hasMessageContaining("logistic is for two classes")
        .hasMessageContaining("OneVsRest");
  }

  @Test
  void namedColumnsAreTheVectorOfThem() {
    LinearClassifierModel byName =
        new LinearClassifier().setColumns("x1", "x2", "x3").fit(TWO.table(3));
    LinearClassifierModel byVector = new LinearClassifier().fit(TWO.dataset(3));
    assertClose(byName.coefficients().toArray(), byVector.coefficients().toArray(), 1e-9);
    LinearClassifierModel several =
        new LinearClassifier().setColumns("x1", "x2", "x3").setRegParam(0.1).fit(THREE.table(3));
    assertThat(several.numClasses()).isEqualTo(3);
    assertThat(several.transform(THREE.table(2)).columns())
        .contains("rawPrediction", "probability", "prediction");
  }

  /** As in a fold of cross-validation: the largest label says how many classes there are. */
  @Test
  void aClassMayHaveNoRows() {
    LinearClassifier ridge = new LinearClassifier().setRegParam(0.1).setMaxIter(40);
    LinearClassifierModel byVector = ridge.fit(THREE.dataset(2).where("label <> 1"));
    LinearClassifierModel byName =
        new LinearClassifier()
            .setRegParam(0.1)
            .setMaxIter(40)
            .setColumns("x1", "x2", "x3")
            .fit(THREE.table(2).where("label <> 1"));
    assertThat(byName.numClasses()).isEqualTo(3);
    assertThat(byName.transform(THREE.table(2)).where("prediction = 1").count()).isZero();
    assertClose(byName.coefficientMatrix().toArray(), byVector.coefficientMatrix().toArray(), 1e-6);
  }

  @Test
  void rowsThatCanBeToldApartAreNoSilentSuccess() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(RowFactory.create(i < 10 ? 0.0 : 1.0, Vectors.dense(i), 1.0));
    }
    LinearClassifierModel model = new LinearClassifier().fit(Samples.of(rows, 2));
    assertThat(model.summary().status()).isEqualTo("separable");
    assertThat(model.summary().converged()).isFalse();
    assertThat(model.summary().accuracy()).isEqualTo(1);
  }
}
