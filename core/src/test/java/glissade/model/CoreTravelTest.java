package glissade.model;

import glissade.compress.ColumnStatistics;
import glissade.evaluation.Confusion;
import glissade.evaluation.Evaluation;
import glissade.evaluation.FoldFits;
import glissade.evaluation.FoldTriangles;
import glissade.evaluation.LearnedFolds;
import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.FeatureMap;
import glissade.features.Hashing;
import glissade.features.IndexedFeatures;
import glissade.features.IndicatedTable;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.features.TableFolds;
import glissade.features.TableRows;
import glissade.fold.Journey;
import glissade.fold.ParallelFold;
import glissade.formula.DatePart;
import glissade.formula.Expression;
import glissade.formula.Formula;
import glissade.house.TravelContract;
import glissade.inference.RobustErrors;
import glissade.inference.Summary;
import glissade.inference.SummaryOptions;
import glissade.loss.ClassWeighted;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.PoissonLoss;
import glissade.loss.QuantileLoss;
import glissade.loss.SoftmaxLoss;
import glissade.loss.SquaredLoss;
import glissade.optimizer.Catalogue;
import glissade.penalty.ElasticNet;
import glissade.rows.BatchRows;
import glissade.rows.Folds;
import glissade.rows.InMemoryRows;
import glissade.rows.SparseDesign;
import glissade.rows.Split;
import glissade.rows.SpreadRows;
import glissade.rows.SyntheticRows;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.SpreadTable;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Everything of core that goes to other machines does so here, by fits of small rows. */
class CoreTravelTest implements TravelContract {

  private static final int ROWS = 120;

  private static final Trainer USUAL = Trainer.automatic();

  @Override
  public void travel(Journey journey) {
    for (String name : LossCatalogue.names()) {
      Loss loss = LossCatalogue.loss(name);
      journey.to(USUAL.withLoss(loss).fit(spread(loss, journey)).model());
    }
    squares(journey);
    twoClasses(journey);
    severalClasses(journey);
    otherBatches(journey);
    tables(journey);
    SyntheticRows made =
        new SyntheticRows(200_000, new double[] {1}, 2, 0.1, 3, new ParallelFold(1));
    SpreadRows.madeElsewhere(made, new ColumnStatistics(1), journey);
  }

  private static void squares(Journey journey) {
    SpreadRows rows = spread(new SquaredLoss(), journey);
    journey.to(ElasticNet.lasso(0.1).on(ColumnStatistics.of(rows)));
    journey.to(ElasticNet.lasso(0.1));
    USUAL.withRoute(Route.MEMORY).fit(rows);
    USUAL.withPenalty(ElasticNet.lasso(0.1)).withRoute(Route.MEMORY).fit(rows);
    USUAL.withHoldout(new Split(0.3, 1)).fit(rows);
    FoldTriangles.of(rows, new Folds(3, 1));
    journey.to(Covariance.of(USUAL.fit(rows)).orElseThrow());
    Fit nearly = USUAL.withRefinement().fit(SpreadRows.of(nearlyCollinear(), 3, journey));
    Goodness.compared(rows, new SquaredLoss(), nearly.coefficients(), 0);
    Summary.of(USUAL.fit(rows), rows, SummaryOptions.USUAL.withRobust(RobustErrors.HC3));
    SpreadRows counts = spread(new PoissonLoss(), journey);
    Fit fit = USUAL.withLoss(new PoissonLoss()).fit(counts);
    Summary.of(fit, counts, SummaryOptions.USUAL);
  }

