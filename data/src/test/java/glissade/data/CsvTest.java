package glissade.data;

import static glissade.data.Given.column;
import static glissade.data.Given.file;
import static glissade.data.Given.gzipped;
import static glissade.data.Given.names;
import static glissade.data.Given.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.Column;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  @Test
  void wordsForMissingAreMissingInNumbersAndWordsInText() {
    Path csv =
        file(
            folder,
            "t.csv",
            "x,country",
            "1,NA",
            ",Oslo",
            "NA,",
            "NaN,x",
            "nan,y",
            "null,z",
            "NULL,w");

    try (TableSource source = open(csv)) {
      assertThat(column(source, "x")).containsExactly(1, NAN, NAN, NAN, NAN, NAN, NAN);
      assertThat(source.summarize().get(1).missing()).isEqualTo(1);
      assertThat(source.summarize().get(1).distinct()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x;y\n1;2\n3;4\n",
        "x|y\n1|2\n3|4\n",
        "\ufeffx,y\n1,2\n3,4\n",
        "x,y\r\n1,2\r\n3,4\r\n",
        "# a note\n# another\nx,y\n1,2\n3,4\n",
        "x, y\n1, 2\n3, 4\n",
        "x,y\n1,2\n3,4"
      })
  void dialectsAreRecognised(String content) {
    Path csv = Given.bytes(folder, "t.csv", content.getBytes(StandardCharsets.UTF_8));

    try (TableSource source = open(csv)) {
      assertThat(names(source)).containsExactly("x", "y");
      assertThat(Given.columns(source, "x", "y")).isDeepEqualTo(new double[][] {{1, 3}, {2, 4}});
    }
  }

  @Test
  void tabsAndGzipAreRecognised() {
    Path tsv = file(folder, "t.tsv", "x\ty", "1\ta,b", "2\tc");
    Path gz = gzipped(folder, "t.csv.gz", "x,y", "1,2", "3,4");

    assertThat(column(tsv, "x")).containsExactly(1, 2);
    assertThat(column(gz, "y")).containsExactly(2, 4);
  }

  @Test
  void quotesThatOnlyComeLateAreQuotes() {
    String[] lines =
        Stream.concat(
                Stream.of("x,t"),
                IntStream.range(0, 300_000)
                    .mapToObj(i -> i + (i == 250_000 ? ",\"a, b\"" : ",plain words to fill")))
            .toArray(String[]::new);

    double[] x = column(file(folder, "t.csv", lines), "x");

    assertThat(x).hasSize(300_000);
    assertThat(x[299_999]).isEqualTo(299_999);
  }

  @Test
  void wholeNumbersThatTurnIntoDecimalsLateAreNumbers() {
    String[] lines =
        Stream.concat(
                Stream.of("x,y"),
                IntStream.range(0, 300_000)
                    .mapToObj(i -> (i == 280_000 ? "0.5" : i) + ",123456789"))
            .toArray(String[]::new);

    assertThat(column(file(folder, "t.csv", lines), "x")[280_000]).isEqualTo(0.5);
  }

  @Test
  void aColumnThatIsMissingInAllTheFirstRowsIsANumberStill() {
    String[] lines =
        Stream.concat(
                Stream.of("x,y"),
                IntStream.range(0, 300_000).mapToObj(i -> (i < 200_000 ? "NA" : i + ".5") + ",1"))
            .toArray(String[]::new);

    try (TableSource source = open(file(folder, "t.csv", lines))) {
      assertThat(source.columns().get(0).type()).isEqualTo(Column.Type.NUMBER);
      assertThat(column(source, "x")[200_000]).isEqualTo(200_000.5);
    }
  }

  @Test
  void typesAreThoseOfTheCells() {
    Path csv =
        file(
            folder,
            "t.csv",
            "i,d,b,t,day,at,clock",
            "1,1.5,true,a,2020-01-02,2020-01-02 10:00:00,10:11:12");

    try (TableSource source = open(csv)) {
      assertThat(source.columns())
          .extracting(Column::type)
          .containsExactly(
              Column.Type.INTEGER,
              Column.Type.NUMBER,
              Column.Type.BOOLEAN,
              Column.Type.TEXT,
              Column.Type.TIME,
              Column.Type.TIME,
              Column.Type.TIME);
    }
  }

  @Test
  void aRepeatedNameIsRefused() {
    assertUnusable(
        "dup.csv has two columns named `a`. Rename one of them.",
        file(folder, "dup.csv", "a,b,a", "1,2,3"));
    assertUnusable(
        "dup.csv has two columns named `a b`",
        file(folder, "dup.csv", "\"a b\";x;\"a b\"", "1;2;3"));
  }

  @Test
  void namesThatDifferInCaseOnlyAreRefused() {
    assertUnusable(
        "columns `a` and `A`, which differ only in upper and lower case",
        file(folder, "t.csv", "a,A", "1,2"));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertUnusable("t.csv is empty", Given.bytes(folder, "t.csv", new byte[0]));
    assertUnusable("t.csv is empty", file(folder, "t.csv", "", ""));
  }

  @Test
  void aFileWithoutRowsIsRefused() {
    assertUnusable("t.csv has no rows", file(folder, "t.csv", "a,b"));
  }

  @Test
  void aLineWithACellTooManyOrTooFewIsNamed() {
    assertUnusable(
        "t.csv, line 3: the number of cells is 3 in `3,4,5`, where the header has 2",
        file(folder, "t.csv", "a,b", "1,2", "3,4,5", "6,7"));
    assertUnusable(
        "t.csv, line 4: the number of cells is 1 in `6`, where the header has 2",
        file(folder, "t.csv", "a,b", "1,2", "3,4", "6", "7,8"));
  }

  @Test
  void aLateLineWithACellTooManyIsNamed() {
    String[] lines =
        IntStream.range(0, 300_000)
            .mapToObj(i -> i == 0 ? "a,b" : i == 250_000 ? "1,2,3" : i + ",100000")
            .toArray(String[]::new);

    try (TableSource source = open(file(folder, "t.csv", lines))) {
      assertThatThrownBy(() -> column(source, "a"))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("t.csv, line 250001: the number of cells is 3 in `1,2,3`");
    }
  }

  @Test
  void inALargeFileTypesAndQuotesMayShowFarBelowTheFirstRows() {
    String[] lines =
        IntStream.range(0, 40_000)
            .mapToObj(
                i ->
                    i == 0
                        ? "n;word;note"
                        : i < 10_000
                            ? i + ";" + i + ";as long as it takes to be large: " + i
                            : i + ";w" + i + ";\"as long as it takes; to be large: " + i + "\"")
            .toArray(String[]::new);

    try (TableSource source = open(file(folder, "t.csv", lines))) {
      assertThat(source.columns())
          .extracting(Column::type)
          .containsExactly(Column.Type.INTEGER, Column.Type.TEXT, Column.Type.TEXT);
      assertThat(column(source, "n")).hasSize(39_999).endsWith(39_998, 39_999);
    }
  }

  @Test
  void aSingleColumnOfTextMayHoldDelimiters() {
    Path csv = file(folder, "t.csv", "\"note, free\"", "\"a, b, c\"", "\"d\"", "\"e, f\"");

    try (TableSource source = open(csv)) {
      assertThat(names(source)).containsExactly("note, free");
    }
  }

  @Test
  void anUnclosedQuoteIsNamed() {
    assertUnusable(
        "t.csv, line 2: a double quote is opened and never closed",
        file(folder, "t.csv", "a,b", "1,\"x", "2,y"));
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] latin = "caf\u00e9,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1);

    assertUnusable("the text is not UTF-8", Given.bytes(folder, "t.csv", latin));
  }

  @Test
  void whatIsNotGzippedIsRefused() {
    assertUnusable("t.csv.gz cannot be read as gzip", file(folder, "t.csv.gz", "a,b", "1,2"));
  }

  private static void assertUnusable(String words, Path file) {
    assertThatThrownBy(() -> open(file).close())
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(words);
  }

  @Test
  void gzippedDataThatWereCutShortOrAlteredAreNotTakenForLess() throws IOException {
    String[] lines = new String[5_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = i == 0 ? "x,y" : i + "," + Math.sin(i);
    }
    byte[] whole = Files.readAllBytes(gzipped(folder, "whole.csv.gz", lines));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertUnusable("cut.csv.gz was cut short", Given.bytes(folder, "cut.csv.gz", cut));
    byte[] altered = whole.clone();
    altered[whole.length - 6] ^= 1;
    assertUnusable("cannot be read as gzip", Given.bytes(folder, "altered.csv.gz", altered));
  }
}
