package glissade.export;

import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dmg.pmml.Application;
import org.dmg.pmml.DataDictionary;
import org.dmg.pmml.DataField;
import org.dmg.pmml.DataType;
import org.dmg.pmml.DerivedField;
import org.dmg.pmml.Expression;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.Header;
import org.dmg.pmml.Interval;
import org.dmg.pmml.InvalidValueTreatmentMethod;
import org.dmg.pmml.LocalTransformations;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.MiningFunction;
import org.dmg.pmml.MiningSchema;
import org.dmg.pmml.OpType;
import org.dmg.pmml.Output;
import org.dmg.pmml.OutputField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.ResultFeature;
import org.dmg.pmml.Value;
import org.dmg.pmml.Version;
import org.dmg.pmml.regression.NumericPredictor;
import org.dmg.pmml.regression.RegressionModel;
import org.dmg.pmml.regression.RegressionModel.NormalizationMethod;
import org.dmg.pmml.regression.RegressionTable;
import org.jpmml.model.JAXBSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A model as a PMML regression. What is not a column as it stands is a derived field of it, and a
 * missing cell makes the answer missing, or is filled in with the mean.
 *
 * <p>Fields: doubles for numbers, for dates the seconds since 1970-01-01T00:00:00 of their own
 * clock; strings for text, and for true and false. Output: what {@code predict} adds to a table.
 */
public final class PmmlFile {

  private static final Interval FINITE =
      new Interval(Interval.Closure.CLOSED_CLOSED, -Double.MAX_VALUE, Double.MAX_VALUE);

  private final Model model;
  private final Scores scores;
  private final PmmlNotation notation;

  private PmmlFile(Model model, Scores scores, RawColumns columns) {
    this.model = model;
    this.scores = scores;
    this.notation = new PmmlNotation(columns);
  }

  /**
   * The content of the file.
   *
   * @throws UnusableDataException if the model has something that PMML cannot say
   */
  public static byte[] content(Model model) {
    return content(model, Scores.of(model), RawColumns.of(model.featureMap()));
  }

