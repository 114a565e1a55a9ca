package glissade.spark.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.descent.Step;
import glissade.file.ModelFile;
import glissade.model.LinearModel;
import glissade.spark.LocalSpark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelinesTest {

  private static final Samples SAMPLES = Samples.numbers(200, 3);
  private static final Samples CLASSES = Samples.classes(200, 3, 3);

  @TempDir private Path folder;

  private static VectorAssembler assembler() {
    return new VectorAssembler()
        .setInputCols(new String[] {"x1", "x2", "x3"})
        .setOutputCol("features");
  }

  /** What every parameter that has a value is set to. */
  private static Map<String, String> values(Params stage) {
    Map<String, String> values = new TreeMap<>();
    for (Param<?> param : stage.params()) {
      if (stage.isDefined(param)) {
        values.put(param.toString(), encoded(stage, param));
      }
    }
    return values;
  }

  private static <T> String encoded(Params stage, Param<T> param) {
    return param.jsonEncode(stage.getOrDefault(param));
  }

  private static List<Double> predictions(Dataset<Row> predicted) {
    return predicted.collectAsList().stream().map(row -> row.<Double>getAs("prediction")).toList();
  }

  @Test
  void aPipelineIsSavedAndReadAgain() throws IOException {
    LinearRegressor regressor = new LinearRegressor().setRegParam(0.1).setLoss("huber:1.5");
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {assembler(), regressor});
    pipeline.save(folder.resolve("pipeline").toString());
    Pipeline again = Pipeline.load(folder.resolve("pipeline").toString());
    LinearRegressor stage = (LinearRegressor) again.getStages()[1];
    assertThat(stage.uid()).isEqualTo(regressor.uid());
    assertThat(values(stage)).isEqualTo(values(regressor));
    PipelineModel model = again.fit(SAMPLES.table(2));
    model.save(folder.resolve("model").toString());
    PipelineModel read = PipelineModel.load(folder.resolve("model").toString());
    assertThat(predictions(read.transform(SAMPLES.table(1))))
        .isEqualTo(predictions(model.transform(SAMPLES.table(1))));
    LinearRegressorModel fitted = (LinearRegressorModel) model.stages()[1];
    LinearRegressorModel last = (LinearRegressorModel) read.stages()[1];
    assertThat(last.coefficients()).isEqualTo(fitted.coefficients());
    assertThat(last.intercept()).isEqualTo(fitted.intercept());
    assertThat(last.hasSummary()).isFalse();
    assertThatThrownBy(last::summary).hasMessageContaining("There is no summary");
    assertThat(last.featureNames()).containsExactly("x1", "x2", "x3");
  }

  @Test
  void theFolderOfAModelHoldsItsModelFile() throws IOException {
    LinearRegressorModel model =
        new LinearRegressor().setColumns("x1", "x2", "x3").fit(SAMPLES.table(2));
    model.save(folder.resolve("saved").toString());
    Path inside = folder.resolve("saved/model.json");
    LinearModel core = ModelFile.read(inside);
    assertThat(core.weights()).isEqualTo(model.toGlissade().weights());
    assertThat(core.features()).containsExactly("x1", "x2", "x3");
    model.saveModelFile(folder.resolve("alone.json").toString());
    LinearRegressorModel read = LinearRegressorModel.load(folder.resolve("saved").toString());
    read.saveModelFile(folder.resolve("again.json").toString());
    assertThat(folder.resolve("alone.json")).hasSameTextualContentAs(inside);
    assertThat(folder.resolve("again.json")).hasSameTextualContentAs(inside);
    assertThat(Files.readString(inside)).contains("standardError").contains("\"converged\"");
    assertThat(read.getColumns()).containsExactly("x1", "x2", "x3");
    assertThat(predictions(read.transform(SAMPLES.table(1))))
        .isEqualTo(predictions(model.transform(SAMPLES.table(1))));
    assertThatThrownBy(() -> model.save(folder.resolve("saved").toString()))
        .isInstanceOf(IOException.class);
    model.write().overwrite().save(folder.resolve("saved").toString());
    Files.delete(folder.resolve("saved/.model.json.crc"));
    Files.writeString(inside, "{}");
    assertThatThrownBy(() -> LinearRegressorModel.load(folder.resolve("saved").toString()))
        .hasMessageContaining("is not a glissade model");
  }

  @Test
  void aClassifierIsSavedAndReadAgain() throws IOException {
    LinearClassifierModel model =
        new LinearClassifier().setRegParam(0.1).fit(CLASSES.dataset(2)).setHandleInvalid("keep");
    model.save(folder.resolve("classes").toString());
    LinearClassifierModel read = LinearClassifierModel.load(folder.resolve("classes").toString());
    assertThat(read.coefficientMatrix()).isEqualTo(model.coefficientMatrix());
    assertThat(read.interceptVector()).isEqualTo(model.interceptVector());
    assertThat(read.getHandleInvalid()).isEqualTo("keep");
    List<Row> expected = model.transform(CLASSES.dataset(1)).collectAsList();
    assertThat(read.transform(CLASSES.dataset(1)).collectAsList()).isEqualTo(expected);
    LinearClassifier estimator = new LinearClassifier().setLoss("softmax").setMaxIter(3);
    estimator.save(folder.resolve("estimator").toString());
    LinearClassifier again = LinearClassifier.load(folder.resolve("estimator").toString());
    assertThat(again.getLoss()).isEqualTo("softmax");
    assertThat(again.getMaxIter()).isEqualTo(3);
  }

  @Test
  void crossValidationChoosesTheBetterPenalty() throws IOException {
    LinearRegressor regressor = new LinearRegressor();
    ParamMap[] grid =
        new ParamGridBuilder().addGrid(regressor.regParam(), new double[] {0.001, 1000}).build();
    CrossValidatorModel model =
        new CrossValidator()
            .setEstimator(regressor)
            .setEvaluator(new RegressionEvaluator())
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setParallelism(2)
            .fit(SAMPLES.dataset(2));
    LinearRegressorModel best = (LinearRegressorModel) model.bestModel();
    assertThat(((LinearRegressor) best.parent()).getRegParam()).isEqualTo(0.001);
    model.save(folder.resolve("validated").toString());
    CrossValidatorModel read = CrossValidatorModel.load(folder.resolve("validated").toString());
    assertThat(((LinearRegressorModel) read.bestModel()).coefficients())
        .isEqualTo(best.coefficients());
  }

  @Test
  void whatIsGivenWithTheDatasetComesBeforeWhatWasSet() {
    LinearRegressor regressor = new LinearRegressor().setPredictionCol("guess");
    ParamMap given = new ParamMap().put(regressor.regParam(), 10.0);
    LinearRegressorModel model = regressor.fit(SAMPLES.dataset(2), given);
    LinearRegressorModel expected = new LinearRegressor().setRegParam(10).fit(SAMPLES.dataset(2));
    assertThat(model.coefficients()).isEqualTo(expected.coefficients());
    assertThat(model.transform(SAMPLES.dataset(1)).columns()).contains("guess");
    assertThat(regressor.getRegParam()).isZero();
  }

  @Test
  void aSchemaThatDoesNotFitIsRefusedBeforeAnythingIsRead() {
    StructType schema = SAMPLES.table(1).schema().add("name", "string").add("tags", "array<int>");
    assertThatThrownBy(() -> new LinearRegressor().transformSchema(schema))
        .hasMessageContaining("featuresCol: there is no column features. There are x1, x2");
    assertThatThrownBy(() -> new LinearRegressor().setFeaturesCol("x1").transformSchema(schema))
        .hasMessageContaining("featuresCol: the column x1 is of type DOUBLE, expected vectors");
    LinearRegressor byName = new LinearRegressor().setColumns("x1", "name");
    assertThat(byName.transformSchema(schema).fieldNames()).contains("prediction");
    assertThatThrownBy(
            () -> byName.copy(ParamMap.empty()).setLabelCol("name").transformSchema(schema))
        .hasMessageContaining("labelCol: the column name is of type STRING")
        .hasMessageContaining("StringIndexer");
    assertThatThrownBy(() -> new LinearRegressor().setColumns("tags").transformSchema(schema))
        .hasMessageContaining("columns: the column tags is of type ARRAY<INT>");
    assertThatThrownBy(() -> new LinearRegressor().setColumns("x1", "x1").transformSchema(schema))
        .hasMessageContaining("x1 is there twice");
    assertThatThrownBy(() -> new LinearRegressor().setColumns("label").transformSchema(schema))
        .hasMessageContaining("label is the label");
    assertThatThrownBy(
            () -> byName.copy(ParamMap.empty()).setWeightCol("name").transformSchema(schema))
        .hasMessageContaining("weightCol: the column name is of type STRING, expected numbers");
    assertThatThrownBy(
            () -> byName.copy(ParamMap.empty()).setPredictionCol("x2").transformSchema(schema))
        .hasMessageContaining("There is a column x2 already");
  }

  @Test
  void whatCannotBeIsRefusedWhenItIsSet() {
    LinearRegressor regressor = new LinearRegressor();
    assertThatThrownBy(() -> regressor.setLoss("hubr"))
        .hasMessageContaining("loss: There is no loss called 'hubr'");
    assertThatThrownBy(() -> regressor.setRegParam(-1))
        .hasMessageContaining("regParam: found -1.0");
    assertThatThrownBy(() -> regressor.setElasticNetParam(1.5))
        .hasMessageContaining(
            "elasticNetParam: found 1.5, expected a finite number from 0.0 to 1.0");
    assertThatThrownBy(() -> regressor.setMaxIter(-2)).hasMessageContaining("maxIter: found -2");
    assertThatThrownBy(() -> regressor.setTol(Double.NaN)).hasMessageContaining("tol: found NaN");
    assertThatThrownBy(() -> regressor.setOptimizer("dsg"))
        .hasMessageContaining("There is no optimizer called 'dsg'");
    assertThatThrownBy(() -> regressor.setStep("long")).hasMessageContaining("step size");
    assertThatThrownBy(() -> regressor.setRoute("bus"))
        .hasMessage("route: found 'bus', expected one of auto, triangle, dual, memory, reread.");
    assertThatThrownBy(() -> regressor.setHandleInvalid("drop"))
        .hasMessage("handleInvalid: found 'drop', expected one of error, skip, keep.");
    assertThatThrownBy(() -> new LinearClassifier().setLoss("gamma"))
        .hasMessageContaining("LinearRegressor");
    assertThat(regressor.explainParams()).contains("regParam: λ").contains("default: squared");
  }

  @Test
  void anEndThatIsNoConvergenceIsSaid() {
    LinearRegressorModel short1 =
        new LinearRegressor().setOptimizer("gd").setMaxIter(3).fit(SAMPLES.dataset(2));
    assertThat(short1.summary().status()).isEqualTo("budget-spent");
    assertThat(short1.summary().converged()).isFalse();
    assertThat(short1.summary().totalIterations()).isEqualTo(3);
    assertThat(short1.summary().objectiveHistory()).hasSize(3);
    assertThat(short1.summary().verdict()).startsWith("Not converged after 3 iterations");
    assertThatThrownBy(
            () -> new LinearRegressor().setOptimizer("gd").setStep("5").fit(SAMPLES.dataset(2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("iverged");
  }

  @Test
  void stepsAreToldAndAFitCanBeEnded() {
    List<Step> steps = new ArrayList<>();
    AtomicInteger asked = new AtomicInteger();
    LinearRegressor regressor =
        new LinearRegressor()
            .setOptimizer("gd")
            .setStepListener(steps::add)
            .setCancellation(() -> asked.incrementAndGet() > 5);
    LinearRegressorModel model = regressor.copy(ParamMap.empty()).fit(SAMPLES.dataset(2));
    assertThat(steps).hasSize(5);
    assertThat(model.summary().status()).isEqualTo("cancelled");
    assertThat(steps.get(4).loss()).isLessThan(steps.get(0).loss());
    assertThat(model.summary().objective()).isLessThan(steps.get(4).loss());
  }

  @Test
  void cancellingTheJobsOfAFitKeepsTheBestPoint() {
    SparkContext context = LocalSpark.session().sparkContext();
    LinearRegressor regressor =
        new LinearRegressor()
            .setLoss("poisson")
            .setOptimizer("gd")
            .setStepListener(step -> cancelAfterFour(context, step.iteration()));
    context.setJobGroup("fit", "a fit to be cancelled", true);
    try {
      LinearRegressorModel model = regressor.setTol(1e-15).fit(SAMPLES.amounts().dataset(2));
      assertThat(model.summary().status()).isEqualTo("cancelled");
      assertThat(model.summary().totalIterations()).isGreaterThanOrEqualTo(3);
    } finally {
      context.clearJobGroup();
    }
  }

  /** After four updates the group is cancelled, and with it whatever job of it comes next. */
  private static void cancelAfterFour(SparkContext context, long iteration) {
    if (iteration == 3) {
      context.cancelJobGroupAndFutureJobs("fit");
    }
  }

  @Test
  void settersGiveTheStageBack() {
    LinearRegressor regressor = new LinearRegressor();
    Object[] same = {
      regressor.setFeaturesCol("f"),
      regressor.setLabelCol("l"),
      regressor.setPredictionCol("p"),
      regressor.setWeightCol("w"),
      regressor.setOffsetCol("o"),
      regressor.setRegParam(0.1),
      regressor.setElasticNetParam(0.5),
      regressor.setFitIntercept(false),
      regressor.setStandardization(false),
      regressor.setMaxIter(7),
      regressor.setTol(1e-3),
      regressor.setCoordinates("raw"),
      regressor.setRoute("reread"),
      regressor.setHandleInvalid("skip"),
      regressor.setStep("auto"),
      regressor.setOptimizer("lbfgs"),
      regressor.setLoss("huber")
    };
    assertThat(same).allMatch(each -> each == regressor);
    LinearRegressor copy = regressor.copy(ParamMap.empty());
    assertThat(copy.uid()).isEqualTo(regressor.uid());
    assertThat(values(copy)).isEqualTo(values(regressor));
  }

  @Test
  void oneModelAnswersForOneVectorAsForADataset() {
    LinearRegressorModel model = new LinearRegressor().fit(SAMPLES.dataset(2));
    for (Row row : model.transform(SAMPLES.dataset(1)).collectAsList()) {
      assertThat(model.predict(row.<Vector>getAs("features")))
          .isEqualTo(row.<Double>getAs("prediction"));
    }
    assertThat(model.numFeatures()).isEqualTo(3);
    assertThat(model.intercept()).isCloseTo(3, Offset.offset(0.2));
  }

  @SuppressWarnings("unchecked")
  private static <T> T sent(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }

  @Test
  void stagesTravel() throws IOException, ClassNotFoundException {
    LinearRegressor regressor =
        new LinearRegressor().setStepListener(new ArrayList<>()::add).setRegParam(0.1);
    LinearRegressorModel model = regressor.fit(SAMPLES.dataset(2));
    LinearRegressor arrived = sent(regressor);
    assertThat(values(arrived)).isEqualTo(values(regressor));
    assertThatThrownBy(() -> arrived.setLoss("hubr")).hasMessageContaining("hubr");
    assertThat(arrived.fit(SAMPLES.dataset(2)).coefficients()).isEqualTo(model.coefficients());
    LinearRegressorModel other = sent(model);
    assertThat(other.hasSummary()).isFalse();
    assertThat(predictions(other.transform(SAMPLES.dataset(1))))
        .isEqualTo(predictions(model.transform(SAMPLES.dataset(1))));
    other.saveModelFile(folder.resolve("other.json").toString());
    model.saveModelFile(folder.resolve("model.json").toString());
    assertThat(folder.resolve("other.json")).hasSameTextualContentAs(folder.resolve("model.json"));
    LinearClassifierModel classes = new LinearClassifier().fit(CLASSES.dataset(2));
    assertThat(sent(classes).coefficientMatrix()).isEqualTo(classes.coefficientMatrix());
  }
}
