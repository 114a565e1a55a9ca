package glissade.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.fold.Chunks;
import glissade.fold.ParallelFold;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import glissade.table.ArrayTable;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableRowsTest {

  private static final double NO = Double.NaN;

  private static final ArrayTable TABLE =
      new ArrayTable(
          List.of("a", "y", "b", "w"),
          new double[][] {
            {1, 10, 5, 1}, {2, 11, NO, 2}, {NO, 12, 7, 1}, {4, NO, 8, 1}, {5, 14, 9, 0.5}
          });

  private static TableRows rows(ArrayTable table, @Nullable String weights, Missing missing) {
    return TableRows.of(table, List.of("a", "b"), "y", weights, missing, new ParallelFold(2));
  }

  @Test
  void failSaysHowManyRowsAndWhichColumns() {
    assertThatThrownBy(() -> Triangle.of(rows(TABLE, null, Missing.FAIL)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("3 of 5 rows")
        .hasMessageContaining("a in 1")
        .hasMessageContaining("b in 1")
        .hasMessageContaining("y in 1")
        .hasMessageContaining("rows 2, 3, 4.")
        .hasMessageContaining("--missing drop");
  }

  @Test
  void dropLeavesIncompleteRowsOutAndCountsThem() {
    TableRows rows = rows(TABLE, "w", Missing.DROP);
    Triangle triangle = Triangle.of(rows);
    Triangle expected =
        Triangle.of(
            InMemoryRows.of(
                new double[][] {{1, 5}, {5, 9}}, new double[] {10, 14}, new double[] {1, 0.5}));
    assertThat(triangle).isEqualTo(expected);
    assertThat(rows.missing().rows()).isEqualTo(5);
    assertThat(rows.missing().rowsUsed()).isEqualTo(2);
    assertThat(rows.missing().rowsWithMissing()).isEqualTo(3);
    assertThat(rows.missing().byColumn()).containsOnlyKeys("a", "b", "y");
    assertThat(rows.missing().firstRows()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void meanFillsFeaturesInAndLeavesOutRowsWithoutTarget() {
    TableRows rows = rows(TABLE, null, Missing.MEAN);
    Triangle triangle = Triangle.of(rows);
    Triangle expected =
        Triangle.of(
            InMemoryRows.of(
                new double[][] {{1, 5}, {2, 7.25}, {3, 7}, {5, 9}}, new double[] {10, 11, 12, 14}));
    assertThat(triangle).isEqualTo(expected);
    assertThat(rows.map().means()).containsExactly(3, 7.25);
    assertThat(rows.missing().rowsUsed()).isEqualTo(4);
    Batch mapped = rows.map().map(new TableChunk(0, 1, new double[][] {{NO}, {1}}), "table");
    assertThat(mapped.dense().feature(0, 0)).isEqualTo(3);
  }

  @Test
  void infinityIsNamedByRowAndColumn() {
    double[][] cells = new double[50_000][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[] {i, 1, i == 31_336 || i == 49_000 ? 1 / 0.0 : 1};
    }
    ArrayTable table = new ArrayTable(List.of("a", "y", "b"), cells);
    assertThatThrownBy(() -> Triangle.of(rows(table, null, Missing.DROP)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageStartingWith("table, row 31,337, column b: found infinity");
  }

  @Test
  void oneCellAnywhereInAChunkIsNoticed() {
    for (double odd : new double[] {NO, 1 / 0.0, -1 / 0.0}) {
      for (int column = 0; column < 3; column++) {
        for (int row = 0; row < 11; row++) {
          double[][] cells = new double[11][];
          for (int i = 0; i < cells.length; i++) {
            cells[i] = new double[] {-1, 2, Double.MAX_VALUE};
          }
          cells[row][column] = odd;
          ArrayTable table = new ArrayTable(List.of("a", "y", "b"), cells);
          assertThatThrownBy(() -> Triangle.of(rows(table, null, Missing.FAIL)))
              .isInstanceOf(UnusableDataException.class)
              .hasMessageContaining(
                  "row " + (row + 1) + (Double.isNaN(odd) ? ". Choose" : ", column "));
        }
      }
    }
  }

  @Test
  void aChunkWithNothingMissingIsNotCopied() {
    double[] values = {1, 2, 99, 3, 4, 99, 5, 6, 99};
    TableChunk chunk = new TableChunk(0, 2, 3, values, 3, array -> {});
    FeatureMap map = new FeatureMap(List.of("a"), "y", "w", Missing.FAIL, null);
    Batch batch = map.train(chunk, "table", new SquaredLoss(), new MissingCells());
    assertThat(batch.dense().values()).isSameAs(values);
    assertThat(batch.dense().feature(1, 0)).isEqualTo(2);
    assertThat(batch.target(1)).isEqualTo(4);
    assertThat(batch.weight(1)).isEqualTo(6);
    values[4] = NO;
    FeatureMap drop = new FeatureMap(List.of("a"), "y", "w", Missing.DROP, null);
    Batch shorter = drop.train(chunk, "table", new SquaredLoss(), new MissingCells());
    assertThat(shorter.rows()).isEqualTo(1);
    assertThat(shorter.weight(0)).isEqualTo(5);
  }

  @Test
  void chunksAreReleasedWhenTheyHaveBeenFolded() {
    List<double[]> released = new ArrayList<>();
    double[] values = {1, 2, 3, 5, 4, 6};
    TableChunk chunk = new TableChunk(0, 3, 2, values, 3, released::add);
    ArrayTable table =
        new ArrayTable(List.of("a", "y"), new double[0][]) {
          @Override
          public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
            Iterator<TableChunk> chunks = List.of(chunk).iterator();
            return () -> chunks.hasNext() ? chunks.next() : null;
          }
        };
    Triangle.of(TableRows.of(table, List.of("a"), "y", null, Missing.FAIL, new ParallelFold(1)));
    assertThat(released).containsExactly(values);
  }

  @Test
  void aNegativeWeightIsNamed() {
    ArrayTable table =
        new ArrayTable(List.of("a", "b", "y", "w"), new double[][] {{1, 1, 1, 1}, {1, 2, 1, -2}});
    assertThatThrownBy(() -> Triangle.of(rows(table, "w", Missing.FAIL)))
        .hasMessageContaining("table, row 2, column w: found -2.0");
  }

  @Test
  void noRowsLeftIsSaid() {
    ArrayTable empty = new ArrayTable(List.of("a", "b", "y"), new double[0][]);
    assertThatThrownBy(() -> Triangle.of(rows(empty, null, Missing.DROP)))
        .hasMessageContaining("has no rows");
    ArrayTable holes = new ArrayTable(List.of("a", "b", "y"), new double[][] {{1, NO, 1}});
    assertThatThrownBy(() -> Triangle.of(rows(holes, null, Missing.DROP)))
        .hasMessageContaining("Every one of the 1 rows")
        .hasMessageContaining("b in 1");
  }

  @Test
  void aTableAndTheSameRowsInMemoryGiveTheSameTriangle() {
    Design design = Design.random(40_000, 2, 10, 1, true, 6);
    double[][] cells = new double[40_000][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[] {design.x()[i][0], design.y()[i], design.x()[i][1]};
    }
    ArrayTable table = new ArrayTable(List.of("a", "y", "b"), cells);
    assertThat(Triangle.of(rows(table, null, Missing.FAIL))).isEqualTo(Triangle.of(design.rows()));
  }

  @Test
  void meansAreExactWhereTheyCanBe() {
    double[][] cells = new double[100_000][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[] {1e8 + i % 2, 1, i % 3 == 0 ? NO : 2};
    }
    ArrayTable table = new ArrayTable(List.of("a", "y", "b"), cells);
    double[] means = rows(table, null, Missing.MEAN).map().means();
    assertThat(means).hasSize(2);
    assertThat(means[0]).isCloseTo(1e8 + 0.5, within(1e-7));
    assertThat(means[1]).isEqualTo(2);
  }
}
