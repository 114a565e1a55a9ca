package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.fold.Chunks;
import glissade.table.GivenTable;
import glissade.table.SourceRequest;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.TableSourceContract;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in seven partitions, some of them empty where there are fewer. */
class SparkTableTest implements TableSourceContract {

  @Override
  public TableSource table(GivenTable given) {
    StructType texts = new StructType();
    List<Column> typed = new ArrayList<>();
    for (int j = 0; j < given.columns().size(); j++) {
      GivenTable.Cells each = given.columns().get(j);
      texts = texts.add("c" + j, DataTypes.StringType);
      String type =
          switch (each.kind()) {
            case DECIMAL -> "decimal(18,4)";
            case VARCHAR -> "string";
            default -> each.kind().toString();
          };
      typed.add(functions.col("c" + j).cast(type).as(each.name()));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < given.rows(); i++) {
      int row = i;
      rows.add(
          RowFactory.create(given.columns().stream().map(each -> each.texts().get(row)).toArray()));
    }
    Dataset<Row> data =
        LocalSpark.session().createDataFrame(LocalSpark.context().parallelize(rows, 7), texts);
    return new SparkTable("t", data.select(typed.toArray(Column[]::new)));
  }

  @Test
  void aNameThereTwiceIsRefused() {
    for (String second : List.of("a", "A")) {
      GivenTable given =
          GivenTable.of()
              .with("a", GivenTable.Kind.DOUBLE, "1")
              .with(second, GivenTable.Kind.DOUBLE, "2");
      assertThatThrownBy(() -> table(given))
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("`a`");
    }
  }

  private static SparkTable opened(Path path, @Nullable String query) {
    SourceRequest request = new SourceRequest(List.of(path.toString()), query, null);
    return (SparkTable) new SparkTableOpener().open(request);
  }

  /** In a folder whose name would be a pattern, and has a column in the name of a folder in it. */
  @Test
  void textMeansWhatAllOfItCanBeReadAs(@TempDir Path folder) throws IOException {
    Path part = Files.createDirectories(folder.resolve("a[b]{c}/year=2024"));
    Files.writeString(
        part.resolve("a.csv"),
        """
        long,longer,day,date,time,moment,padded
        -9223372036854775808,9223372036854775808,9999-99-99,2024-02-29,2024-01-01 25:00,2024-01-01 10:00Z,\t5
        1234567890123456789,1,2024-01-01,2024-01-01,2024-01-01 10:00,2024-01-01,NA \t
        """);
    try (SparkTable table = opened(folder.resolve("a[b]{c}"), null)) {
      assertThat(table.columns().stream().map(each -> each.name() + " " + each.type()))
          .containsExactly(
              "long INTEGER",
              "longer NUMBER",
              "day TEXT",
              "date TIME",
              "time TEXT",
              "moment TIME",
              "padded INTEGER",
              "year INTEGER");
      Row first = table.typed().select("long", "padded", "year").head();
      assertThat(first).isEqualTo(RowFactory.create(Long.MIN_VALUE, 5L, 2024L));
      assertThat(table.typed().where("padded IS NULL").count()).isEqualTo(1);
    }
  }

