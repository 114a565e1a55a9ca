package glissade.spark.ml;

import glissade.compress.Moments;
import glissade.coordinate.DualCoordinateDescent;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.MissingCells;
import glissade.features.OtherColumns;
import glissade.features.ResponseColumns;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.formula.Formula;
import glissade.loss.Loss;
import glissade.loss.SoftmaxLoss;
import glissade.loss.SquaredLoss;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.report.words.Forecasts;
import glissade.report.words.Verdict;
import glissade.rows.Rows;
import glissade.spark.SparkTable;
import glissade.stochastic.StochasticDescent;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** One fit of an estimator on a dataset. */
final class Fitting {

  /** So many vectors tell how many elements they have and hold. */
  private static final int LOOKED_AT = 32;

  private final DescentParams<?> stage;
  private final String features;
  private final String label;
  private final @Nullable Levels classes;

  /**
   * @param features the vector column, used unless columns are named
   * @param classes of the label, whose codes are the labels themselves; null where it is a number
   */
  Fitting(DescentParams<?> stage, String features, String label, @Nullable Levels classes) {
    this.stage = stage;
    this.features = features;
    this.label = label;
    this.classes = classes;
  }

  /**
   * By a loss of one score.
   *
   * @throws IllegalStateException if it diverged
   */
  TrainingSummary fit(Dataset<?> dataset, Loss loss) {
    return fit(dataset, stage.trainer().withLoss(loss), loss);
  }

  /** By the softmax loss, of as many scores as there are classes. */
  TrainingSummary fit(Dataset<?> dataset, SoftmaxLoss loss) {
    return fit(dataset, stage.trainer().withClasses(loss), null);
  }

  private TrainingSummary fit(Dataset<?> dataset, Trainer trainer, @Nullable Loss loss) {
    Dataset<Row> data = dataset.toDF();
    return Remedies.inOwnWords(
        () -> stage.isByName() ? byName(data, trainer, loss) : byVectors(data, trainer, loss));
  }

  private TrainingSummary byVectors(Dataset<Row> data, Trainer trainer, @Nullable Loss loss) {
    VectorLayout layout = layout(data, loss);
    List<Column> columns = new ArrayList<>(List.of(Names.column(features)));
    for (String name : layout.responses()) {
      columns.add(Names.column(name).cast(DataTypes.DoubleType));
    }
    Dataset<Row> narrow = data.select(columns.toArray(Column[]::new));
    JavaRDD<InternalRow> rdd =
        ((org.apache.spark.sql.classic.Dataset<Row>) narrow).queryExecution().toRdd().toJavaRDD();
    long memory = new SparkTable("the dataset", narrow).memory();
    VectorRows.Place place = new VectorRows.Place(memory, data::count, stage.getHandleInvalid());
    VectorRows rows = VectorRows.of(rdd, layout, place);
    try {
      return descend(trainer, rows, layout.map(), columnsKnown -> {}, rows::missing);
    } finally {
      rows.release();
    }
  }

  private VectorLayout layout(Dataset<Row> data, @Nullable Loss loss) {
    StructField field = data.schema().apply(features);
    Column vectors = Names.column(features);
    List<Row> first = data.select(vectors).where(vectors.isNotNull()).takeAsList(LOOKED_AT);
    int size = AttributeGroup.fromStructField(field).size();
    double stored = 0;
    for (Row row : first) {
      Vector vector = row.getAs(0);
      size = size < 0 ? vector.size() : size;
      stored += vector instanceof SparseVector sparse ? sparse.values().length : vector.size();
    }
    size = Math.max(0, size);
    ResponseColumns response =
        new ResponseColumns(label, classes, weightColumn(), offsetColumn(), false);
    Missing missing =
        stage.getHandleInvalid().equals(RowParams.ERROR) ? Missing.FAIL : Missing.DROP;
    List<String> names = Names.elements(field, size);
    FeatureMap map = new FeatureMap(names, List.of(), response, missing, null);
    double each = first.isEmpty() ? size : stored / first.size();
    return new VectorLayout(features, map, each, loss);
  }

  private @Nullable String weightColumn() {
    return stage.isWeighted() ? stage.getWeightCol() : null;
  }

  private @Nullable String offsetColumn() {
    return stage.hasOffset() ? stage.getOffsetCol() : null;
  }

  private TrainingSummary byName(Dataset<Row> data, Trainer asked, @Nullable Loss loss) {
    Formula formula = stage.getFormula().isEmpty() ? null : Formula.parse(stage.getFormula());
    boolean intercept = stage.getFitIntercept() && (formula == null || formula.intercept());
    Trainer trainer = intercept ? asked : asked.withoutIntercept();
    Coding coding = Coding.usual(!trainer.penalty().isNone(), intercept);
    ParallelFold fold = ParallelFold.onAllProcessors();
    try (SparkTable table = new SparkTable("the dataset", data)) {
      ColumnRoles roles = formula == null ? named(data) : made(formula, table);
      // Rows that miss a value are looked at here, in the words of Spark.
      Loss one = loss == null ? new SquaredLoss() : loss;
      TableRows rows =
          classes == null
              ? TableRows.of(table, roles, one, coding, Missing.DROP, fold)
              : TableRows.ofKnownClasses(
                  table,
                  roles,
                  ClassLabels.in(table, classes, label),
                  one,
                  coding,
                  Missing.DROP,
                  fold);
      Consumer<Moments> check =
          known -> MissingRows.check(rows.missing(), stage.getHandleInvalid());
      return descend(trainer, rows, rows.map(), check, rows::missing);
    }
  }

  private ColumnRoles named(Dataset<Row> data) {
    SchemaCheck schema = new SchemaCheck(data.schema());
    List<String> numbers = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    for (String name : stage.getColumns()) {
      (schema.isText(name) ? categories : numbers).add(name);
    }
    return roles(numbers, categories);
  }

  private ColumnRoles made(Formula formula, SparkTable table) {
    ColumnRoles none = roles(List.of(), List.of());
    if (formula.unresolved() == null) {
      return none.withFeatures(formula, table);
    }
    List<String> others = Arrays.asList(label, none.rowWeights(), none.offset());
    return none.withFeatures(
        formula.resolve(OtherColumns.of(table, formula, others).taken()), table);
  }

  private ColumnRoles roles(List<String> numbers, List<String> categories) {
    return new ColumnRoles(numbers, categories, label, null, weightColumn(), offsetColumn(), false);
  }

  private TrainingSummary descend(
      Trainer trainer,
      Rows rows,
      FeatureMap map,
      Consumer<Moments> check,
      Supplier<MissingCells> missing) {
    boolean single =
        trainer
            .optimizer()
            .filter(one -> one instanceof StochasticDescent || one instanceof DualCoordinateDescent)
            .isPresent();
    Plan plan = trainer.plan(single ? rows.inMemory() : rows, check);
    Watch watch = stage.watch();
    DescentHistory history = new DescentHistory();
    Descent descent = plan.start(StopRule.whenCancelled(watch::isCancelled));
    while (descent.hasNext()) {
      Step step = descent.next();
      history.add(step);
      watch.listener.accept(step);
    }
    Outcome outcome = descent.outcome();
    Fit fit = plan.finish(outcome, map);
    if (!outcome.hasUsablePoint()) {
      throw new IllegalStateException(Verdict.of(fit, Forecasts.of(plan), map.features()));
    }
    // Now, where it costs a pass over rows that are still kept.
    fit.standardErrors();
    return new TrainingSummary(fit, map, history, missing.get());
  }
}
