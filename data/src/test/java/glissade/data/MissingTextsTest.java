package glissade.data;

import static glissade.data.Given.columns;
import static glissade.data.Given.file;
import static glissade.data.Given.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.Column;
import glissade.table.ColumnWriter;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.SourceRequest;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that say that a cell is missing, in everything that DuckDB reads. */
class MissingTextsTest {

  private static final double NO = Double.NaN;
  private static final List<String> MARKS = List.of(".", "-999", "it's");

  @TempDir private Path folder;

  private static TableSource open(@Nullable String query, Path... files) {
    List<String> names = List.of(files).stream().map(Path::toString).toList();
    return new DuckTableOpener().open(new SourceRequest(names, query, null, MARKS));
  }

  /** What a column of text and one of numbers hold; the second has two of the marks. */
  private Path csv() {
    return file(
        folder,
        "t.csv",
        "t,x,whole",
        ".,1.5,7",
        "a,.,-999",
        "it's,-999.0,8",
        "..,-99,.",
        ",-999,10",
        "-999.0,2,11");
  }

  private void assertRead(TableSource source) {
    assertThat(source.missingTexts()).isEqualTo(MARKS);
    assertThat(source.columns().get(1).type()).isEqualTo(Column.Type.NUMBER);
    LevelCounts text = source.levels(List.of("t")).get(0);
    assertThat(text.levels().values()).containsExactly("-999.0", "..", "a");
    double[][] cells = columns(source, List.of(text.levels()), "t", "x", "whole");
    assertThat(cells[0]).containsExactly(NO, 2, NO, 1, NO, 0);
    assertThat(cells[1]).containsExactly(1.5, NO, NO, -99, NO, 2);
    assertThat(cells[2]).containsExactly(7, NO, 8, NO, 10, 11);
    assertThat(columns(source, "x")[0]).containsExactly(1.5, NO, NO, -99, NO, 2);
    assertThat(source.summarize().get(0).missing()).isEqualTo(3);
    assertThat(source.summarize().get(1).missing()).isEqualTo(3);
    assertThat(source.summarize().get(1).min()).isEqualTo("-99");
  }

  @Test
  void csvCellsAreMissingAndTypesAreOfTheRest() {
    try (TableSource source = open(null, csv())) {
      assertRead(source);
      assertThat(source.columns().get(2).type()).isEqualTo(Column.Type.INTEGER);
    }
  }

  /** A file that is read on in the careful way, since a cell far below is odd. */
  @Test
  void oddCellsDoNotUndoIt() {
    int n = 30_000;
    String[] lines = new String[n + 1];
    lines[0] = "t,x";
    for (int i = 0; i < n; i++) {
      String cell = i % 100 == 7 ? "." : i % 100 == 8 ? "-999" : i == 25_000 ? " NA " : i + ".5";
      lines[i + 1] = "a text that is long enough for the file not to be read twice over," + cell;
    }
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) {
      boolean missing = i % 100 == 7 || i % 100 == 8 || i == 25_000;
      expected[i] = missing ? NO : i + .5;
    }
    try (TableSource source = open(null, file(folder, "long.csv", lines))) {
      Given.assertSame(columns(source, "x")[0], expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.parquet", "t.json"})
  void typedCellsAreMissingByTheirValue(String name) {
    String rows =
        "SELECT * FROM (VALUES ('.', 1.5::DOUBLE, 7), ('a', NULL, -999), ('it''s', -999, 8),"
            + " ('..', -99, NULL), (NULL, -999, 10), ('-999.0', 2, 11)) AS v(t, x, whole)";
    try (TableSource source = open(null, written(folder, name, rows))) {
      assertRead(source);
    }
  }

  @Test
  void aQuerySeesThemAsMissing() {
    try (TableSource source = open("SELECT count(t) AS n, sum(x) AS x FROM source", csv())) {
      assertThat(source.missingTexts()).isEqualTo(MARKS);
      assertThat(columns(source, "n", "x")).isDeepEqualTo(new double[][] {{3}, {-95.5}});
    }
  }

  @Test
  void aCopyHasThemAsTheyStand() throws IOException {
    Path copy = folder.resolve("copy.csv");
    try (TableSource source = open(null, csv());
        ColumnWriter writer = source.copyWithColumn(copy, "p")) {
      writer.append(new double[][] {{1, 2, 3, 4, 5, 6}}, 6);
      writer.commit();
    }
    assertThat(Files.readAllLines(copy))
        .containsSequence(".,1.5,7,1.0", "a,.,-999,2.0", "it's,-999.0,8,3.0");
  }

  @Test
  void withoutThemTheCellIsNamed() {
    Path csv = file(folder, "n.csv", "x", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "?");
    try (TableSource source = Given.open(csv)) {
      assertThat(source.missingTexts()).isEmpty();
      assertThatThrownBy(() -> source.rejectBadCells(List.of("x")))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("`?` stands where a number was expected")
          .hasMessageEndingWith("--na '?'.");
    }
  }

  @Test
  void hashedTextIsMissingToo() {
    try (TableSource source = open(null, csv())) {
      double[] buckets = columns(source, List.of(Levels.hashed("t", 8)), "t")[0];
      assertThat(buckets[0]).isNaN();
      assertThat(buckets[1]).isBetween(0.0, 7.0);
    }
  }
}