  /** In CSV, where it decides what a column holds, and in Parquet, where numbers have a value. */
  @Test
  void textsThatSayThatACellIsMissing(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("t.csv");
    Files.writeString(csv, "t,x\n.,1.5\na,.\nb,-999.0\n..,-99\n,-999\n-999.0,2\n");
    Path parquet = folder.resolve("t.parquet");
    LocalSpark.session()
        .sql(
            "SELECT * FROM VALUES ('.', 1.5D), ('a', NULL), ('b', -999D), ('..', -99D), (NULL, -999D),"
                + " ('-999.0', 2D) AS v(t, x)")
        .write()
        .parquet(parquet.toString());
    List<String> marks = List.of(".", "-999");
    for (Path file : List.of(csv, parquet)) {
      SourceRequest request = new SourceRequest(List.of(file.toString()), null, null, marks);
      try (TableSource table = new SparkTableOpener().open(request)) {
        assertThat(table.missingTexts()).isEqualTo(marks);
        assertThat(table.columns().get(1).type()).isEqualTo(glissade.table.Column.Type.NUMBER);
        assertThat(table.levels(List.of("t")).get(0).levels().values())
            .containsExactly("-999.0", "..", "a", "b");
        assertThat(table.summarize().get(1).missing()).isEqualTo(3);
        assertThat(table.counted(rows -> {}).missingTexts()).isEqualTo(marks);
        double[] x;
        try (Chunks<TableChunk> chunks = table.read(List.of("x"), List.of(), 10)) {
          x = Objects.requireNonNull(chunks.next()).column(0);
        }
        Arrays.sort(x);
        assertThat(x).containsExactly(-99, 1.5, 2, Double.NaN, Double.NaN, Double.NaN);
      }
    }
    SourceRequest asked =
        new SourceRequest(List.of(csv.toString()), "SELECT count(t) AS n FROM source", null, marks);
    try (TableSource table = new SparkTableOpener().open(asked)) {
      assertThat(table.missingTexts()).isEqualTo(marks);
      assertThat(table.summarize().get(0).min()).isEqualTo("4");
    }
  }

  @Test
  void jsonThatIsAListHereAndLinesThereIsRefused(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.json"), "{\"x\": 1}\n{\"x\": 2}\n");
    Files.writeString(folder.resolve("b.json"), "[{\"x\": 3},\n {\"x\": 4}]\n");
    assertThatThrownBy(() -> opened(folder.resolve("*.json"), null))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageStartingWith("b.json is a list of objects and a.json has one on each line.");
  }

  @Test
  void aQueryLeavesTheSessionAsItWas(@TempDir Path folder) throws IOException {
    SparkSession session = LocalSpark.session();
    assertThat(SparkTableOpener.session()).isSameAs(session);
    assertThat(session.conf().getOption("spark.log.level").isDefined()).isFalse();
    session.sql("SELECT 7 AS mine").createOrReplaceTempView("source");
    session.sql("SELECT 10 AS more").createOrReplaceTempView("others");
    Path csv = Files.writeString(folder.resolve("a.csv"), "x\n1\n2\n");
    int before = LocalSpark.context().getPersistentRDDs().size();
    try (SparkTable answer = opened(csv, "SELECT sum(x + more) AS y FROM source, others")) {
      assertThat(answer.typed().head().getLong(0)).isEqualTo(23);
      assertThat(LocalSpark.context().getPersistentRDDs()).hasSizeGreaterThan(before);
    }
    assertThat(LocalSpark.context().getPersistentRDDs()).hasSizeLessThanOrEqualTo(before);
    assertThat(session.table("source").columns()).containsExactly("mine");
    session.catalog().dropTempView("source");
    session.catalog().dropTempView("others");
  }

  @Test
  void whatIsWrittenIsWhatWasThere(@TempDir Path folder) throws IOException {
    SparkSession session = LocalSpark.session();
    Dataset<Row> row =
        session.sql(
            "SELECT ' a ' AS a, timestamp_ntz'2024-01-01 10:00:00.000001' AS t"
                + ", timestamp'2024-01-01 10:00:00.000001' AS m");
    Path csv = folder.resolve("a.csv");
    NewFile.at(session, csv.toString()).write(row);
    assertThat(Files.readAllLines(csv).get(1))
        .startsWith(" a ,2024-01-01T10:00:00.000001,2024-01-01T10:00:00.000001");
    String address = folder.toUri() + "out.csv";
    NewFile.at(session, address).write(row);
    NewFile.at(session, address).write(row.select("a"));
    assertThat(session.read().option("header", true).csv(address).columns()).containsExactly("a");
    assertThat(folder.toFile().list())
        .filteredOn(name -> !name.endsWith(".crc"))
        .containsExactlyInAnyOrder("a.csv", "out.csv");
  }

  @Test
  void aTraceThatTheClusterWouldConvertIsRefused() {
    Path trace = Path.of("t.parquet");
    SparkTableOpener.checkConversion(trace, true);
    assertThatThrownBy(() -> SparkTableOpener.checkConversion(trace, false))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("Name it .jsonl.");
  }
}
