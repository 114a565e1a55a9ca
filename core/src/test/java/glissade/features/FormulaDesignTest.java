package glissade.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.fold.Journey;
import glissade.fold.ParallelFold;
import glissade.formula.Formula;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.table.ArrayTable;
import glissade.table.Levels;
import glissade.table.SpreadTable;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The design of formulas. The columns of {@code model-matrices.txt} are those of R 4.2.2's {@code
 * model.matrix} with h and g as factors, C() left out and {@code relevel} and {@code contr.sum} for
 * a reference and for sums, printed with {@code sprintf("%.17g")}.
 */
class FormulaDesignTest {

  private static final double NO = Double.NaN;
  private static final List<String> NAMES = List.of("x", "z", "h", "g", "y");

  private static final double[][] CELLS = {
    {0.5, 12, 5, 0, 1},
    {1.5, 15.5, 3, 1, 2},
    {2.5, 11, 8, 0, 4},
    {-1, 19, 3, 0, 3},
    {4, 14, 5, 1, 6},
    {7.25, 13.25, 8, 1, 5},
    {3, 18, 8, 0, 4},
    {3, 10, 5, 1, 3},
    {-2.5, 16, 3, 1, 9},
    {6, 17, 3, 0, 2},
    {0.125, 12.5, 8, 1, 7},
    {9, 11.75, 5, 0, 8}
  };

  private static final ArrayTable TABLE = new ArrayTable(NAMES, CELLS);

  private static TableRows rows(ArrayTable table, String text, Coding coding, Missing missing) {
    Formula formula = Formula.parse("y ~ " + text);
    ColumnRoles roles = ColumnRoles.of(formula, table);
    return TableRows.of(table, roles, new SquaredLoss(), coding, missing, new ParallelFold(2));
  }

  private static TableRows rows(String text) {
    Coding coding = Coding.usual(false, Formula.parse(text).intercept());
    return rows(TABLE, text, coding, Missing.FAIL);
  }

  private static List<Levels> lookedUp(String text) {
    return Objects.requireNonNull(rows(text).map().derivation()).levels();
  }

  private static List<double[]> columns(Batch batch) {
    DenseBatch dense = batch.dense();
    List<double[]> columns = new ArrayList<>();
    for (int j = 0; j < dense.features(); j++) {
      double[] column = new double[dense.rows()];
      for (int i = 0; i < column.length; i++) {
        column[i] = dense.feature(i, j);
      }
      columns.add(column);
    }
    return columns;
  }

  private static Batch all(TableRows rows) {
    return rows.inMemory().chunks().get(0);
  }