  private static void twoClasses(Journey journey) {
    Loss weighted = new ClassWeighted(new LogisticLoss(), 1, 3);
    SpreadRows rows = spread(weighted, journey);
    Fit fit = USUAL.withLoss(weighted).fit(rows);
    Goodness.compared(rows, weighted, fit.coefficients(), 0.5);
    USUAL.withLoss(new LogisticLoss()).withHoldout(new Split(0.3, 1)).fit(rows);
    double[] x = new Random(1).doubles(ROWS, -1, 1).toArray();
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[i] = x[i] > 0 ? 1 : 0;
    }
    USUAL
        .withLoss(new LogisticLoss())
        .fit(SpreadRows.of(BatchRows.dense(false, false, x, y), 3, journey));
  }

  private static void severalClasses(Journey journey) {
    Random random = new Random(3);
    double[][] x = new double[ROWS][];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      // Rows that have the second feature are all of one class; the others are of any.
      x[i] = new double[] {random.nextGaussian(), i % 4 == 0 ? 1 : 0};
      y[i] = i % 4 == 0 ? 2 : random.nextInt(3);
    }
    SpreadRows rows = SpreadRows.of(InMemoryRows.of(x, y), 3, journey);
    Trainer softmax = USUAL.withClasses(new SoftmaxLoss(3));
    softmax.fit(rows);
    Fit ridge = softmax.withPenalty(ElasticNet.ridge(0.1)).fit(rows);
    ClassGoodness.of(ridge);
    rows.fold(new Confusion.Counts(ridge.classCoefficients()));
  }

  private static void otherBatches(Journey journey) {
    Trainer logistic = USUAL.withLoss(new LogisticLoss()).withPenalty(ElasticNet.ridge(0.1));
    InMemoryRows sparse = InMemoryRows.of(SparseDesign.sparse(ROWS, 4, 0.4, true, true, 5));
    InMemoryRows coded = InMemoryRows.of(SparseDesign.coded(ROWS, true, false, 5));
    logistic.fit(SpreadRows.of(sparse, 3, journey).inMemory());
    logistic.fit(SpreadRows.of(coded, 3, journey).inMemory());
  }

  private static void tables(Journey journey) {
    Random random = new Random(7);
    double[][] cells = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      double level = random.nextInt(3);
      cells[i] = new double[] {i % 9 == 0 ? Double.NaN : i, level, level + random.nextGaussian()};
    }
    SpreadTable table = new SpreadTable(List.of("a", "b", "y"), cells, 3, journey);
    ColumnRoles roles = new ColumnRoles(List.of("a"), List.of("b"), "y", null, null, null, false);
    for (Missing missing : List.of(Missing.DROP, Missing.MEAN)) {
      TableRows rows =
          TableRows.of(
              table, roles, new SquaredLoss(), Coding.REFERENCE, missing, new ParallelFold(1));
      USUAL.fit(rows, journey.to(rows.map()));
      USUAL.withLoss(new QuantileLoss(0.5)).fit(rows.kept());
    }
    formulas(table, journey);
    IndicatedTable indicated = IndicatedTable.of(table, List.of("a"), new ParallelFold(1));
    TableRows wide =
        TableRows.of(
            indicated, List.of("a", "a is missing"), "y", null, Missing.FAIL, new ParallelFold(1));
    FoldTriangles.of(wide, new Folds(3, 1));
    folds(table);
    sgd(cells, journey);
    evaluations(table);
    ColumnRoles byClass = ColumnRoles.ofNumbers(List.of("y"), "b", null);
    TableRows classes =
        TableRows.ofClasses(table, byClass, Coding.REFERENCE, Missing.FAIL, new ParallelFold(1));
    Trainer softmax = USUAL.withClasses(new SoftmaxLoss(3));
    journey.to(softmax.fit(classes, classes.map()).multinomial());
    journey.to(new Hashing(10, true));
    journey.to(new IndexedFeatures(0, 3));
  }

  /** With a φ of each fold's own. */
  private static void folds(SpreadTable table) {
    ParallelFold one = new ParallelFold(1);
    ColumnRoles roles = ColumnRoles.of(Formula.parse("y ~ ns(a, 2) + C(b)"), table);
    ElasticNet ridge = ElasticNet.ridge(0.1);
    Loss squares = new SquaredLoss();
    Folds three = new Folds(3, 1);
    TableFolds folds =
        TableFolds.of(table, roles, squares, Coding.EVERY_LEVEL, Missing.MEAN, three, one);
    LearnedFolds.of(folds, ridge, true, 0.1);
    FoldFits.of(folds, folds.whole(), USUAL.withRoute(Route.MEMORY).withPenalty(ridge), 0.1);
    FoldFits.of(folds.whole(), null, three, USUAL.withPenalty(ridge), 0.1);
  }

  private static void formulas(SpreadTable table, Journey journey) {
    for (String text :
        List.of(
            "y ~ poly(a, 2) + ns(a, 3):C(b, ref = \"1\") + log1p(a) - 1",
            "y ~ I((a + 1)^2 / (a + 2)) + C(b, sum) + shrink(b)")) {
      Formula formula = journey.to(Formula.parse(text));
      TableRows rows =
          TableRows.of(
              table,
              ColumnRoles.of(formula, table),
              new SquaredLoss(),
              Coding.REFERENCE,
              Missing.DROP,
              new ParallelFold(1));
      USUAL.fit(rows, journey.to(rows.map()));
    }
    journey.to(Formula.parse("hash(b, 4) + shrink(b) + ."));
    journey.to(new Expression.PartOf(DatePart.MONTH, "d"));
    journey.to(new Expression.InBucket("b", 4, 1));
    journey.to(new Expression.OfLevel("b", List.of("0"), List.of(1.0), 2));
  }

  /** Of a number, of two classes and of three. */
  private static void evaluations(SpreadTable table) {
    ParallelFold one = new ParallelFold(1);
    LinearModel number =
        new LinearModel(
            new FeatureMap(List.of("a"), "y", null, Missing.DROP, null), 0, new double[] {1});
    Evaluation.of(number, table, null, one);
    for (int classes = 2; classes <= 3; classes++) {
      List<String> values = List.of("0", "1", "2").subList(0, classes);
      Levels levels = new Levels("b", Column.Type.NUMBER, values);
      ResponseColumns response = new ResponseColumns("b", levels, null, null, false);
      FeatureMap map = new FeatureMap(List.of("y"), List.of(), response, Missing.DROP, null);
      Model model =
          classes == 2
              ? new LinearModel(map, new LogisticLoss(), 0, new double[] {1})
              : new MultinomialModel(map, new double[3], new double[][] {{0}, {1}, {2}});
      Evaluation.of(model, table, null, one);
    }
  }

  /** On rows of which it is said that they are too many to be fetched. */
  private static void sgd(double[][] cells, Journey journey) {
    SpreadTable table =
        new SpreadTable(List.of("a", "b", "y"), cells, 3, journey) {
          @Override
          public long rows() {
            return 1L << 40;
          }
        };
    TableRows rows =
        TableRows.of(table, List.of("b"), "y", null, Missing.FAIL, new ParallelFold(1));
    USUAL.withOptimizer(Catalogue.optimizer("sgd", Optional.empty())).withIterations(2).fit(rows);
  }

  private static SpreadRows spread(Loss loss, Journey journey) {
    Random random = new Random(11);
    double[][] columns = new double[3][ROWS];
    for (int i = 0; i < ROWS; i++) {
      columns[0][i] = random.nextGaussian();
      columns[1][i] = random.nextGaussian();
      boolean one = columns[0][i] + 2 * random.nextGaussian() > 0;
      columns[2][i] = loss.accepts(0) ? (one ? 1 : 0) : (one ? 2 : 1);
    }
    return SpreadRows.of(BatchRows.dense(false, false, columns), 3, journey);
  }

  private static InMemoryRows nearlyCollinear() {
    Random random = new Random(13);
    double[][] x = new double[ROWS][];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double a = random.nextGaussian();
      x[i] = new double[] {a, a + 1e-4 * random.nextGaussian()};
      y[i] = a + random.nextGaussian();
    }
    return InMemoryRows.of(x, y);
  }
}
