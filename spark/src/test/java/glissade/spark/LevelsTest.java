package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.fold.Chunks;
import glissade.table.Column;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {

  private static TableSource table(String sql) {
    return new SparkTable("t", LocalSpark.session().sql(sql));
  }

  private static double[] codes(TableSource source, Levels levels) {
    try (Chunks<TableChunk> pass = source.read(List.of(levels.column()), List.of(levels), 1000)) {
      TableChunk chunk = pass.next();
      return chunk == null ? new double[0] : chunk.column(0);
    }
  }

  @Test
  void levelsAreInOrderAndCountedThroughAllPartitions() {
    String sql =
        "SELECT /*+ REPARTITION(3) */ * FROM VALUES ('b', 0.5D, 10L, true, 1.50),"
            + " ('a, c', 2.0D, 9L, false, 2), (NULL, double('NaN'), NULL, NULL, NULL),"
            + " ('NA', 2D, 10L, true, 0.10), ('b', 1e300D, -3L, true, 2) AS t(t, n, i, b, d)";
    List<LevelCounts> found = table(sql).levels(List.of("t", "n", "i", "b", "d"));
    assertThat(found.get(0).levels())
        .isEqualTo(new Levels("t", Column.Type.TEXT, List.of("NA", "a, c", "b")));
    assertThat(found.get(0).counts()).containsExactly(1L, 1L, 2L);
    assertThat(found.get(1).levels().values()).containsExactly("0.5", "2", "1e+300");
    assertThat(found.get(1).counts()).containsExactly(1L, 2L, 1L);
    assertThat(found.get(2).levels().values()).containsExactly("-3", "9", "10");
    assertThat(found.get(3).levels().values()).containsExactly("false", "true");
    assertThat(found.get(4).levels().values()).containsExactly("0.1", "1.5", "2");
    for (LevelCounts each : found) {
      double[] codes = codes(table(sql), each.levels());
      for (int k = 0; k < each.levels().size(); k++) {
        double code = k;
        assertThat(java.util.Arrays.stream(codes).filter(c -> c == code).count())
            .as("%s %d", each.levels(), k)
            .isEqualTo(each.counts().get(k));
      }
      assertThat(codes).doesNotContain(Levels.UNKNOWN);
    }
  }

  @Test
  void wholeNumbersThatNoDoubleTellsApartAreDifferentLevels() {
    TableSource table =
        table("SELECT * FROM VALUES (9007199254740993L), (9007199254740992L) AS t(i)");
    Levels levels = table.levels(List.of("i")).get(0).levels();
    assertThat(levels.values()).containsExactly("9007199254740992", "9007199254740993");
    assertThat(codes(table, levels)).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void whatHasTooManyIsFoundOutEarly() {
    TableSource table = table("SELECT id, id % 3 AS few FROM range(0, 1200000, 1, 1)");
    assertThat(table.fewLevels("id", 2)).isEmpty();
    assertThat(table.fewLevels("few", 2)).isEmpty();
    assertThat(table.fewLevels("few", 3).orElseThrow().counts())
        .containsExactly(400_000L, 400_000L, 400_000L);
    assertThatThrownBy(() -> table.levels(List.of("id", "few")))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("(id, few) have more than 1,000,000 different values");
  }
}
