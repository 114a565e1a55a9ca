package glissade.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.compress.Triangle;
import glissade.fold.ParallelFold;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.InMemoryRows;
import glissade.table.ArrayTable;
import glissade.table.Column;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CategoriesTest {

  private static final double NO = Double.NaN;

  /** x, category h in {3, 5, 8}, y, weight, category g in {0, 1}. */
  private static final ArrayTable TABLE =
      new ArrayTable(
          List.of("x", "h", "y", "w", "g"),
          new double[][] {
            {0.5, 5, 1, 1, 0},
            {1.5, 3, 2, 2, 1},
            {2.5, 8, 3, 1, 0},
            {-1, 3, 5, 1, 0},
            {4, 5, 4, 3, 1}
          });

  private static final ColumnRoles ROLES =
      new ColumnRoles(List.of("x"), List.of("h", "g"), "y", null, "w", null, false);

  private static TableRows rows(ArrayTable table, ColumnRoles roles, Coding coding, Missing how) {
    return TableRows.of(table, roles, new SquaredLoss(), coding, how, new ParallelFold(2));
  }

  private static TableRows target(ArrayTable table, Loss loss, @Nullable String positive) {
    ColumnRoles roles = new ColumnRoles(List.of("x"), List.of(), "y", positive, null, null, false);
    return TableRows.of(table, roles, loss, Coding.REFERENCE, Missing.DROP, new ParallelFold(1));
  }

  private static ArrayTable targets(double... values) {
    double[][] cells = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      cells[i] = new double[] {i, values[i]};
    }
    return new ArrayTable(List.of("x", "y"), cells);
  }

  @Test
  void everyLevelIsAFeatureThatIsOneInItsRows() {
    TableRows rows = rows(TABLE, ROLES, Coding.EVERY_LEVEL, Missing.FAIL);
    assertThat(rows.map().features()).containsExactly("x", "h=3", "h=5", "h=8", "g=0", "g=1");
    Triangle expected =
        Triangle.of(
            InMemoryRows.of(
                new double[][] {
                  {0.5, 0, 1, 0, 1, 0},
                  {1.5, 1, 0, 0, 0, 1},
                  {2.5, 0, 0, 1, 1, 0},
                  {-1, 1, 0, 0, 1, 0},
                  {4, 0, 1, 0, 0, 1}
                },
                new double[] {1, 2, 3, 5, 4},
                new double[] {1, 2, 1, 1, 3}));
    assertThat(Triangle.of(rows)).isEqualTo(expected);
  }

  @Test
  void withoutAPenaltyTheFirstLevelIsTheReference() {
    TableRows rows = rows(TABLE, ROLES, Coding.REFERENCE, Missing.FAIL);
    assertThat(rows.map().features()).containsExactly("x", "h=5", "h=8", "g=1");
    Triangle expected =
        Triangle.of(
            InMemoryRows.of(
                new double[][] {
                  {0.5, 1, 0, 0}, {1.5, 0, 0, 1}, {2.5, 0, 1, 0}, {-1, 0, 0, 0}, {4, 1, 0, 1}
                },
                new double[] {1, 2, 3, 5, 4},
                new double[] {1, 2, 1, 1, 3}));
    assertThat(Triangle.of(rows)).isEqualTo(expected);
    assertThat(rows(TABLE, ROLES, Coding.REFERENCE_AFTER_FIRST, Missing.FAIL).map().features())
        .containsExactly("x", "h=3", "h=5", "h=8", "g=1");
    assertThat(Coding.usual(true, true)).isEqualTo(Coding.EVERY_LEVEL);
    assertThat(Coding.usual(true, false)).isEqualTo(Coding.EVERY_LEVEL);
    assertThat(Coding.usual(false, true)).isEqualTo(Coding.REFERENCE);
    assertThat(Coding.usual(false, false)).isEqualTo(Coding.REFERENCE_AFTER_FIRST);
  }

  @Test
  void rowsAreHeldAsCodesAndNeverSpreadOut() {
    InMemoryRows kept = rows(TABLE, ROLES, Coding.EVERY_LEVEL, Missing.FAIL).inMemory();
    assertThat(kept.features()).isEqualTo(6);
    assertThat(kept.chunks().get(0)).isInstanceOf(CodedBatch.class);
    assertThat(kept.chunks().get(0).stored()).isEqualTo(5 * 3);
    CodedBatch batch = (CodedBatch) kept.chunks().get(0);
    assertThat(batch.code(2, 0)).isEqualTo(3);
    assertThat(batch.code(2, 1)).isEqualTo(4);
    assertThat(rows(TABLE, ROLES, Coding.EVERY_LEVEL, Missing.FAIL).valuesPerRow()).isEqualTo(3);
  }

  @Test
  void aMissingCategoryHasNoMean() {
    ArrayTable table =
        new ArrayTable(
            List.of("x", "h", "y", "w", "g"),
            new double[][] {{NO, 3, 1, 1, 0}, {2, NO, 2, 1, 1}, {4, 5, 4, 1, 1}});
    assertThatThrownBy(() -> Triangle.of(rows(table, ROLES, Coding.REFERENCE, Missing.FAIL)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("2 of 3 rows")
        .hasMessageContaining("h in 1, x in 1")
        .hasMessageContaining("--missing drop")
        .hasMessageNotContaining("--missing mean");
    TableRows mean = rows(table, ROLES, Coding.REFERENCE, Missing.MEAN);
    Triangle expected =
        Triangle.of(
            InMemoryRows.of(
                new double[][] {{3, 0, 0}, {4, 1, 1}}, new double[] {1, 4}, new double[] {1, 1}));
    assertThat(Triangle.of(mean)).isEqualTo(expected);
    assertThat(mean.missing().rowsUsed()).isEqualTo(2);
    TableRows drop = rows(table, ROLES, Coding.REFERENCE, Missing.DROP);
    assertThat(drop.inMemory().count()).isEqualTo(1);
  }

  @Test
  void toPredictUnknownLevelsHaveNoFeatureAndMissingOnesNoPrediction() {
    FeatureMap map = rows(TABLE, ROLES, Coding.REFERENCE, Missing.FAIL).map();
    assertThat(map.predictionColumns()).containsExactly("x", "h", "g");
    TableChunk chunk =
        new TableChunk(
            7, 4, new double[][] {{1, 2, 3, NO}, {1, Levels.UNKNOWN, NO, 0}, {0, 1, 1, -1}});
    Batch batch = map.map(chunk, "table");
    double[] scores = new double[4];
    batch.predict(new double[] {1, 10, 100, 1000}, 0.5, scores);
    batch.responses().shift(scores, 4);
    assertThat(scores).containsExactly(11.5, 1002.5, NO, NO);
    assertThat(map.unknownLevels(chunk)).containsExactly(1, 1);
  }

  @Test
  void anOffsetIsAddedAndAnExposureIsItsLogarithm() {
    ArrayTable table =
        new ArrayTable(List.of("x", "y", "t"), new double[][] {{1, 2, 0.5}, {2, 3, 4}, {3, 4, NO}});
    for (boolean exposure : new boolean[] {false, true}) {
      ColumnRoles roles = new ColumnRoles(List.of("x"), List.of(), "y", null, null, "t", exposure);
      TableRows rows = rows(table, roles, Coding.REFERENCE, Missing.DROP);
      Batch batch = rows.inMemory().chunks().get(0);
      assertThat(batch.rows()).isEqualTo(2);
      assertThat(batch.responses().offset(1)).isEqualTo(exposure ? StrictMath.log(4) : 4);
      assertThat(batch.responses().weighted()).isFalse();
      assertThat(batch.target(1)).isEqualTo(3);
      TableChunk chunk = new TableChunk(0, 2, new double[][] {{5, 6}, {2, NO}});
      Batch mapped = rows.map().map(chunk, "table");
      assertThat(mapped.responses().offset(0)).isEqualTo(exposure ? StrictMath.log(2) : 2);
      assertThat(mapped.responses().offset(1)).isNaN();
    }
  }

  @Test
  void anExposureThatIsNotPositiveIsNamed() {
    for (double odd : new double[] {0, -1}) {
      ArrayTable table =
          new ArrayTable(List.of("x", "y", "t"), new double[][] {{1, 2, 0.5}, {2, 3, odd}});
      ColumnRoles roles = new ColumnRoles(List.of("x"), List.of(), "y", null, null, "t", true);
      assertThatThrownBy(() -> Triangle.of(rows(table, roles, Coding.REFERENCE, Missing.DROP)))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("table, row 2, column t: found " + odd)
          .hasMessageContaining("greater than 0 (it is the exposure)");
    }
  }

  @Test
  void ofTwoClassesTheSecondIsPositiveUnlessAnotherIsNamed() {
    ArrayTable table = targets(1, -1, -1, NO, 1, -1);
    TableRows rows = target(table, new LogisticLoss(), null);
    assertThat(rows.map().classes())
        .isEqualTo(new Levels("y", Column.Type.NUMBER, List.of("-1", "1")));
    LevelCounts classes = rows.classes();
    assertThat(classes).isNotNull();
    assertThat(classes.counts()).containsExactly(3L, 2L);
    assertThat(all(rows)).containsExactly(1, 0, 0, 1, 0);
    TableRows other = target(table, new LogisticLoss(), "-1");
    assertThat(all(other)).containsExactly(0, 1, 1, 0, 1);
    assertThatThrownBy(() -> target(table, new LogisticLoss(), "yes"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("y is never yes: its two classes are -1 and 1");
  }

  private static double[] all(TableRows rows) {
    Batch batch = rows.inMemory().chunks().get(0);
    double[] targets = new double[batch.rows()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = batch.target(i);
    }
    return targets;
  }

  @Test
  void sharesStayNumbersAndAreChecked() {
    TableRows shares = target(targets(0, 0.25, 1), new LogisticLoss(), null);
    assertThat(shares.map().classes()).isNull();
    assertThat(all(shares)).containsExactly(0, 0.25, 1);
    assertThat(all(target(targets(1, 1), new LogisticLoss(), null))).containsExactly(1, 1);
    assertThatThrownBy(() -> target(targets(0, 1, NO, 2), new LogisticLoss(), null).inMemory())
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("table, row 4, column y: found 2.0, expected 0 or 1")
        .hasMessageContaining("logistic");
  }
}
