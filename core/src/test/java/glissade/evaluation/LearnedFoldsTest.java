package glissade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.TableFolds;
import glissade.features.TableRows;
import glissade.fold.Journey;
import glissade.fold.ParallelFold;
import glissade.formula.Formula;
import glissade.loss.HuberLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.model.Fit;
import glissade.model.LinearModel;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.Folds;
import glissade.table.ArrayTable;
import glissade.table.SpreadTable;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Held to the honest loop: the training rows of each fold become a table of their own, the ordinary
 * fit is made of that, and its model predicts the rows held out.
 */
class LearnedFoldsTest {

  private static final Folds FOLDS = new Folds(4, 5);
  private static final ParallelFold ONE = new ParallelFold(1);
  private static final List<String> NAMES = List.of("x", "z", "g", "y", "c");

  /** x misses values, y too; of the levels of g the first is rare; c has two classes. */
  private static double[][] cells(long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[160][];
    for (int i = 0; i < rows.length; i++) {
      double x = 10 + 3 * random.nextGaussian();
      double z = random.nextGaussian();
      double level = i == 0 ? 0 : 1 + random.nextInt(5);
      double y = Math.sin(x / 2) + z + level + random.nextGaussian();
      rows[i] =
          new double[] {
            random.nextInt(6) == 0 ? Double.NaN : x,
            z,
            level,
            random.nextInt(15) == 0 ? Double.NaN : y,
            z + random.nextGaussian() > 0 ? 1 : 0
          };
    }
    return rows;
  }

  /** What is asked for, by one way of fitting. */
  private record Asked(ColumnRoles roles, Loss loss, Missing missing, ElasticNet penalty) {

    static Asked of(String formula, Missing missing, ElasticNet penalty) {
      return new Asked(
          ColumnRoles.of(Formula.parse(formula), new ArrayTable(NAMES, new double[0][])),
          new SquaredLoss(),
          missing,
          penalty);
    }

    Asked by(Loss other) {
      return new Asked(roles, other, missing, penalty);
    }

    boolean intercept() {
      Formula formula = roles.formula();
      return formula == null || formula.intercept();
    }

    Coding coding() {
      return Coding.usual(!penalty.isNone(), intercept());
    }

    TableFolds folds(TableSource table) {
      return TableFolds.of(table, roles, loss, coding(), missing, FOLDS, ONE);
    }

    Trainer trainer() {
      Trainer trainer = Trainer.automatic().withLoss(loss).withTolerance(1e-13);
      return intercept() ? trainer : trainer.withoutIntercept();
    }

    LinearModel fitted(TableSource table, double lambda) {
      TableRows rows = TableRows.of(table, roles, loss, coding(), missing, ONE);
      Fit fit = trainer().withPenalty(penalty.withLambda(lambda)).fit(rows, rows.map());
      double[] at = fit.knowsOptimum() ? fit.optimum() : fit.coefficients();
      return new LinearModel(rows.map(), loss, at[0], Arrays.copyOfRange(at, 1, at.length));
    }
  }

