package glissade.spark.ml;

import glissade.features.TargetKind;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.SoftmaxLoss;
import glissade.table.Levels;
import org.apache.spark.ml.classification.ProbabilisticClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A linear model of classes: two by the logistic loss or the squared hinge, more by the softmax
 * loss. Labels are the numbers of the classes, 0, 1, 2 …, as StringIndexer gives them. On the
 * vector column {@code featuresCol}, or on the named {@code columns}.
 */
public final class LinearClassifier
    extends ProbabilisticClassifier<Vector, LinearClassifier, LinearClassifierModel>
    implements DescentParams<LinearClassifier>, DefaultParamsWritable {

  private final @Nullable String uid;
  private final RowChoices rowChoices;
  private final DescentChoices descentChoices;
  private transient @Nullable Watch watch;

  /** With the defaults: logistic for two classes, softmax for more. */
  public LinearClassifier() {
    this(Identifiable.randomUID("linearClassifier"));
  }

  /**
   * @param uid tells it from other stages
   */
  public LinearClassifier(String uid) {
    this(Uid.of(uid));
  }

  private LinearClassifier(Uid uid) {
    super();
    this.uid = uid.arrived();
    this.rowChoices = new RowChoices(this);
    this.descentChoices = new DescentChoices(this, AUTO, LinearClassifier::checkLoss);
  }

  private static void checkLoss(String text) {
    if (text.equals(AUTO) || text.equals(SoftmaxLoss.NAME)) {
      return;
    }
    Loss loss = LossCatalogue.loss(text);
    if (TargetKind.of(loss) != TargetKind.TWO_CLASSES) {
      throw new IllegalArgumentException(
          "the " + loss.name() + " loss is for numbers. Fit them with LinearRegressor.");
    }
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<LinearClassifier> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads what {@link #save} wrote. */
  public static LinearClassifier load(String path) {
    return read().load(path);
  }

  @Override
  public String uid() {
    return Uid.orUnderWay(uid);
  }

  @Override
  public LinearClassifier stage() {
    return this;
  }

  @Override
  public RowChoices rowChoices() {
    return rowChoices;
  }

  @Override
  public DescentChoices descentChoices() {
    return descentChoices;
  }

  @Override
  public Watch watch() {
    Watch known = watch == null ? new Watch() : watch;
    watch = known;
    return known;
  }

  @Override
  public StructType validateAndTransformSchema(
      StructType schema, boolean fitting, DataType featuresType) {
    SchemaCheck check = new SchemaCheck(schema);
    check.features(this, getFeaturesCol());
    check.responses(this, getLabelCol());
    StructType more = SchemaCheck.with(schema, getPredictionCol(), DataTypes.DoubleType);
    more = SchemaCheck.with(more, getRawPredictionCol(), SQLDataTypes.VectorType());
    return SchemaCheck.with(more, getProbabilityCol(), SQLDataTypes.VectorType());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a column or a choice cannot be used
   * @throws glissade.table.UnusableDataException if a row cannot be used
   * @throws IllegalStateException if it diverged, with the reason
   */
  @Override
  public LinearClassifierModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    return copyValues(train(dataset), ParamMap.empty());
  }

  @Override
  public LinearClassifierModel train(Dataset<?> dataset) {
    int count = ClassLabels.count(dataset, getLabelCol());
    Levels classes = ClassLabels.levels(getLabelCol(), count);
    Fitting fitting = new Fitting(this, getFeaturesCol(), getLabelCol(), classes);
    TrainingSummary summary =
        isOfOneScore(count)
            ? fitting.fit(dataset, ofTwoClasses(count))
            : fitting.fit(dataset, new SoftmaxLoss(count));
    summary.warn(log(), uid());
    return new LinearClassifierModel(uid(), summary).setParent(this);
  }

  private boolean isOfOneScore(int classes) {
    return getLoss().equals(AUTO) ? classes == 2 : !getLoss().equals(SoftmaxLoss.NAME);
  }

  private Loss ofTwoClasses(int count) {
    String name = getLoss().equals(AUTO) ? "logistic" : getLoss();
    if (count > 2) {
      throw new IllegalArgumentException(
          "loss: "
              + name
              + " is for two classes, and the labels in "
              + getLabelCol()
              + " are of "
              + count
              + ". Set it to softmax, or wrap the classifier in OneVsRest.");
    }
    return LossCatalogue.loss(name);
  }

  @Override
  public LinearClassifier copy(ParamMap extra) {
    LinearClassifier copy = defaultCopy(extra);
    copy.watch = watch().copy();
    return copy;
  }
}
