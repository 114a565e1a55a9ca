package glissade.data;

import static glissade.data.Given.assertSame;
import static glissade.data.Given.column;
import static glissade.data.Given.file;
import static glissade.data.Given.names;
import static glissade.data.Given.open;
import static glissade.data.Given.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.ColumnWriter;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.TableWriter;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {

  @TempDir Path folder;

  @Test
  void csvIsCopiedAsItStands() throws IOException {
    Path csv =
        file(
            folder,
            "t.csv",
            "a b,t,d,n",
            "1.50,\"x, y\",31/12/2020,NA",
            "007,\"the \"\"q\"\"\",,2");
    Path copy = folder.resolve("copy.csv");

    copy(csv, copy, "prediction", 0.1 + 0.2, Double.NaN);

    assertThat(Files.readAllLines(copy))
        .containsExactly(
            "a b,t,d,n,prediction",
            "1.50,\"x, y\",31/12/2020,NA,0.30000000000000004",
            "007,\"the \"\"q\"\"\",,2,");
  }

  @Test
  void aColumnOfThatNameIsReplacedInItsPlace() throws IOException {
    Path csv = file(folder, "t.csv", "prediction,y", "9,1", "9,2");
    Path copy = folder.resolve("copy.csv");

    copy(csv, copy, "prediction", 3, 4);

    assertThat(Files.readAllLines(copy)).containsExactly("prediction,y", "3.0,1", "4.0,2");
  }

  @Test
  void parquetGetsTypes() {
    Path csv = file(folder, "t.csv", "x,d,t", "1,31/12/2020,NA", "NA,30/12/2020,b");
    Path copy = folder.resolve("copy.parquet");

    copy(csv, copy, "prediction", 3, 4);

    try (TableSource source = open(copy)) {
      assertThat(source.columns())
          .extracting(column -> column.sourceType())
          .containsExactly("BIGINT", "DATE", "VARCHAR", "DOUBLE");
      assertThat(column(source, "x")).containsExactly(1, Double.NaN);
      assertThat(source.summarize().get(2).missing()).isZero();
      assertThat(column(source, "prediction")).containsExactly(3, 4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy.csv", "copy.csv.gz", "copy.parquet"})
  void aMillionRowsOfSeveralFilesStayInStep(String output) {
    written(folder, "a.parquet", "SELECT range AS i FROM range(600000)");
    written(folder, "b.parquet", "SELECT range AS i FROM range(600000, 1200000)");
    Path copy = folder.resolve(output);

    try (TableSource source = open(null, folder + "/[ab].parquet")) {
      double[] values = column(source, "i");
      try (ColumnWriter writer = source.copyWithColumn(copy, "p")) {
        writer.append(values, values.length);
        writer.commit();
      }
    }

    try (TableSource source = open(copy)) {
      assertSame(column(source, "p"), IntStream.range(0, 1_200_000).asDoubleStream().toArray());
      assertSame(column(source, "i"), column(source, "p"));
    }
  }

  @Test
  void csvOfSeveralFilesStaysInStep() {
    written(folder, "a.csv", "SELECT range AS i, 'a' AS t FROM range(600000)");
    written(folder, "b.csv", "SELECT 'b' AS t, range AS i FROM range(600000, 1200000)");
    Path copy = folder.resolve("copy.parquet");

    try (TableSource source = open(null, folder + "/[ab].csv")) {
      double[] values = column(source, "i");
      try (ColumnWriter writer = source.copyWithColumn(copy, "p")) {
        writer.append(values, values.length);
        writer.commit();
      }
    }

    try (TableSource source = open(copy)) {
      assertSame(column(source, "p"), IntStream.range(0, 1_200_000).asDoubleStream().toArray());
      assertSame(column(source, "i"), column(source, "p"));
    }
  }

  @Test
  void theInputMayBeTheOutput() {
    Path csv = file(folder, "t.csv", "x", "1", "2");

    copy(csv, csv, "p", 3, 4);

    assertThat(column(csv, "x")).containsExactly(1, 2);
    assertThat(column(csv, "p")).containsExactly(3, 4);
  }

  @Test
  void withoutCommitNothingIsLeft() {
    Path csv = file(folder, "t.csv", "x", "1", "2");
    Path old = file(folder, "old.csv", "kept", "1");

    try (TableSource source = open(csv);
        ColumnWriter writer = source.copyWithColumn(old, "p")) {
      writer.append(new double[] {1, 2}, 2);
    }

    assertThat(old).hasContent("kept\n1\n");
    assertThat(files()).containsExactlyInAnyOrder("t.csv", "old.csv");
  }

  @Test
  void aFailureLeavesWhatWasThere() {
    String[] lines =
        Stream.concat(
                Stream.of("x,y"),
                IntStream.rangeClosed(1, 300_000)
                    .mapToObj(i -> (i == 299_000 ? "oops" : i) + ",10000"))
            .toArray(String[]::new);
    Path csv = file(folder, "t.csv", lines);
    Path old = written(folder, "old.parquet", "SELECT 1 AS kept");

    try (TableSource source = open(csv);
        ColumnWriter writer = source.copyWithColumn(old, "p")) {
      writer.append(new double[300_000], 300_000);
      assertThatThrownBy(writer::commit)
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("t.csv, row 299000, column `x`: `oops`");
    }

    assertThat(column(old, "kept")).containsExactly(1);
    assertThat(files()).containsExactlyInAnyOrder("t.csv", "old.parquet");
  }

  @Test
  void tooFewOrTooManyValuesAreRefused() {
    Path csv = file(folder, "t.csv", "x", "1", "2");

    for (int count : new int[] {1, 3}) {
      assertThatThrownBy(() -> copy(csv, folder.resolve("copy.csv"), "p", new double[count]))
          .hasMessage("The new column has " + count + " values, but t.csv has 2 rows.");
    }
    assertThat(files()).containsExactly("t.csv");
  }

  @Test
  void anOutputThatCannotBeIsRefusedAtOnce() {
    assertUnwritable(
        "the folder " + folder.resolve("no") + " does not exist", folder.resolve("no/t.csv"));
    assertUnwritable("Supported are .csv, .csv.gz and .parquet", folder.resolve("t.xlsx"));
    assertUnwritable("is a folder", folder);
  }

  @Test
  void aFullDeviceIsSaid() {
    Path csv = file(folder, "t.csv", "x", "1", "2");

    assertThatThrownBy(() -> copy(csv, Path.of("/dev/full"), "p", 1, 2))
        .isInstanceOf(UnusableDataException.class)
        .hasMessage(
            "Cannot write /dev/full: no space is left on the device. Make room, or name a file elsewhere.");
  }

  @Test
  void aDeviceIsWrittenAsItStands() {
    Path csv = file(folder, "t.csv", "x", "1", "2");

    copy(csv, Path.of("/dev/null"), "p", 1, 2);

    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path csv = file(folder, "t.csv", "x", "1", "2");
    Path real = file(folder, "real.csv", "old", "1");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);

    copy(csv, link, "p", 3, 4);

    assertThat(link).isSymbolicLink();
    assertThat(column(real, "p")).containsExactly(3, 4);
  }

  @Test
  void aNewTableHasItsColumnsAndRows() {
    for (String name : List.of("t.csv", "t.csv.gz", "t.parquet")) {
      Path file = folder.resolve(name);
      try (TableWriter writer = new DuckTableOpener().create(file, List.of("x 1", "y"))) {
        writer.append(new TableChunk(0, 2, new double[][] {{1, 2, 99}, {3, Double.NaN, 99}}));
        writer.append(new TableChunk(2, 1, new double[][] {{5}, {Double.POSITIVE_INFINITY}}));
        writer.commit();
      }
      try (TableSource source = open(file)) {
        assertThat(names(source)).containsExactly("x 1", "y");
        assertThat(column(source, "x 1")).containsExactly(1, 2, 5);
        assertThat(column(source, "y")).containsExactly(3, Double.NaN, Double.POSITIVE_INFINITY);
      }
    }
  }

  @Test
  void anotherThreadMayAppend() throws Exception {
    Path file = folder.resolve("t.csv");
    try (TableWriter writer = new DuckTableOpener().create(file, List.of("x"))) {
      Thread thread = new Thread(() -> writer.append(new TableChunk(0, 1, new double[][] {{1}})));
      thread.start();
      thread.join();
      writer.commit();
    }

    assertThat(column(file, "x")).containsExactly(1);
  }

  @Test
  void anUnfinishedNewTableIsNothing() {
    try (TableWriter writer = new DuckTableOpener().create(folder.resolve("t.csv"), List.of("x"))) {
      writer.append(new TableChunk(0, 1, new double[][] {{1}}));
    }

    assertThat(files()).isEmpty();
  }

  @Test
  void namesOfANewTableMustDiffer() {
    assertThatThrownBy(
            () -> new DuckTableOpener().create(folder.resolve("t.csv"), List.of("x", "X")))
        .hasMessageContaining("differ only in upper and lower case");
  }

  @Test
  void jsonLinesBecomeParquet() {
    Path json =
        file(
            folder,
            "trace.jsonl",
            "{\"iteration\":0,\"loss\":250,\"weights\":[0,0]}",
            "{\"iteration\":1,\"loss\":0.30000000000000004,\"weights\":[0.5,1]}");
    Path parquet = folder.resolve("trace.parquet");

    new DuckTableOpener().convertToParquet(json, parquet);

    try (TableSource source = open(parquet)) {
      assertThat(names(source)).containsExactly("iteration", "loss", "weights");
      assertThat(column(source, "loss")).containsExactly(250, 0.30000000000000004);
    }
    assertThatThrownBy(() -> new DuckTableOpener().convertToParquet(folder.resolve("no"), parquet))
        .hasMessageContaining("does not exist");
  }

  private void assertUnwritable(String words, Path output) {
    Path csv = file(folder, "source.csv", "x", "1");
    try (TableSource source = open(csv)) {
      assertThatThrownBy(() -> source.copyWithColumn(output, "p"))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining(words);
    }
    assertThatThrownBy(() -> new DuckTableOpener().create(output, List.of("x")))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(words);
  }

  private static void copy(Path from, Path to, String name, double... values) {
    try (TableSource source = open(from);
        ColumnWriter writer = source.copyWithColumn(to, name)) {
      writer.append(values, values.length);
      writer.commit();
    }
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
