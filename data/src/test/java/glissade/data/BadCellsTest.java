package glissade.data;

import static glissade.data.Given.column;
import static glissade.data.Given.file;
import static glissade.data.Given.open;
import static glissade.data.Given.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.ColumnSummary.BadCell;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadCellsTest {

  @TempDir Path folder;

  @Test
  void textThatIsNearlyAllNumbersIsANumericColumnWithABadCell() {
    try (TableSource source = open(csv("t.csv", 100, i -> i == 18 ? "12.5 kg" : "" + i))) {
      assertThatThrownBy(() -> source.rejectBadCells(List.of("x", "t")))
          .isInstanceOf(UnusableDataException.class)
          .hasMessage(
              "%s, row 18, column `x`: `12.5 kg` stands where a number was expected. Correct the cell, or leave it empty if it is missing.",
              folder.resolve("t.csv"));
      source.rejectBadCells(List.of("t"));
      assertThat(source.summarize().get(0).badCell()).isEqualTo(new BadCell(18, "12.5 kg"));
      assertThat(source.summarize().get(1).badCell()).isNull();
    }
  }

  @Test
  void underAQueryTheRowIsThatOfItsAnswer() {
    Path csv = csv("t.csv", 100, i -> i == 18 ? "12.5 kg" : "" + i);
    String query = "SELECT * FROM source OFFSET 10";
    try (TableSource source = Given.open(query, csv.toString())) {
      assertThatThrownBy(() -> source.rejectBadCells(List.of("x")))
          .hasMessageStartingWith(
              "The answer to the query over t.csv, row 8, column `x`: `12.5 kg` stands where");
    }
  }

  @Test
  void nineInTenIsTheBorder() {
    try (TableSource nineInTen = open(csv("t.csv", 10, i -> i == 4 ? "x" : "1"));
        TableSource fewer = open(csv("u.csv", 10, i -> i <= 2 ? "x" : "1"))) {
      assertThatThrownBy(() -> nineInTen.rejectBadCells(List.of("x")))
          .hasMessageContaining("row 4");
      fewer.rejectBadCells(List.of("x"));
      assertThat(fewer.summarize().get(0).badCell()).isNull();
    }
  }

  @Test
  void missingCellsAreNotCounted() {
    IntFunction<String> cells = i -> i == 50 ? "x" : i <= 45 ? "NA" : "1";
    try (TableSource source = open(csv("t.csv", 60, cells))) {
      assertThatThrownBy(() -> source.rejectBadCells(List.of("x"))).hasMessageContaining("row 50");
    }
  }

  @Test
  void aBadCellFarBelowWhatWasSniffedIsNamedWhenReadAndWhenSummarised() {
    try (TableSource source = open(csv("t.csv", 400_000, i -> i == 350_001 ? "oops" : i + ".25"))) {
      assertThatThrownBy(() -> column(source, "x"))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("t.csv, row 350001, column `x`: `oops` stands where a number");
      assertThat(source.summarize().get(0).badCell()).isEqualTo(new BadCell(350_001, "oops"));
    }
  }

  @Test
  void theFileOfABadCellIsNamedAndItsRowCountsWithinIt() {
    Path first = csv("a.csv", 100, i -> "" + i);
    Path second = csv("b.csv", 100, i -> i == 60 ? "?" : "" + i);

    try (TableSource source = open(first, second)) {
      assertThatThrownBy(() -> source.rejectBadCells(List.of("x")))
          .hasMessageContaining(second + ", row 60, column `x`: `?`");
    }
  }

  @Test
  void somethingElseThanTrueOrFalseIsNamed() {
    try (TableSource source = open(csv("t.csv", 400_000, i -> i == 390_000 ? "perhaps" : "true"))) {
      assertThatThrownBy(() -> column(source, "x"))
          .hasMessageContaining("row 390000, column `x`: `perhaps` stands where true or false");
    }
  }

  @Test
  void textInOtherFilesIsLookedAtTheSameWay() {
    String cells = "CASE WHEN range = 41 THEN 'oops' ELSE range::VARCHAR END AS \"x y\"";
    Path parquet = written(folder, "t.parquet", "SELECT " + cells + " FROM range(100)");
    Path json = written(folder, "t.json", "SELECT " + cells + " FROM range(100)");

    for (Path file : List.of(parquet, json)) {
      try (TableSource source = open(file)) {
        assertThatThrownBy(() -> source.rejectBadCells(List.of("x y")))
            .hasMessageContaining(", row 42, column `x y`: `oops`");
        assertThat(source.summarize().get(0).badCell()).isEqualTo(new BadCell(42, "oops"));
      }
    }
  }

  private Path csv(String name, int rows, IntFunction<String> cells) {
    return file(
        folder,
        name,
        Stream.concat(
                Stream.of("x,t"),
                IntStream.rangeClosed(1, rows).mapToObj(i -> cells.apply(i) + ",some text " + i))
            .toArray(String[]::new));
  }
}
