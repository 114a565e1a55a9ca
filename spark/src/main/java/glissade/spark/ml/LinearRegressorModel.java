package glissade.spark.ml;

import glissade.loss.Link;
import glissade.model.LinearModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.RegressionModel;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** What a {@link LinearRegressor} learned: the mean of the label is linked to b + w·φ. */
public final class LinearRegressorModel extends RegressionModel<Vector, LinearRegressorModel>
    implements RowParams<LinearRegressorModel>, MLWritable {

  private final @Nullable String uid;
  private final RowChoices rowChoices;
  private final ModelText text;
  private final transient @Nullable TrainingSummary summary;

  LinearRegressorModel(String uid, TrainingSummary summary) {
    this(Uid.of(uid), ModelText.of(summary), summary);
  }

  private LinearRegressorModel(Uid uid, ModelText text, @Nullable TrainingSummary summary) {
    super();
    this.uid = uid.arrived();
    this.rowChoices = new RowChoices(this);
    this.text = text;
    this.summary = summary;
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<LinearRegressorModel> read() {
    return new Folder.Reader<>(
        LinearRegressorModel.class,
        (uid, text) -> new LinearRegressorModel(Uid.of(uid), text, null));
  }

  /** Reads what {@link #save} wrote. */
  public static LinearRegressorModel load(String path) {
    return read().load(path);
  }

  @Override
  public MLWriter write() {
    return new Folder.Writer(this, text);
  }

  /**
   * Writes the model file alone, with which {@code glissade predict} predicts anywhere.
   *
   * @param file where, by any scheme that Hadoop knows
   * @throws glissade.table.UnusableDataException if it cannot be written
   */
  public void saveModelFile(String file) {
    text.write(file, SparkSession.active().sparkContext().hadoopConfiguration());
  }

  /** The same model, for rows that are not Spark's. */
  public LinearModel toGlissade() {
    return (LinearModel) text.model();
  }

  @Override
  public String uid() {
    return Uid.orUnderWay(uid);
  }

  @Override
  public LinearRegressorModel stage() {
    return this;
  }

  @Override
  public RowChoices rowChoices() {
    return rowChoices;
  }

  /** w, in original units. */
  public Vector coefficients() {
    return Vectors.dense(toGlissade().weights());
  }

  /** b. */
  public double intercept() {
    return toGlissade().intercept();
  }

  /** What the coefficients are of: the names of the vector's elements, or columns and levels. */
  public String[] featureNames() {
    return toGlissade().features().toArray(String[]::new);
  }

  /** How many coefficients there are. */
  @Override
  public int numFeatures() {
    return toGlissade().features().size();
  }

  /**
   * Whether there is a {@link #summary}: only where the model was fitted, not where it was read.
   */
  public boolean hasSummary() {
    return summary != null;
  }

  /**
   * How the fit went.
   *
   * @throws IllegalStateException if the model was read from a file
   */
  public TrainingSummary summary() {
    return TrainingSummary.known(summary);
  }

  /**
   * The mean of the label, without an offset.
   *
   * @param features the elements of a vector; not modified
   * @return NaN where it cannot be said and {@code handleInvalid} lets that be
   */
  @Override
  public double predict(Vector features) {
    double[] scores = new VectorScores(text, "the vector", null, getHandleInvalid()).of(features);
    return scores.length == 0 ? Double.NaN : toGlissade().loss().link().mean(scores[0]);
  }

  @Override
  public StructType validateAndTransformSchema(
      StructType schema, boolean fitting, DataType featuresType) {
    new SchemaCheck(schema).features(this, getFeaturesCol());
    return SchemaCheck.with(schema, getPredictionCol(), DataTypes.DoubleType);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    Dataset<Row> data = dataset.toDF();
    if (getPredictionCol().isEmpty()) {
      log().warn("{}: nothing is predicted, since predictionCol is empty.", uid());
      return data;
    }
    ScoreColumns columns = ScoreColumns.of(this, getFeaturesCol(), text);
    Link link = toGlissade().loss().link();
    Column prediction = columns.number(scores -> link.mean(scores[0]));
    return columns
        .usable(data, getHandleInvalid())
        .withColumn(getPredictionCol(), prediction, schema.apply(getPredictionCol()).metadata());
  }

  @Override
  public LinearRegressorModel copy(ParamMap extra) {
    LinearRegressorModel copy = new LinearRegressorModel(Uid.of(uid()), text, summary);
    return copyValues(copy, extra).setParent(parent());
  }

  @Override
  public String toString() {
    return "LinearRegressorModel: uid="
        + uid()
        + ", numFeatures="
        + numFeatures()
        + ", loss="
        + toGlissade().loss().name();
  }
}
