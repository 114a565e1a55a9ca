package glissade.data;

import static glissade.data.Given.column;
import static glissade.data.Given.file;
import static glissade.data.Given.gzipped;
import static glissade.data.Given.open;
import static glissade.data.Given.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.Column;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonAndParquetTest {

  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  @Test
  void anArrayOfObjectsAndObjectsALineAreTheSame() {
    Path array = file(folder, "a.json", "[{\"x\":0.1,\"ok\":true},", "{\"x\":null,\"ok\":false}]");
    Path lines = file(folder, "b.ndjson", "{\"x\":0.1,\"ok\":true}", "{\"x\":null,\"ok\":false}");
    Path gz = gzipped(folder, "c.jsonl.gz", "{\"x\":0.1,\"ok\":true}", "{\"x\":null,\"ok\":false}");

    for (Path json : Arrays.asList(array, lines, gz)) {
      assertThat(column(json, "x")).containsExactly(0.1, NAN);
      assertThat(column(json, "ok")).containsExactly(1, 0);
    }
  }

  @Test
  void jsonTypesAreThoseOfTheValues() {
    Path json =
        file(
            folder,
            "t.json",
            "[{\"i\":1,\"x\":1.5,\"t\":\"a\",\"d\":\"2020-01-02\",\"l\":[1,2],\"o\":{\"p\":1}}]");

    try (TableSource source = open(json)) {
      assertThat(source.columns())
          .extracting(Column::type)
          .containsExactly(
              Column.Type.INTEGER,
              Column.Type.NUMBER,
              Column.Type.TEXT,
              Column.Type.TIME,
              Column.Type.OTHER,
              Column.Type.OTHER);
      assertThat(source.summarize()).hasSize(6);
    }
  }

  @Test
  void jsonWholeNumbersThatTurnIntoDecimalsLateAreNumbers() {
    String[] lines =
        IntStream.range(0, 200_000)
            .mapToObj(i -> "{\"x\":" + (i == 150_000 ? "0.5" : i) + ",\"filler\":\"some text\"}")
            .toArray(String[]::new);

    assertThat(column(file(folder, "t.ndjson", lines), "x")[150_000]).isEqualTo(0.5);
  }

  @Test
  void jsonThatIsNotJsonIsRefused() {
    assertUnusable("t.json is not valid JSON", file(folder, "t.json", "[{\"a\":1},{\"a\":2"));
    assertUnusable("t.json holds no JSON objects", file(folder, "t.json", "[1,2,3]"));
    assertUnusable("t.json holds no JSON objects", file(folder, "t.json", "[]"));
    assertUnusable("t.json has columns `a` and `A`", file(folder, "t.json", "{\"a\":1,\"A\":2}"));
  }

  @Test
  void jsonThatBreaksOffLateIsRefusedWhenReadNotCutShort() {
    String[] lines =
        IntStream.range(0, 200_000)
            .mapToObj(i -> i == 190_000 ? "{\"x\":" : "{\"x\":" + i + ",\"filler\":\"some text\"}")
            .toArray(String[]::new);

    try (TableSource source = open(file(folder, "t.ndjson", lines))) {
      assertThatThrownBy(() -> column(source, "x"))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("t.ndjson cannot be read: Malformed JSON");
    }
  }

  @Test
  void parquetTypesBecomeNumbersWhereTheyAre() {
    Path parquet =
        written(
            folder,
            "t.parquet",
            "SELECT 1.25::DECIMAL(9,2) AS d, 7::HUGEINT AS h, true AS b, 2::UTINYINT AS u,"
                + " 0.5::FLOAT AS f, NULL::DOUBLE AS m, 'nan'::DOUBLE AS n, 'a' AS t, [1] AS l,"
                + " 0.12345678901234566::DECIMAL(38,17) AS w");

    try (TableSource source = open(parquet)) {
      assertThat(Given.columns(source, "d", "b", "u", "f", "w"))
          .isDeepEqualTo(new double[][] {{1.25}, {1}, {2}, {0.5}, {0.12345678901234566}});
      assertThat(column(source, "h")).containsExactly(7);
      assertThat(column(source, "m")).containsExactly(NAN);
      assertThat(column(source, "n")).containsExactly(NAN);
      assertThat(source.columns().get(8).type()).isEqualTo(Column.Type.OTHER);
    }
  }

  @Test
  void gzippedParquetIsUnpacked() throws IOException {
    Path parquet = written(folder, "t.parquet", "SELECT range AS x FROM range(3)");
    Path gz = folder.resolve("t.parquet.gz");
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(gz))) {
      Files.copy(parquet, out);
    }

    assertThat(column(gz, "x")).containsExactly(0, 1, 2);
  }

  @Test
  void parquetThatWasCutShortIsRefused() throws IOException {
    byte[] whole =
        Files.readAllBytes(written(folder, "t.parquet", "SELECT range AS x FROM range(1000)"));

    assertUnusable(
        "t.parquet is not a Parquet file that can be read",
        Given.bytes(folder, "t.parquet", Arrays.copyOf(whole, whole.length / 2)));
    assertUnusable("It may have been cut short", file(folder, "csv.parquet", "a,b", "1,2", "3,4"));
  }

  @Test
  void parquetThatIsDamagedInsideIsRefusedWhenReadNotCutShort() throws IOException {
    Path file = written(folder, "t.parquet", "SELECT random() AS x FROM range(500000)");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 100_000, (byte) 0x55);
    Files.write(file, bytes);

    try (TableSource source = open(file)) {
      assertThatThrownBy(() -> column(source, "x"))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("t.parquet cannot be read");
    }
  }

  private static void assertUnusable(String words, Path file) {
    assertThatThrownBy(() -> open(file).close())
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(words);
  }
}
