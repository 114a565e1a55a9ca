package glissade.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InMemoryRowsTest {

  private static final double[][] X = {{1, 2}, {3, 4}, {5, 6}};
  private static final double[] Y = {7, 8, 9};

  @Test
  void everyValueStandsWhereItsRowAndColumnSay() {
    Design design = Design.random(20_000, 12, 10, 1, false, 3);
    InMemoryRows rows = design.rows();
    assertThat(rows.chunks()).hasSizeGreaterThan(2);
    int i = 0;
    for (Batch batch : rows.chunks()) {
      for (int k = 0; k < batch.rows(); k++, i++) {
        for (int j = 0; j < 12; j++) {
          assertThat(batch.dense().feature(k, j)).isEqualTo(design.x()[i][j]);
        }
        assertThat(batch.target(k)).isEqualTo(design.y()[i]);
        assertThat(batch.weight(k)).isEqualTo(1);
      }
    }
    assertThat(i).isEqualTo(20_000);
  }

  @Test
  void weightsAreCarried() {
    Batch batch = InMemoryRows.of(X, Y, new double[] {1, 0, 2.5}).chunks().get(0);
    assertThat(batch.weightSum()).isEqualTo(3.5);
    assertThat(batch.weight(2)).isEqualTo(2.5);
    assertThat(batch.slice(1, 2).weight(1)).isEqualTo(2.5);
    assertThat(batch.slice(1, 2).target(0)).isEqualTo(8);
  }

  /** Whoever fetches them: what fits for the one does for the other. */
  @Test
  void ofSpreadRowsHalfOfTheMemoryIsTheLimit() {
    SpreadRows rows = SpreadRows.of(InMemoryRows.of(X, Y), 2);
    long most = Runtime.getRuntime().maxMemory() / 2 / (8 * 3);
    SpreadRows asMany = rows.claiming(most);
    assertThat(InMemoryRows.fits(asMany)).isTrue();
    assertThat(InMemoryRows.gathered(asMany, "It").count()).isEqualTo(3);
    SpreadRows more = rows.claiming(most + 1);
    assertThat(InMemoryRows.fits(more)).isFalse();
    assertThatThrownBy(() -> InMemoryRows.gathered(more, "It"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("It goes by rows in the memory of one process");
    assertThatThrownBy(more::inMemory)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("What was asked for goes by rows in the memory of one process");
  }

  @Test
  void chunksHaveAtLeastEightRowsAColumnUpToSixteenMebibytes() {
    for (int d : new int[] {0, 1, 5, 100, 500, 1_000, 20_000, 1_000_000}) {
      int rows = Batch.chunkRows(d);
      assertThat(rows % 8).isZero();
      assertThat(rows >= 8 * (d + 2) || (rows + 8) * 8L * (d + 2) > 16 << 20).isTrue();
      assertThat(rows == 8 || (rows - 8) * 8L * (d + 2) < 16 << 20).isTrue();
    }
  }

  @Test
  void whatCannotBeRowsIsRefusedWithTheNumbers() {
    assertThatThrownBy(() -> InMemoryRows.of(X, new double[2])).hasMessageContaining("3 != 2");
    assertThatThrownBy(() -> InMemoryRows.of(X, Y, new double[4])).hasMessageContaining("4 != 3");
    assertThatThrownBy(() -> InMemoryRows.of(new double[][] {{1}, {1, 2}}, new double[2]))
        .hasMessageContaining("row 1 has 2 features, the first has 1");
    assertThatThrownBy(() -> InMemoryRows.of(new double[][] {{Double.NaN}}, new double[1]))
        .hasMessageContaining("feature 0 of row 0 is not finite: NaN");
    assertThatThrownBy(() -> InMemoryRows.of(X, new double[] {1, Double.POSITIVE_INFINITY, 2}))
        .hasMessageContaining("target of row 1 is not finite: Infinity");
    assertThatThrownBy(() -> InMemoryRows.of(X, Y, new double[] {1, -1, 1}))
        .hasMessageContaining("weight of row 1 is negative: -1.0");
  }
}
