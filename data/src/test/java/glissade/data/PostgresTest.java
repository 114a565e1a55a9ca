package glissade.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.Column;
import glissade.table.ColumnWriter;
import glissade.table.Levels;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL, read and written. */
class PostgresTest {

  @TempDir Path folder;

  private final TimeZone zone = TimeZone.getDefault();

  @BeforeEach
  void empty() {
    Postgres.run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
  }

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(zone);
  }

  private static String table(String name) {
    return Postgres.url() + "&table=" + name;
  }

  @Test
  void columnsComeAsWhatTheyAre() {
    // Where clocks go from 2 to 3 on that day: a time as it stands has no such gap.
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    Postgres.run(
        """
        CREATE TABLE kinds (whole bigint, small smallint, exact numeric(20, 5), x double precision,
          single real, yes boolean, word text, code char(3), id uuid, day date, at timestamp, moment timestamptz)
        """,
        """
        INSERT INTO kinds VALUES (9007199254740991, -3, 123456789012345.67891, 0.1, 0.5, true, 'it''s', 'abc',
          '00000000-0000-0000-0000-000000000001', '2024-02-29', '2026-03-29 02:30:00', '2026-03-29 02:30:00+00'),
          (NULL, NULL, NULL, 'NaN', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
        """);

    try (TableSource source = Given.open(null, table("kinds"))) {
      assertThat(source.columns())
          .extracting(Column::type)
          .extracting(Enum::name)
          .containsExactly(
              "INTEGER", "INTEGER", "NUMBER", "NUMBER", "NUMBER", "BOOLEAN", "TEXT", "TEXT", "TEXT",
              "TIME", "TIME", "TIME");
      double[][] read = Given.columns(source, "whole", "small", "exact", "x", "single", "yes");
      assertThat(Arrays.deepToString(read))
          .isEqualTo(
              "[[9.007199254740991E15, NaN], [-3.0, NaN], [1.2345678901234567E14, NaN], [0.1, NaN],"
                  + " [0.5, NaN], [1.0, NaN]]");
      assertThat(source.levels(List.of("word", "code")))
          .extracting(each -> each.levels().values())
          .containsExactly(List.of("it's"), List.of("abc"));
    }
    assertThat(timesOf("kinds"))
        .containsExactly("2024-02-29", "2026-03-29 02:30:00", "2026-03-29 02:30:00");
  }

  private List<String> timesOf(String table) {
    Path csv = folder.resolve("times.csv");
    try (TableSource source = Given.open("SELECT day, at, moment FROM " + table, Postgres.url());
        ColumnWriter writer = source.copyWithColumns(csv, List.of("p"), List.of())) {
      writer.append(new double[] {0, 0}, 2);
      writer.commit();
      List<String> cells = List.of(Files.readAllLines(csv).get(1).split(","));
      return cells.subList(0, 3);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theOnlyTableIsTheTable() {
    Postgres.run("CREATE TABLE \"Only One\" AS SELECT 1 AS x UNION ALL SELECT 2");
    try (TableSource source = Given.open(null, Postgres.url())) {
      assertThat(Given.column(source, "x")).containsExactly(1, 2);
    }
  }

  @Test
  void ofSeveralTablesOneMustBeNamed() {
    Postgres.run(
        "CREATE TABLE a AS SELECT 1 AS x",
        "CREATE VIEW b AS SELECT 2 AS x",
        "CREATE SCHEMA IF NOT EXISTS s",
        "CREATE TABLE IF NOT EXISTS s.\"B c\" AS SELECT 3 AS x");
    assertUnusable(() -> Given.open(null, Postgres.url()).close())
        .contains("is a database with 2 tables: a, b.", "?table=NAME", "--query");
    try (TableSource source = Given.open(null, table("s.B%20c"))) {
      assertThat(Given.column(source, "x")).containsExactly(3);
    }
    assertUnusable(() -> Given.open(null, table("nowhere")).close()).contains("nowhere");
  }

  @Test
  void theDatabaseRunsTheQuery() {
    String query =
        "SELECT x::float8 / 4 AS x, 'q'::text AS t FROM generate_series(1, 25000) AS g(x)";
    try (TableSource source = Given.open(query, Postgres.url())) {
      assertThat(source.rows()).isEqualTo(25000);
      assertThat(Given.column(source, "x"))
          .containsExactly(IntStream.rangeClosed(1, 25000).mapToDouble(i -> i / 4.0).toArray());
    }
    assertUnusable(() -> Given.open("SELEC 1", Postgres.url()).close())
        .contains("The query cannot be answered");
  }

  /** Some 300 MB of text on the wire, and a heap of 64. */
  @Test
  void moreRowsAreReadThanTheHeapHolds() throws IOException, InterruptedException {
    String query =
        "SELECT i AS x, repeat('0123456789', 100) AS t FROM generate_series(1, 300000) AS g(i)";
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                CountRows.class.getName(),
                query,
                Postgres.url())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.strip()).endsWith("300000 rows, 4.500015E10");
  }

  /** What the process above runs. */
  static final class CountRows {

    private CountRows() {}

    public static void main(String[] args) {
      try (TableSource source = Given.open(args[0], args[1])) {
        double sum = 0;
        for (double x : Given.column(source, "x")) {
          sum += x;
        }
        // How a process answers.
        System.out.println(source.rows() + " rows, " + sum);
      }
    }
  }

  @Test
  void predictionsBecomeANewTable() {
    Postgres.run(
        "CREATE TABLE source (id int, n numeric(6, 2), t text, yes boolean, d date, at timestamp)",
        """
        INSERT INTO source VALUES (1, 12.50, 'a "b", c' || chr(10) || 'd', true, '2024-02-29', '2026-01-02 03:04:05.678'),
          (2, NULL, '', false, NULL, NULL), (3, 1, NULL, NULL, '1900-01-01', '1969-12-31 23:59:59')
        """);
    try (TableSource source = Given.open("SELECT * FROM source ORDER BY id", Postgres.url())) {
      Levels classes = new Levels("label", Column.Type.TEXT, List.of("no", "it's"));
      try (ColumnWriter writer =
          source.copyWithColumns(
              table("scored"), List.of("prediction", "label"), List.of(classes))) {
        writer.append(new double[][] {{0.1 + 0.2, Double.NaN, -1e-300}, {1, Double.NaN, 0}}, 3);
        writer.commit();
      }
    }
    assertThat(
            Postgres.texts(
                "SELECT s.* FROM source s JOIN scored USING (id) WHERE s.t IS NOT DISTINCT FROM scored.t"
                    + " AND s.n IS NOT DISTINCT FROM scored.n AND s.yes IS NOT DISTINCT FROM scored.yes"
                    + " AND s.d IS NOT DISTINCT FROM scored.d AND s.at IS NOT DISTINCT FROM scored.at"))
        .hasSize(3 * 6);
    assertThat(Postgres.texts("SELECT prediction, label FROM scored ORDER BY id"))
        .containsExactly("0.30000000000000004", "it's", null, null, "-1e-300", "no");
    assertThat(
            Postgres.texts(
                "SELECT data_type FROM information_schema.columns WHERE table_name = 'scored' ORDER BY ordinal_position"))
        .containsExactly(
            "bigint",
            "double precision",
            "text",
            "boolean",
            "date",
            "timestamp without time zone",
            "double precision",
            "text");
  }

  @Test
  void aTableThatIsThereStaysUnlessSaidOtherwise() {
    Postgres.run("CREATE TABLE old AS SELECT 7 AS x");
    Path csv = Given.file(folder, "t.csv", "y", "1", "2");
    assertUnusable(() -> write(csv, table("old"), 5, 6))
        .contains("has a table old already", "&replace=true");
    assertThat(Postgres.texts("SELECT x FROM old")).containsExactly("7");
    write(csv, table("old") + "&replace=true", 5, 6);
    assertThat(Postgres.texts("SELECT y, p FROM old ORDER BY y"))
        .containsExactly("1", "5", "2", "6");
  }

  @Test
  void afterAFailureAllIsAsItWas() {
    Postgres.run("CREATE TABLE old AS SELECT 7 AS x");
    Path parquet =
        Given.written(folder, "t.parquet", "SELECT 1 AS y, 'a' AS t UNION ALL SELECT 2, chr(0)");
    assertUnusable(() -> write(parquet, table("old") + "&replace=true", 5, 6))
        .contains("The table old of", "cannot be written");
    assertThat(Postgres.texts("SELECT x FROM old")).containsExactly("7");
    assertUnusable(() -> write(parquet, table("fresh"), 5, 6)).contains("cannot be written");
    assertThat(Postgres.texts("SELECT to_regclass('fresh')")).containsOnlyNulls();
  }

  @Test
  void whatCannotBeWrittenToIsSaidBeforeTheWork() {
    Path csv = Given.file(folder, "t.csv", "y", "1");
    assertUnusable(() -> write(csv, Postgres.url(), 1)).contains("?table=NAME");
    assertUnusable(() -> write(csv, "jdbc:duckdb:x.db?table=t", 1)).contains("only PostgreSQL");
  }

  private static void write(Path from, String output, double... values) {
    try (TableSource source = Given.open(from);
        ColumnWriter writer = source.copyWithColumns(output, List.of("p"), List.of())) {
      writer.append(values, values.length);
      writer.commit();
    }
  }

  @Test
  void passwordsComeFromTheUrlTheEnvironmentOrAFile() throws IOException, SQLException {
    Path file = Files.writeString(folder.resolve("password"), Postgres.SECRET + "\n");
    for (Map<String, String> environment :
        List.of(
            Map.of("PGPASSWORD", Postgres.SECRET),
            Map.of("GLISSADE_PASSWORD", Postgres.SECRET, "PGPASSWORD", "another"),
            Map.of("GLISSADE_PASSWORD_FILE", file.toString()))) {
      assertReachable(JdbcAddress.of(Postgres.guestUrl(), environment));
    }
    String withPassword = Postgres.guestUrl() + "&password=" + Postgres.SECRET;
    assertReachable(JdbcAddress.of(withPassword, Map.of("PGPASSWORD", "another")));
    String withoutUser = Postgres.guestUrl().replaceFirst("[?].*", "");
    assertReachable(
        JdbcAddress.of(
            withoutUser, Map.of("PGUSER", Postgres.GUEST, "PGPASSWORD", Postgres.SECRET)));
  }

  private static void assertReachable(JdbcAddress address) throws SQLException {
    try (Connection connection = address.connect()) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo(Postgres.GUEST);
    }
  }

  @Test
  void noPasswordIsEverSaid() {
    String wrong = Postgres.guestUrl() + "&password=wr0ng";
    List<ThrowingCallable> failing =
        List.of(
            () -> Given.open(null, wrong).close(),
            () -> Given.open(null, wrong, "other.csv").close(),
            () -> Given.open(null, "jdbc:postgresql://127.0.0.1:1/db?password=wr0ng").close(),
            () -> Given.open(null, "jdbc:postgresql://me:wr0ng@127.0.0.1:1:2:3/db").close(),
            () -> Given.open("SELECT nothing", wrong.replace("wr0ng", Postgres.SECRET)).close(),
            () -> JdbcAddress.of(Postgres.guestUrl(), Map.of("PGPASSWORD", "wr0ng")).connect(),
            () -> write(Given.file(folder, "t.csv", "y", "1"), wrong + "&table=t", 1));
    for (ThrowingCallable each : failing) {
      assertUnusable(each).doesNotContain("wr0ng", Postgres.SECRET);
    }
  }

  /** What is said, with the stack trace. */
  private static AbstractStringAssert<?> assertUnusable(ThrowingCallable call) {
    StringWriter said = new StringWriter();
    assertThatThrownBy(call)
        .isInstanceOf(UnusableDataException.class)
        .satisfies(e -> e.printStackTrace(new PrintWriter(said)));
    return assertThat(said.toString());
  }
}
