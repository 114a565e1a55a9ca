package glissade.spark.ml;

import glissade.features.TargetKind;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.Regressor;
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
 * A linear model of a number: by squares, or by any other loss of {@link LossCatalogue} whose
 * target is a number. On the vector column {@code featuresCol}, or on the named {@code columns}.
 */
public final class LinearRegressor extends Regressor<Vector, LinearRegressor, LinearRegressorModel>
    implements DescentParams<LinearRegressor>, DefaultParamsWritable {

  private final @Nullable String uid;
  private final RowChoices rowChoices;
  private final DescentChoices descentChoices;
  private transient @Nullable Watch watch;

  /** With the defaults. */
  public LinearRegressor() {
    this(Identifiable.randomUID("linearRegressor"));
  }

  /**
   * @param uid tells it from other stages
   */
  public LinearRegressor(String uid) {
    this(Uid.of(uid));
  }

  private LinearRegressor(Uid uid) {
    super();
    this.uid = uid.arrived();
    this.rowChoices = new RowChoices(this);
    this.descentChoices = new DescentChoices(this, "squared", LinearRegressor::checkLoss);
  }

  private static void checkLoss(String text) {
    Loss loss = LossCatalogue.loss(text);
    if (TargetKind.of(loss) != TargetKind.NUMBER) {
      throw new IllegalArgumentException(
          "the " + loss.name() + " loss is for classes. Fit them with LinearClassifier.");
    }
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<LinearRegressor> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads what {@link #save} wrote. */
  public static LinearRegressor load(String path) {
    return read().load(path);
  }

  @Override
  public String uid() {
    return Uid.orUnderWay(uid);
  }

  @Override
  public LinearRegressor stage() {
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
    return SchemaCheck.with(schema, getPredictionCol(), DataTypes.DoubleType);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a column or a choice cannot be used
   * @throws glissade.table.UnusableDataException if a row cannot be used
   * @throws IllegalStateException if it diverged, with the reason
   */
  @Override
  public LinearRegressorModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    return copyValues(train(dataset), ParamMap.empty());
  }

  @Override
  public LinearRegressorModel train(Dataset<?> dataset) {
    Fitting fitting = new Fitting(this, getFeaturesCol(), getLabelCol(), null);
    TrainingSummary summary = fitting.fit(dataset, LossCatalogue.loss(getLoss()));
    summary.warn(log(), uid());
    return new LinearRegressorModel(uid(), summary).setParent(this);
  }

  @Override
  public LinearRegressor copy(ParamMap extra) {
    LinearRegressor copy = defaultCopy(extra);
    copy.watch = watch().copy();
    return copy;
  }
}
