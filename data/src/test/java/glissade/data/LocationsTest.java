package glissade.data;

import static glissade.data.Given.assertSame;
import static glissade.data.Given.column;
import static glissade.data.Given.file;
import static glissade.data.Given.gzipped;
import static glissade.data.Given.open;
import static glissade.data.Given.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.Column;
import glissade.table.SourceRequest;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationsTest {

  @TempDir Path folder;

  @Test
  void severalFilesAreReadInTheOrderOfTheirNames() {
    Path b = file(folder, "b.csv", "x,y", "3,4");
    Path a = gzipped(folder, "a.csv.gz", "x,y", "1,2");
    Path c = file(folder, "c.csv", "y;x", "6;5");

    try (TableSource source = open(c, b, a)) {
      assertThat(source.name()).isEqualTo("3 files");
      assertThat(Given.columns(source, "x", "y"))
          .isDeepEqualTo(new double[][] {{1, 3, 5}, {2, 4, 6}});
    }
  }

  @Test
  void manyLargeFilesKeepTheirOrder() {
    for (int k = 0; k < 4; k++) {
      String rows =
          "SELECT range AS i FROM range(%d, %d)".formatted(k * 300_000, (k + 1) * 300_000);
      written(folder, k + ".parquet", rows);
      written(folder, k + ".csv", rows);
    }
    double[] expected = IntStream.range(0, 1_200_000).asDoubleStream().toArray();

    for (String glob : List.of("/*.parquet", "/[0-3].csv")) {
      try (TableSource source = open(null, folder + glob)) {
        assertSame(column(source, "i"), expected);
      }
    }
  }

  @Test
  void typesOfSeveralFilesAreJoined() {
    Path a = file(folder, "a.csv", "x", "1");
    Path b = file(folder, "b.csv", "x", "0.5");
    Path c = file(folder, "c.csv", "x", "NA");
    Path p = written(folder, "a.parquet", "SELECT 1::INTEGER AS x, 1 AS y");
    Path q = written(folder, "b.parquet", "SELECT 2 AS y, 0.5::DOUBLE AS x");

    try (TableSource source = open(a, b, c)) {
      assertThat(source.columns().get(0).type()).isEqualTo(Column.Type.NUMBER);
      assertThat(column(source, "x")).containsExactly(1, 0.5, Double.NaN);
    }
    try (TableSource source = open(p, q)) {
      assertThat(column(source, "x")).containsExactly(1, 0.5);
    }
  }

  @Test
  void filesWithDifferentColumnsAreRefused() {
    Path a = file(folder, "a.csv", "x,y", "1,2");
    Path b = file(folder, "b.csv", "x,z", "1,2");
    Path c = file(folder, "c.csv", "x,y,z", "1,2,3");

    assertUnusable("b.csv has no column `y`, which " + a + " has", a, b);
    assertUnusable("c.csv has a column `z`, which " + a + " has not", a, c);
  }

  @Test
  void filesWithDifferentTypesOrKindsAreRefused() {
    Path a = written(folder, "a.parquet", "SELECT 1 AS x");
    Path b = written(folder, "b.parquet", "SELECT 'one' AS x");
    Path c = file(folder, "c.csv", "x", "1");

    assertUnusable("b.parquet: column `x` is VARCHAR, but INTEGER in", a, b);
    assertUnusable("Files read together must be of one kind", a, c);
    assertUnusable("given twice", c, c);
  }

  @Test
  void aNameWithPatternCharactersIsAName() {
    file(folder, "q1.csv", "x", "1");
    Path odd = file(folder, "q[1] *?.csv", "x", "2");
    Path quoted = file(folder, "it's.csv", "x", "3");

    assertThat(column(odd, "x")).containsExactly(2);
    assertThat(column(quoted, "x")).containsExactly(3);
  }

  @Test
  void aMissingFileIsNamedWithANearOne() {
    file(folder, "houses.csv", "x", "1");

    assertUnusable(
        "house.csv does not exist; did you mean `houses.csv`?", folder.resolve("house.csv"));
    assertUnusable("nor does the folder it should be in", folder.resolve("no/such.csv"));
    assertUnusable("No file matches", folder.resolve("*.parquet"));
  }

  @Test
  void aFolderAndAnUnknownEndingAreRefused() {
    file(folder, "a.json", "{\"x\":1}");
    Path text = file(folder, "notes.txt", "x", "1");

    assertUnusable(
        "is a folder, not a file. Name the files in it, for instance '" + folder.resolve("*.json"),
        folder);
    assertUnusable("Supported are CSV (.csv, .tsv), JSON", text);
    try (TableSource source =
        new DuckTableOpener().open(new SourceRequest(List.of(text.toString()), null, "csv"))) {
      assertThat(column(source, "x")).containsExactly(1);
    }
    assertThatThrownBy(
            () -> new DuckTableOpener().open(new SourceRequest(List.of("a.csv"), null, "xls")))
        .hasMessage("The input format `xls` is not known. It is csv, json or parquet.");
    assertThatThrownBy(() -> open(null, new String[0])).hasMessageContaining("No data was named");
  }

  @Test
  void standardInputIsReadOnceAndCanBeReadTwice() throws IOException {
    byte[] csv = "x,y\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
    byte[] json = "{\"x\":1}\n{\"x\":3}\n".getBytes(StandardCharsets.UTF_8);
    byte[] gz = Files.readAllBytes(gzipped(folder, "t.gz", "x,y", "1,2", "3,4"));
    byte[] parquet = Files.readAllBytes(written(folder, "t.parquet", "SELECT unnest([1, 3]) AS x"));

    assertStandardInput(csv, null);
    assertStandardInput(csv, "csv");
    assertStandardInput(gz, null);
    assertStandardInput(json, "json");
    assertStandardInput(parquet, "parquet");
  }

  private static void assertStandardInput(
      byte[] input, @org.jspecify.annotations.Nullable String format) {
    try (TableSource source = Given.openStandardInput(input, format)) {
      assertThat(source.name()).isEqualTo("standard input");
      assertThat(column(source, "x")).containsExactly(1, 3);
      assertThat(column(source, "x")).containsExactly(1, 3);
    }
  }

  @Test
  void emptyStandardInputIsRefused() {
    assertThatThrownBy(() -> Given.openStandardInput(new byte[0], null))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("standard input is empty");
    assertThatThrownBy(() -> open(null, "-", "a.csv")).hasMessageContaining("beside other sources");
  }

  @Test
  void aPipeIsReadOnce() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer =
        new Thread(() -> Given.bytes(folder, "pipe", "x\n7\n8\n".getBytes(StandardCharsets.UTF_8)));
    writer.start();

    try (TableSource source = open(pipe)) {
      assertThat(column(source, "x")).containsExactly(7, 8);
      assertThat(column(source, "x")).containsExactly(7, 8);
    }
    writer.join();
  }

  @Test
  void temporaryFilesAreGoneWithTheEngine() {
    Path temporary;
    try (Engine engine = Engine.start()) {
      InputStream input = new ByteArrayInputStream("x\n1\n".getBytes(StandardCharsets.UTF_8));
      InputFile kept = new TemporaryCopies(engine.folder(), input).ofStandardInput(FileFormat.CSV);
      assertThat(kept.path()).exists();
      temporary = engine.folder();
    }

    assertThat(temporary).doesNotExist();
  }

  private static void assertUnusable(String words, Path... files) {
    assertThatThrownBy(() -> open(files).close())
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(words);
  }
}
