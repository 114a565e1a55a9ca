package glissade.data;

import static glissade.data.Given.columns;
import static glissade.data.Given.file;
import static glissade.data.Given.open;
import static glissade.data.Given.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.Column;
import glissade.table.ColumnWriter;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LevelsTest {

  private static final double NO = Double.NaN;

  @TempDir Path folder;

  private Path csv() {
    return file(
        folder,
        "t.csv",
        "t,n,i,b,x",
        "b,0.5,10,true,1",
        "\"a, c\",2.0,9,false,2",
        ",NA,,,3",
        "NA,2,10,TRUE,NA",
        "b,1e300,-3,true,5");
  }

  @Test
  void levelsAreInOrderAndCounted() {
    try (TableSource source = open(csv())) {
      List<LevelCounts> found = source.levels(List.of("t", "n", "i", "b"));
      assertThat(found.get(0).levels())
          .isEqualTo(new Levels("t", Column.Type.TEXT, List.of("NA", "a, c", "b")));
      assertThat(found.get(0).counts()).containsExactly(1L, 1L, 2L);
      assertThat(found.get(1).levels().values()).containsExactly("0.5", "2", "1e+300");
      assertThat(found.get(1).counts()).containsExactly(1L, 2L, 1L);
      assertThat(found.get(2).levels().values()).containsExactly("-3", "9", "10");
      assertThat(found.get(2).counts()).containsExactly(1L, 1L, 2L);
      assertThat(found.get(3).levels().values()).containsExactly("false", "true");
      assertThat(source.levels(List.of())).isEmpty();
    }
  }

  @Test
  void codesAreThePlacesOfValuesBesideNumbers() {
    try (TableSource source = open(csv())) {
      List<Levels> levels =
          source.levels(List.of("t", "n", "i", "b")).stream().map(LevelCounts::levels).toList();
      double[][] read = columns(source, levels, "x", "t", "n", "i", "b");
      assertThat(read[0]).containsExactly(1, 2, 3, NO, 5);
      assertThat(read[1]).containsExactly(2, 1, NO, 0, 2);
      assertThat(read[2]).containsExactly(0, 1, NO, 1, 2);
      assertThat(read[3]).containsExactly(2, 1, NO, 2, 0);
      assertThat(read[4]).containsExactly(1, 0, NO, 1, 1);
    }
  }

  @Test
  void theCarefulPassGivesTheSameCodes() {
    List<String> lines = new ArrayList<>(List.of("t,x", "NA,1", ",2", "\"\",4", "c,5"));
    lines.addAll(Collections.nCopies(200_000, "dddddddddddd,1"));
    lines.add("b, NA ");
    Path csv = file(folder, "t.csv", lines.toArray(String[]::new));
    try (TableSource source = open(csv)) {
      List<Levels> levels = List.of(new Levels("t", Column.Type.TEXT, List.of("NA", "b", "c")));
      for (int pass = 0; pass < 2; pass++) {
        double[][] read = columns(source, levels, "t", "x");
        assertThat(Arrays.copyOf(read[0], 5)).containsExactly(0, NO, NO, 2, Levels.UNKNOWN);
        assertThat(Arrays.copyOf(read[1], 5)).containsExactly(1, 2, 4, 5, 1);
        assertThat(read[0][200_004]).isEqualTo(1);
        assertThat(read[1][200_004]).isNaN();
      }
    }
  }

  @Test
  void anotherFileMayHoldOtherValuesOrWriteThemOtherwise() {
    Levels text = new Levels("z", Column.Type.TEXT, List.of("01234", "90210"));
    Path csv = file(folder, "z.csv", "z", "90210", "01234", "1234");
    try (TableSource source = open(csv)) {
      assertThat(columns(source, List.of(text), "z")[0]).containsExactly(1, 0, Levels.UNKNOWN);
    }
    Levels whole = new Levels("h", Column.Type.INTEGER, List.of("7", "12"));
    Path doubles = written(folder, "h.parquet", "SELECT unnest([12.0::DOUBLE, 7, 7.5]) AS h");
    try (TableSource source = open(doubles)) {
      assertThat(columns(source, List.of(whole), "h")[0]).containsExactly(1, 0, Levels.UNKNOWN);
    }
    Path words = written(folder, "w.parquet", "SELECT unnest(['12', 'seven', NULL]) AS h");
    try (TableSource source = open(words)) {
      assertThat(columns(source, List.of(whole), "h")[0]).containsExactly(1, Levels.UNKNOWN, NO);
    }
    try (TableSource source = open(words)) {
      Levels none = new Levels("h", Column.Type.TEXT, List.of());
      assertThat(columns(source, List.of(none), "h")[0]).containsExactly(-1, -1, NO);
    }
  }

  @Test
  void everyRowOfALongTableKeepsItsPlace() {
    Path parquet =
        written(
            folder,
            "t.parquet",
            "SELECT range AS i, 'v' || lpad((range * 7919 % 1000)::VARCHAR, 3, '0') AS t"
                + " FROM range(300000)");
    try (TableSource source = open(parquet)) {
      Levels levels = source.levels(List.of("t")).get(0).levels();
      assertThat(levels.size()).isEqualTo(1000);
      double[][] read = columns(source, List.of(levels), "i", "t");
      for (int i = 0; i < 300_000; i++) {
        assertThat(read[0][i]).isEqualTo(i);
        assertThat(read[1][i]).isEqualTo((double) (i * 7919L % 1000));
      }
    }
  }

  @Test
  void moreColumnsThanAWholeNumberHasBits() {
    StringBuilder select = new StringBuilder("SELECT 1 AS c0");
    List<String> names = new ArrayList<>(List.of("c0"));
    for (int j = 1; j < 130; j++) {
      select.append(", 'v").append(j).append("' AS c").append(j);
      names.add("c" + j);
    }
    try (TableSource source = open(written(folder, "w.parquet", select.toString()))) {
      List<LevelCounts> found = source.levels(names);
      for (int j = 1; j < 130; j++) {
        assertThat(found.get(j).levels().column()).isEqualTo("c" + j);
        assertThat(found.get(j).levels().values()).containsExactly("v" + j);
      }
    }
  }

  @Test
  void whatCannotBeLevelsIsRefused() {
    Path parquet =
        written(
            folder,
            "t.parquet",
            "SELECT 'id' || range AS id, DATE '2020-01-01' AS d, range AS n,"
                + " CASE WHEN range = 5 THEN 'infinity'::DOUBLE ELSE 1 END AS x FROM range(600000)");
    try (TableSource source = open(parquet)) {
      assertThatThrownBy(() -> source.levels(List.of("id", "n")))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("t.parquet")
          .hasMessageContaining("id, n")
          .hasMessageContaining("more than 1,000,000 different values");
      assertThat(source.levels(List.of("id")).get(0).levels().size()).isEqualTo(600_000);
      assertThatThrownBy(() -> source.levels(List.of("d")))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("no categories");
      assertThatThrownBy(() -> source.levels(List.of("x")))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("`inf`");
      assertThatThrownBy(() -> source.levels(List.of("idd")))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("no column `idd`");
    }
  }

  @Test
  void aBadCellAmongNumbersIsNamed() {
    Path csv = file(folder, "t.csv", "h", "1", "2", "3", "4", "5", "6", "7", "8", "9", "x1", "11");
    try (TableSource source = open(csv)) {
      assertThatThrownBy(() -> source.rejectBadCells(List.of("h"))).hasMessageContaining("row 10");
    }
  }

  @Test
  void newColumnsMayBeTextOrAnyKindOfLevel() throws IOException {
    Path csv = file(folder, "t.csv", "label,y", "old,1", "old,2", "old,3");
    List<Levels> coded =
        List.of(
            new Levels("label", Column.Type.TEXT, List.of("a, b", "it's")),
            new Levels("class", Column.Type.INTEGER, List.of("-1", "1")));
    for (String name : List.of("copy.csv", "copy.parquet")) {
      Path copy = folder.resolve(name);
      try (TableSource source = open(csv);
          ColumnWriter writer =
              source.copyWithColumns(copy, List.of("label", "p", "class"), coded)) {
        writer.append(new double[][] {{1, 0}, {0.1, 0.2}, {0, 1}}, 2);
        writer.append(new double[][] {{NO}, {NO}, {NO}}, 1);
        writer.commit();
      }
    }
    assertThat(Files.readAllLines(folder.resolve("copy.csv")))
        .containsExactly("label,y,p,class", "it's,1,0.1,-1", "\"a, b\",2,0.2,1", ",3,,");
    try (TableSource source = open(folder.resolve("copy.parquet"))) {
      assertThat(source.columns())
          .extracting(column -> column.type())
          .containsExactly(
              Column.Type.TEXT, Column.Type.INTEGER, Column.Type.NUMBER, Column.Type.INTEGER);
      assertThat(columns(source, "class")[0]).containsExactly(-1, 1, NO);
    }
  }
}