  /**
   * @param model tells of its target and its answers alone
   */
  static byte[] content(Model model, Scores scores, RawColumns columns) {
    PMML pmml = new PmmlFile(model, scores, columns).pmml();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new JAXBSerializer().serialize(pmml, out);
    } catch (Exception e) {
      throw new IllegalStateException("PMML cannot be written: " + e.getMessage(), e);
    }
    return out.toByteArray();
  }

  /**
   * Writes the file.
   *
   * @throws UnusableDataException as above, or if it cannot be written; what was there before stays
   */
  public static void write(Path path, Model model) {
    ExportedFile.write(path, content(model));
  }

  private PMML pmml() {
    Levels classes = model.featureMap().classes();
    NormalizationMethod normalization = normalization();
    List<List<NumericPredictor>> predictors = predictors();
    Scores.checkNames(notation.inputs().keySet(), model.answers());
    MiningSchema schema = new MiningSchema();
    RegressionModel regression =
        new RegressionModel(
                classes == null ? MiningFunction.REGRESSION : MiningFunction.CLASSIFICATION,
                schema,
                tables(predictors, classes))
            .setNormalizationMethod(normalization)
            .setOutput(output(classes));
    if (!notation.fields().isEmpty()) {
      regression.setLocalTransformations(
          new LocalTransformations()
              .addDerivedFields(notation.fields().toArray(DerivedField[]::new)));
    }
    return new PMML(Version.PMML_4_4.getVersion(), header(), dictionary(schema, classes))
        .addModels(regression);
  }

  private NormalizationMethod normalization() {
    if (!(model instanceof LinearModel linear)) {
      return NormalizationMethod.SOFTMAX;
    }
    return switch (linear.loss().link()) {
      case IDENTITY -> NormalizationMethod.NONE;
      case LOG -> NormalizationMethod.EXP;
      case LOGIT -> NormalizationMethod.LOGIT;
      case MARGIN ->
          throw new UnusableDataException(
              "The loss "
                  + linear.loss().name()
                  + " gives a margin and no probability, and PMML's regression has no such thing."
                  + " Export to ONNX or SQL.");
    };
  }

  /** Of each score, and the fields that they need. */
  private List<List<NumericPredictor>> predictors() {
    List<List<NumericPredictor>> predictors = new ArrayList<>();
    for (int k = 0; k < scores.size(); k++) {
      predictors.add(new ArrayList<>());
    }
    Translation<Expression> translation = new Translation<>(notation);
    for (Scores.Feature feature : scores.features()) {
      String field = field(feature.name(), translation.of(feature));
      for (int k = 0; k < predictors.size(); k++) {
        predictors.get(k).add(new NumericPredictor(field, feature.weights().get(k)));
      }
    }
    for (Scores.LevelWeights category : scores.categories()) {
      Levels levels = category.levels();
      for (int k = 0; k < predictors.size(); k++) {
        Expression weight =
            notation.ofLevel(levels.column(), levels.values(), category.weights().get(k), 0);
        String name = "weight of " + levels.column() + (predictors.size() == 1 ? "" : " " + k);
        predictors.get(k).add(new NumericPredictor(notation.field(name, weight), 1));
      }
    }
    return predictors;
  }

  /** What a column as it stands is called, or a new field. */
  private String field(String name, Expression expression) {
    return expression instanceof FieldRef column
        ? column.getField()
        : notation.field(
            notation.inputs().containsKey(name) ? "of " + name : name, notation.finite(expression));
  }

  private List<RegressionTable> tables(
      List<List<NumericPredictor>> predictors, @Nullable Levels classes) {
    List<RegressionTable> tables = new ArrayList<>();
    for (int k = 0; k < predictors.size(); k++) {
      RegressionTable table = new RegressionTable(scores.intercepts().get(k));
      predictors.get(k).forEach(table::addNumericPredictors);
      tables.add(table);
    }
    if (classes != null && tables.size() == 1) {
      tables.get(0).setTargetCategory(classes.values().get(1));
      tables.add(new RegressionTable(0).setTargetCategory(classes.values().get(0)));
    } else if (classes != null) {
      for (int k = 0; k < tables.size(); k++) {
        tables.get(k).setTargetCategory(classes.values().get(k));
      }
    }
    return tables;
  }

  private DataDictionary dictionary(MiningSchema schema, @Nullable Levels classes) {
    DataDictionary dictionary = new DataDictionary();
    notation
        .inputs()
        .forEach(
            (name, type) -> {
              boolean number = type == DataType.DOUBLE;
              DataField field =
                  new DataField(name, number ? OpType.CONTINUOUS : OpType.CATEGORICAL, type);
              boolean counts = number && !notation.columns().levels().containsKey(name);
              dictionary.addDataFields(counts ? field.addIntervals(FINITE) : field);
              schema.addMiningFields(
                  new MiningField(name)
                      .setInvalidValueTreatment(
                          counts
                              ? InvalidValueTreatmentMethod.RETURN_INVALID
                              : InvalidValueTreatmentMethod.AS_IS));
            });
    String target = model.featureMap().target();
    DataField field =
        new DataField(
            target, classes == null ? OpType.CONTINUOUS : OpType.CATEGORICAL, type(classes));
    if (classes != null) {
      classes.values().forEach(value -> field.addValues(new Value(value)));
    }
    dictionary.addDataFields(field);
    schema.addMiningFields(new MiningField(target).setUsageType(MiningField.UsageType.TARGET));
    return dictionary;
  }

  private static DataType type(@Nullable Levels classes) {
    if (classes == null) {
      return DataType.DOUBLE;
    }
    return switch (classes.kind()) {
      case NUMBER -> DataType.DOUBLE;
      case INTEGER -> DataType.INTEGER;
      case BOOLEAN -> DataType.BOOLEAN;
      default -> DataType.STRING;
    };
  }

  private Output output(@Nullable Levels classes) {
    OpType kind = classes == null ? OpType.CONTINUOUS : OpType.CATEGORICAL;
    Output output =
        new Output()
            .addOutputFields(
                new OutputField(Model.PREDICTION, kind, type(classes))
                    .setResultFeature(ResultFeature.PREDICTED_VALUE));
    List<String> answers = model.answers();
    for (int k = 1; classes != null && k < answers.size(); k++) {
      // Of two classes the positive one.
      int of = answers.size() == 2 ? 1 : k - 1;
      output.addOutputFields(
          new OutputField(answers.get(k), OpType.CONTINUOUS, DataType.DOUBLE)
              .setResultFeature(ResultFeature.PROBABILITY)
              .setValue(classes.values().get(of)));
    }
    return output;
  }

  private static Header header() {
    return new Header().setApplication(new Application("glissade"));
  }
}