  private static Map<String, List<double[]>> reference() {
    Map<String, List<double[]>> designs = new LinkedHashMap<>();
    List<double[]> design = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    FormulaDesignTest.class.getResourceAsStream("model-matrices.txt")),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("formula ")) {
          design = new ArrayList<>();
          designs.put(line.substring(8), design);
        } else {
          design.add(Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return designs;
  }

  @Test
  void aDesignHasTheColumnsOfR() {
    assertThat(reference()).hasSize(7);
    reference()
        .forEach(
            (formula, expected) -> {
              List<double[]> made = columns(all(rows(formula)));
              assertThat(made).as(formula).hasSameSizeAs(expected);
              for (double[] column : expected) {
                assertThat(made)
                    .as("%s: %s", formula, Arrays.toString(column))
                    .filteredOn(other -> isClose(other, column))
                    .hasSize(1);
              }
            });
  }

  private static boolean isClose(double[] one, double[] other) {
    double largest = Arrays.stream(other).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < one.length; i++) {
      if (!(Math.abs(one[i] - other[i]) <= 1e-12 * largest)) {
        return false;
      }
    }
    return one.length == other.length;
  }

  @Test
  void featuresAreNamedByWhatTheyAre() {
    assertThat(rows("x + C(h) * C(g) + log(z)").map().features())
        .containsExactly("x", "log(z)", "h=5:g=1", "h=8:g=1", "h=5", "h=8", "g=1");
    assertThat(rows("poly(x, 2):C(g) + ns(z, 2) - 1").map().features())
        .containsExactly(
            "ns(z, 2)1",
            "ns(z, 2)2",
            "poly(x, 2)1:g=0",
            "poly(x, 2)2:g=0",
            "poly(x, 2)1:g=1",
            "poly(x, 2)2:g=1");
    assertThat(rows("C(h, ref = \"8\")").map().features()).containsExactly("h=3", "h=5");
    assertThat(rows("C(h, sum) + x").map().features()).containsExactly("h=3", "h=5", "x");
    assertThat(rows("x + z").map().derived()).isEmpty();
    assertThat(rows(". - z + C(h) - h").map().features()).containsExactly("x", "g", "h=5", "h=8");
  }

  @Test
  void withAPenaltyEveryLevelHasAFeatureUnlessAReferenceWasChosen() {
    FeatureMap map =
        rows(TABLE, "log(z) + C(h) + C(g, ref = \"1\")", Coding.EVERY_LEVEL, Missing.FAIL).map();
    assertThat(map.features()).containsExactly("log(z)", "h=3", "h=5", "h=8", "g=0");
  }

  @Test
  void aColumnMayBeANumberAndACategory() {
    TableRows rows = rows("h + C(h) + I(h^2)");
    assertThat(rows.map().features()).containsExactly("h", "h=5", "h=8", "I(h^2)");
    assertThat(columns(all(rows)).get(2)).containsExactly(0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0);
  }

  @Test
  void mainEffectsOfCategoriesStayCodes() {
    TableRows rows = rows("log(z) + C(h) + C(g)");
    assertThat(all(rows)).isInstanceOf(CodedBatch.class);
    assertThat(rows.valuesPerRow()).isEqualTo(3);
    assertThat(lookedUp("C(h) * C(g)")).isEmpty();
    assertThat(lookedUp("C(h):C(g)")).extracting(Levels::column).containsExactly("h", "g");
  }

  @Test
  void predictingAppliesTheSameMap() {
    for (String formula : reference().keySet()) {
      TableRows rows = rows(formula);
      FeatureMap map = rows.map();
      List<String> columns = map.predictionColumns();
      try (var chunks = TABLE.read(columns, map.predictionLevels(), CELLS.length)) {
        Batch mapped = map.map(Objects.requireNonNull(chunks.next()), "table");
        List<double[]> trained = columns(all(rows));
        for (int j = 0; j < trained.size(); j++) {
          assertThat(columns(mapped).get(j)).as(formula).containsExactly(trained.get(j));
        }
      }
    }
  }

  @Test
  void anyPartitioningGivesTheSameMapAndDesign() {
    for (String formula : List.of("poly(z, 3) + ns(x, 4):C(g)", "poly(x, 2) * C(h)")) {
      Triangle expected = Triangle.of(rows(formula));
      for (int partitions : new int[] {2, 5, 12}) {
        SpreadTable table = new SpreadTable(NAMES, CELLS, partitions, new Journey());
        Triangle spread = Triangle.of(rows(table, formula, Coding.REFERENCE, Missing.FAIL));
        for (int i = 0; i < expected.size(); i++) {
          for (int j = i; j < expected.size(); j++) {
            assertThat(Math.abs(spread.at(i, j)))
                .isCloseTo(Math.abs(expected.at(i, j)), within(1e-12 * expected.norm(j)));
          }
        }
      }
    }
  }

  @Test
  void unseenLevelsHaveNoFeatureAndMissingCellsNoPrediction() {
    FeatureMap map = rows("x:C(h) + C(g)").map();
    assertThat(map.predictionColumns()).containsExactly("x", "g", "h");
    double[][] cells = {{2, 2, NO, 2, 2}, {1, 1, 1, NO, 1}, {1, Levels.UNKNOWN, 1, 1, NO}};
    TableChunk chunk = new TableChunk(0, 5, cells);
    Batch batch = map.map(chunk, "table");
    double[] scores = new double[5];
    batch.predict(new double[] {1, 10, 100, 1000}, 0.5, scores);
    batch.responses().shift(scores, 5);
    assertThat(scores).containsExactly(1020.5, 1000.5, NO, NO, NO);
    assertThat(map.unknownLevels(chunk)).containsExactly(0, 1);
  }

  @Test
  void meansAreFilledInBeforeFunctionsAreApplied() {
    ArrayTable table =
        new ArrayTable(
            List.of("x", "y"), new double[][] {{1, 1}, {NO, 2}, {4, 3}, {4, NO}, {3, 1}});
    TableRows rows = rows(table, "log(x) + x", Coding.REFERENCE, Missing.MEAN);
    assertThat(rows.map().means()).containsExactly(3);
    assertThat(columns(all(rows)).get(0))
        .containsExactly(0, StrictMath.log(3), StrictMath.log(4), StrictMath.log(3));
  }

  /** As many rows with the mean of all as was said are added to each level. */
  @Test
  void shrunkLevelsAreMeansDrawnTowardsTheMeanOfAll() {
    TableRows rows = rows("shrink(h, 3) + x");
    assertThat(rows.map().features()).containsExactly("shrink(h, 3)", "x");
    double all = 54.0 / 12;
    double[] level = {(16 + 3 * all) / (4 + 3), (18 + 3 * all) / (4 + 3), (20 + 3 * all) / (4 + 3)};
    double[] made = columns(all(rows)).get(0);
    for (int i = 0; i < made.length; i++) {
      double expected = level[CELLS[i][2] == 3 ? 0 : CELLS[i][2] == 5 ? 1 : 2];
      assertThat(made[i]).isCloseTo(expected, within(1e-15 * expected));
    }
    assertThat(rows.map().predictionColumns()).containsExactly("x", "h");
    TableChunk unseen = new TableChunk(0, 2, new double[][] {{1, 1}, {Levels.UNKNOWN, NO}});
    DenseBatch mapped = rows.map().map(unseen, "table").dense();
    assertThat(mapped.feature(0, 0)).isEqualTo(all);
    assertThat(mapped.feature(1, 0)).isNaN();
    assertThatThrownBy(() -> rows("shrink(h, 3) + log(h)"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("shrink takes the levels of a column that another term");
  }

  @Test
  void levelsThatOnlyDroppedRowsHaveAreNone() {
    ArrayTable table =
        new ArrayTable(
            List.of("x", "h", "y"),
            new double[][] {{1, 3, 1}, {2, 4, 2}, {3, 9, NO}, {4, 4, 1}, {5, 5, 1}});
    assertThat(rows(table, "x:C(h) + C(h)", Coding.REFERENCE, Missing.DROP).map().features())
        .containsExactly("h=3:x", "h=4:x", "h=5:x", "h=4", "h=5");
  }

  @Test
  void whatAFunctionIsNotDefinedForIsNamedByRow() {
    double[][] cells = new double[40_000][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[] {i == 10 ? NO : i == 31_336 ? -2 : 1 + i, 1};
    }
    ArrayTable table = new ArrayTable(List.of("income", "y"), cells);
    TableRows rows = rows(table, "log(income)", Coding.REFERENCE, Missing.DROP);
    assertThatThrownBy(() -> Triangle.of(rows))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("table, row 31,337")
        .hasMessageContaining("income")
        .hasMessageContaining("log(income)")
        .hasMessageContaining("-2")
        .hasMessageContaining("--query");
  }

  @Test
  void tooManyColumnsAreRefusedWithTheirNumber() {
    double[][] cells = new double[100][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[] {i, i % 70, 1};
    }
    ArrayTable table = new ArrayTable(List.of("a", "b", "y"), cells);
    assertThatThrownBy(() -> rows(table, "C(a):C(b)", Coding.REFERENCE, Missing.FAIL))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("C(a):C(b) makes 7,000 columns")
        .hasMessageContaining("no more than 4,096");
  }

  @Test
  void aReferenceMustBeALevel() {
    assertThatThrownBy(() -> rows("C(h, ref = \"4\")"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("4 is no level that occurs in the rows used: there are 3, 5, 8");
    assertThatThrownBy(() -> rows("log(size)"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("no column `size`");
    assertThatThrownBy(() -> rows("month(x)"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("dates or times were expected");
  }
}
