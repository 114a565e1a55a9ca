package glissade.spark.ml;

import glissade.loss.Link;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.table.Levels;
import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Tuple3;

/**
 * What a {@link LinearClassifier} learned. The raw prediction of two classes is (−s, s) with s = b
 * + w·φ; of more, by the softmax loss, it has a score for each.
 */
public final class LinearClassifierModel
    extends ProbabilisticClassificationModel<Vector, LinearClassifierModel>
    implements RowParams<LinearClassifierModel>, MLWritable {

  private final @Nullable String uid;
  private final RowChoices rowChoices;
  private final ModelText text;
  private final transient @Nullable TrainingSummary summary;

  LinearClassifierModel(String uid, TrainingSummary summary) {
    this(Uid.of(uid), ModelText.of(summary), summary);
  }

  private LinearClassifierModel(Uid uid, ModelText text, @Nullable TrainingSummary summary) {
    super();
    this.uid = uid.arrived();
    this.rowChoices = new RowChoices(this);
    this.text = text;
    this.summary = summary;
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<LinearClassifierModel> read() {
    return new Folder.Reader<>(
        LinearClassifierModel.class,
        (uid, text) -> new LinearClassifierModel(Uid.of(uid), text, null));
  }

  /** Reads what {@link #save} wrote. */
  public static LinearClassifierModel load(String path) {
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
  public Model toGlissade() {
    return text.model();
  }

  @Override
  public String uid() {
    return Uid.orUnderWay(uid);
  }

  @Override
  public LinearClassifierModel stage() {
    return this;
  }

  @Override
  public RowChoices rowChoices() {
    return rowChoices;
  }

  /** Whether two classes share one score. */
  private boolean isOfOneScore() {
    return text.model() instanceof LinearModel;
  }

  private LinearModel one() {
    if (text.model() instanceof LinearModel model) {
      return model;
    }
    throw new IllegalStateException(
        "Each class has coefficients of its own: see coefficientMatrix and interceptVector.");
  }

  /**
   * w, in original units.
   *
   * @throws IllegalStateException if each class has its own
   */
  public Vector coefficients() {
    return Vectors.dense(one().weights());
  }

  /**
   * b.
   *
   * @throws IllegalStateException if each class has its own
   */
  public double intercept() {
    return one().intercept();
  }

  /** A row of coefficients a score: one of two classes, else one a class. */
  public Matrix coefficientMatrix() {
    double[][] rows = {};
    if (text.model() instanceof MultinomialModel several) {
      rows = new double[numClasses()][];
      for (int k = 0; k < rows.length; k++) {
        rows[k] = several.weights(k);
      }
    } else {
      rows = new double[][] {one().weights()};
    }
    double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return new DenseMatrix(rows.length, numFeatures(), values, true);
  }

  /** An intercept a score. */
  public Vector interceptVector() {
    return Vectors.dense(
        text.model() instanceof MultinomialModel several
            ? several.intercepts()
            : new double[] {one().intercept()});
  }

  /** What the coefficients are of: the names of the vector's elements, or columns and levels. */
  public String[] featureNames() {
    return text.model().featureMap().features().toArray(String[]::new);
  }

  /** How many coefficients a score has. */
  @Override
  public int numFeatures() {
    return text.model().featureMap().features().size();
  }

  @Override
  public int numClasses() {
    Levels classes = Objects.requireNonNull(text.model().featureMap().classes());
    return classes.size();
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
   * The raw prediction, without an offset.
   *
   * @param features the elements of a vector; not modified
   * @return NaNs where it cannot be said and {@code handleInvalid} lets that be
   */
  @Override
  public Vector predictRaw(Vector features) {
    double[] scores = new VectorScores(text, "the vector", null, getHandleInvalid()).of(features);
    if (scores.length == 0) {
      double[] missing = new double[numClasses()];
      Arrays.fill(missing, Double.NaN);
      return Vectors.dense(missing);
    }
    return Vectors.dense(raw(scores));
  }

  /** Both classes of two have a score. */
  private static double[] raw(double[] scores) {
    return scores.length == 1 ? new double[] {-scores[0], scores[0]} : scores;
  }

  @Override
  public Vector raw2probabilityInPlace(Vector rawPrediction) {
    double[] values = ((DenseVector) rawPrediction).values();
    if (isOfOneScore()) {
      Link link = one().loss().link();
      for (int k = 0; k < values.length; k++) {
        values[k] = Double.isNaN(values[k]) ? values[k] : link.mean(values[k]);
      }
      return rawPrediction;
    }
    double[][] columns = new double[values.length][];
    for (int k = 0; k < values.length; k++) {
      columns[k] = new double[] {values[k]};
    }
    MultinomialModel.toProbabilities(columns, 1);
    for (int k = 0; k < values.length; k++) {
      values[k] = columns[k][0];
    }
    return rawPrediction;
  }

  /** Where the scores of two classes are alike, the positive one, as everywhere in the engine. */
  @Override
  public double raw2prediction(Vector rawPrediction) {
    if (Double.isNaN(rawPrediction.apply(0))) {
      return Double.NaN;
    }
    return isOfOneScore() && !isDefined(thresholds())
        ? LinearModel.classOf(rawPrediction.apply(1))
        : super.raw2prediction(rawPrediction);
  }

  @Override
  public StructType validateAndTransformSchema(
      StructType schema, boolean fitting, DataType featuresType) {
    new SchemaCheck(schema).features(this, getFeaturesCol());
    StructType more = SchemaCheck.with(schema, getPredictionCol(), DataTypes.DoubleType);
    more = SchemaCheck.with(more, getRawPredictionCol(), SQLDataTypes.VectorType());
    return SchemaCheck.with(more, getProbabilityCol(), SQLDataTypes.VectorType());
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    if (isDefined(thresholds()) && getThresholds().length != numClasses()) {
      throw new IllegalArgumentException(
          "thresholds: found "
              + getThresholds().length
              + ", expected one for each of the "
              + numClasses()
              + " classes.");
    }
    ScoreColumns columns = ScoreColumns.of(this, getFeaturesCol(), text);
    boolean shown = !getRawPredictionCol().isEmpty();
    String raw = shown ? getRawPredictionCol() : uid() + "-raw";
    Metadata attributes = shown ? schema.apply(raw).metadata() : Metadata.empty();
    Dataset<Row> data =
        columns
            .usable(dataset.toDF(), getHandleInvalid())
            .withColumn(raw, columns.vector(LinearClassifierModel::raw), attributes);
    // What is made of the scores goes with a copy, whose parameters nobody sets.
    LinearClassifierModel model = copy(ParamMap.empty());
    if (!getProbabilityCol().isEmpty()) {
      UDF1<@Nullable Vector, @Nullable Vector> made =
          scores -> scores == null ? null : model.raw2probability(scores);
      data = with(data, schema, getProbabilityCol(), made, SQLDataTypes.VectorType(), raw);
    }
    if (!getPredictionCol().isEmpty()) {
      UDF1<@Nullable Vector, @Nullable Double> made =
          scores -> scores == null ? null : (Double) model.raw2prediction(scores);
      data = with(data, schema, getPredictionCol(), made, DataTypes.DoubleType, raw);
    }
    return shown ? data : data.drop(raw);
  }

  private static Dataset<Row> with(
      Dataset<Row> data,
      StructType schema,
      String name,
      UDF1<?, ?> made,
      DataType type,
      String raw) {
    Column column = functions.udf(made, type).apply(Names.column(raw));
    return data.withColumn(name, column, schema.apply(name).metadata());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Of Spark's two methods of this name one overrides the other for Scala alone, so that Java
   * needs a third; without type parameters it overrides both.
   */
  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Tuple3 findSummaryModel() {
    return new Tuple3<>(this, getProbabilityCol(), getPredictionCol());
  }

  @Override
  public LinearClassifierModel copy(ParamMap extra) {
    LinearClassifierModel copy = new LinearClassifierModel(Uid.of(uid()), text, summary);
    return copyValues(copy, extra).setParent(parent());
  }

  @Override
  public String toString() {
    return "LinearClassifierModel: uid="
        + uid()
        + ", numClasses="
        + numClasses()
        + ", numFeatures="
        + numFeatures();
  }
}