  /** The fold of each row: by the columns asked for as they stand, numbers, levels, target. */
  private static int[] folds(double[][] cells, String... columns) {
    double[] values = new double[cells.length * columns.length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < cells.length; i++) {
        values[j * cells.length + i] = cells[i][NAMES.indexOf(columns[j])];
      }
    }
    return FOLDS.of(
        new DenseBatch(values, 0, cells.length, cells.length, columns.length - 1, false));
  }

  private static double[][] part(double[][] cells, IntPredicate kept) {
    return IntStream.range(0, cells.length)
        .filter(kept)
        .mapToObj(i -> cells[i])
        .toArray(double[][]::new);
  }

  /** The mean loss of a model's scores on rows whose target is there, by a plain loop. */
  private static double loss(LinearModel model, double[][] cells, Loss loss) {
    FeatureMap map = model.featureMap();
    ArrayTable table = new ArrayTable(NAMES, cells);
    double sum = 0;
    int count = 0;
    try (var chunks =
        table.read(map.predictionColumns(), map.predictionLevels(), Math.max(1, cells.length))) {
      TableChunk chunk = chunks.next();
      Batch batch = map.map(Objects.requireNonNull(chunk), "table");
      double[] scores = new double[cells.length];
      model.score(batch, scores);
      for (int i = 0; i < scores.length; i++) {
        double target = cells[i][NAMES.indexOf(map.target())];
        if (!Double.isNaN(target) && !Double.isNaN(scores[i])) {
          sum += loss.value(scores[i], target);
          count++;
        }
      }
    }
    return sum / count;
  }

  private static List<Double> honest(Asked asked, double lambda, double[][] cells, int[] fold) {
    List<Double> errors = new ArrayList<>();
    for (int k = 0; k < FOLDS.count(); k++) {
      int out = k;
      ArrayTable training = new ArrayTable(NAMES, part(cells, i -> fold[i] != out));
      LinearModel model = asked.fitted(training, lambda);
      errors.add(loss(model, part(cells, i -> fold[i] == out), asked.loss()));
    }
    return errors;
  }

  private static void assertHonest(
      CrossValidation found, Asked asked, double[][] cells, int[] fold) {
    for (CrossValidation.Candidate each : found.candidates()) {
      List<Double> expected = honest(asked, each.lambda(), cells, fold);
      for (int k = 0; k < expected.size(); k++) {
        double error = expected.get(k);
        assertThat(each.byFold().get(k)).isCloseTo(error, within(1e-9 * error));
      }
    }
  }

  private static void assertSquares(Asked asked, long seed, String... columns) {
    double[][] cells = cells(seed);
    TableFolds folds = asked.folds(new ArrayTable(NAMES, cells));
    CrossValidation found =
        asked.penalty().isNone()
            ? LearnedFolds.of(folds, asked.penalty(), asked.intercept(), 0)
            : LearnedFolds.ofPath(folds, asked.penalty(), asked.intercept(), 3);
    assertHonest(found, asked, cells, folds(cells, columns));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y ~ ns(x, 3) + z",
        "y ~ ns(x, 3):z + poly(x, 2)",
        "y ~ poly(x, 3) + z",
        "y ~ poly(x, 2) + z - 1",
        "y ~ I(x^2) + z"
      })
  void basesAreMadeOfTrainingRowsAlone(String formula) {
    for (ElasticNet penalty : List.of(ElasticNet.none(), ElasticNet.ridge(1))) {
      for (Missing missing : List.of(Missing.DROP, Missing.MEAN)) {
        assertSquares(Asked.of(formula, missing, penalty), 1, "x", "z", "y");
      }
    }
    assertSquares(Asked.of(formula, Missing.MEAN, ElasticNet.lasso(1)), 1, "x", "z", "y");
  }

  @Test
  void meansOfLevelsAreThoseOfTrainingRows() {
    for (ElasticNet penalty : List.of(ElasticNet.none(), ElasticNet.ridge(1))) {
      Asked asked = Asked.of("y ~ z + shrink(g, 3)", Missing.DROP, penalty);
      assertSquares(asked, 2, "z", "g", "y");
    }
  }

  /** One row has the level that all others would be compared with. */
  @Test
  void levelsAreThoseThatOccurInTrainingRows() {
    for (String levels : List.of("C(g)", "C(g):ns(x, 2)", "C(g, sum) + ns(x, 2)")) {
      for (ElasticNet penalty :
          List.of(ElasticNet.none(), new ElasticNet(1, 0.5, true, List.of()))) {
        assertSquares(
            Asked.of("y ~ I(z^2) + " + levels, Missing.DROP, penalty),
            3,
            levels.contains("x")
                ? new String[] {"z", "x", "g", "y"}
                : new String[] {"z", "g", "y"});
      }
    }
  }

  @Test
  void meansForMissingValuesOfColumnsAsTheyStandToo() {
    ColumnRoles plain =
        new ColumnRoles(List.of("x", "z"), List.of("g"), "y", null, null, null, false);
    Asked asked = new Asked(plain, new SquaredLoss(), Missing.MEAN, ElasticNet.ridge(1));
    assertSquares(asked, 4, "x", "z", "g", "y");
  }

  @Test
  void otherLossesAreFittedByTheSameMaps() {
    double[][] cells = cells(5);
    Asked numbers = Asked.of("y ~ ns(x, 3) + z", Missing.MEAN, ElasticNet.ridge(1));
    Asked classes = Asked.of("c ~ poly(x, 2) + z", Missing.MEAN, ElasticNet.ridge(1));
    for (Asked asked : List.of(numbers.by(new HuberLoss(1.3)), classes.by(new LogisticLoss()))) {
      TableFolds folds = asked.folds(new ArrayTable(NAMES, cells));
      Trainer trainer = asked.trainer().withPenalty(asked.penalty()).withTolerance(1e-11);
      CrossValidation found = FoldFits.of(folds, folds.whole(), trainer, 0.3, 0.01);
      assertHonest(found, asked, cells, folds(cells, "x", "z", asked.roles().target()));
    }
  }

  /** Two rows a level and a target of noise: known levels would foretell what nothing can. */
  @Test
  void noiseIsNotForetold() {
    Random random = new Random(6);
    double[][] cells = new double[400][];
    double squares = 0;
    for (int i = 0; i < cells.length; i++) {
      double y = random.nextGaussian();
      squares += y * y;
      cells[i] = new double[] {0, random.nextGaussian(), (double) (i - i % 2), y, 0};
    }
    Asked asked = Asked.of("y ~ shrink(g, 0.5)", Missing.FAIL, ElasticNet.none());
    TableFolds folds = asked.folds(new ArrayTable(NAMES, cells));
    double error = LearnedFolds.of(folds, ElasticNet.none(), true, 0).best().error();
    assertThat(error).isGreaterThan(squares / cells.length);
  }

  @Test
  void aPenaltyFactorStaysWithItsFeature() {
    double[][] cells = cells(7);
    List<Double> factors = List.of(0.0, 1.0, 1.0, 1.0, 1.0, 2.0, 3.0);
    ElasticNet penalty = new ElasticNet(1, 0, true, factors);
    Asked asked = Asked.of("y ~ I(z^2) + C(g)", Missing.DROP, penalty);
    TableFolds folds = asked.folds(new ArrayTable(NAMES, cells));
    CrossValidation found = LearnedFolds.of(folds, penalty, true, 0.5);
    int[] fold = folds(cells, "z", "g", "y");
    // Without the rare level, where its row is held out, the feature after z is not there.
    int without = fold[0];
    double[][] training = part(cells, i -> fold[i] != without);
    ElasticNet fewer = new ElasticNet(1, 0, true, List.of(0.0, 1.0, 1.0, 1.0, 2.0, 3.0));
    LinearModel model =
        new Asked(asked.roles(), asked.loss(), asked.missing(), fewer)
            .fitted(new ArrayTable(NAMES, training), 0.5);
    double expected = loss(model, part(cells, i -> fold[i] == without), asked.loss());
    assertThat(found.best().byFold().get(without)).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void aTableOnOtherMachinesIsPartedAlike() {
    double[][] cells = cells(8);
    Asked asked = Asked.of("y ~ ns(x, 3) + C(g)", Missing.MEAN, ElasticNet.ridge(1));
    SpreadTable spread = new SpreadTable(NAMES, cells, 3, new Journey());
    TableFolds folds = asked.folds(spread);
    CrossValidation found = LearnedFolds.ofPath(folds, asked.penalty(), true, 3);
    CrossValidation here =
        LearnedFolds.ofPath(asked.folds(new ArrayTable(NAMES, cells)), asked.penalty(), true, 3);
    assertThat(found.foldRows()).isEqualTo(here.foldRows());
    assertThat(found.best().error()).isCloseTo(here.best().error(), within(1e-11));
    assertThat(folds.whole().isSpread()).isTrue();
    assertThat(folds.readings()).isGreaterThan(FOLDS.count());
  }

  @Test
  void aTableThatMemoryHoldsIsReadOnce() {
    Asked asked = Asked.of("y ~ ns(x, 3) + C(g)", Missing.DROP, ElasticNet.none());
    TableFolds folds = asked.folds(new ArrayTable(NAMES, cells(9)));
    CrossValidation found = LearnedFolds.of(folds, ElasticNet.none(), true, 0);
    assertThat(folds.readings()).isEqualTo(1);
    assertThat(found.foldRows().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(folds.whole().missing().rowsUsed());
    assertThat(found.emptyFolds()).isEmpty();
    assertThat(found.lackedClasses()).isEmpty();
  }

  @Test
  void emptyFoldsAreNamed() {
    double[][] cells = new double[60][];
    for (int i = 0; i < cells.length; i++) {
      // Three different rows are in three folds at most.
      double x = i % 3;
      cells[i] = new double[] {x, 0, 0, x * x, 0};
    }
    Asked asked = Asked.of("y ~ poly(x, 1)", Missing.FAIL, ElasticNet.ridge(1));
    TableFolds folds = asked.folds(new ArrayTable(NAMES, cells));
    CrossValidation found = LearnedFolds.of(folds, asked.penalty(), true, 1);
    int[] fold = folds(cells, "x", "y");
    List<Integer> empty =
        IntStream.range(0, FOLDS.count())
            .filter(k -> Arrays.stream(fold).noneMatch(each -> each == k))
            .mapToObj(k -> k + 1)
            .toList();
    assertThat(empty).isNotEmpty();
    assertThat(found.emptyFolds()).isEqualTo(empty);
    assertThat(found.foldRows()).hasSize(FOLDS.count() - empty.size());
  }

  @Test
  void aFoldWithoutAClassIsNamedAndOneWithAllOfItRefused() {
    String[] columns = {"x", "z", "c"};
    Asked asked =
        Asked.of("c ~ ns(x, 2) + z", Missing.MEAN, ElasticNet.ridge(1)).by(new LogisticLoss());
    Trainer trainer = asked.trainer().withTolerance(1e-8).withPenalty(ElasticNet.ridge(1));
    double[][] cells = cells(10);
    for (double[] row : cells) {
      row[4] = 0;
    }
    int last = 0;
    cells[last][4] = 1;
    int only = folds(cells, columns)[last];
    TableFolds one = asked.folds(new ArrayTable(NAMES, cells));
    assertThatThrownBy(() -> FoldFits.of(one, one.whole(), trainer, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Fold " + (only + 1) + " of 4 has every row of the class 1 of c");
    do {
      cells[++last][4] = 1;
    } while (folds(cells, columns)[last] == only);
    TableFolds two = asked.folds(new ArrayTable(NAMES, cells));
    CrossValidation found = FoldFits.of(two, two.whole(), trainer, 1);
    assertThat(found.lackedClasses()).hasSize(2).doesNotContainKey(only + 1);
    assertThat(found.lackedClasses().values()).containsOnly(List.of("1"));
  }
}
