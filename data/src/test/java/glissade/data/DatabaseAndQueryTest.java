package glissade.data;

import static glissade.data.Given.assertSame;
import static glissade.data.Given.column;
import static glissade.data.Given.file;
import static glissade.data.Given.names;
import static glissade.data.Given.open;
import static glissade.data.Given.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAndQueryTest {

  @TempDir Path folder;

  @Test
  void theOnlyTableOfADatabaseIsTheTable() throws IOException {
    Path db = database("CREATE TABLE houses AS SELECT range AS x FROM range(3)");
    byte[] before = Files.readAllBytes(db);

    try (TableSource source = open(db)) {
      assertThat(source.name()).isEqualTo("t.db");
      assertThat(column(source, "x")).containsExactly(0, 1, 2);
      assertThat(column(source, "x")).containsExactly(0, 1, 2);
    }
    assertThat(Files.readAllBytes(db)).isEqualTo(before);
    assertThat(folder.resolve("t.db.wal")).doesNotExist();
  }

  @Test
  void theOnlyViewOfADatabaseIsTheTable() {
    Path db = database("CREATE VIEW v AS SELECT range AS x FROM range(3)");

    assertThat(column(db, "x")).containsExactly(0, 1, 2);
  }

  @Test
  void severalTablesNeedAQuery() {
    Path db =
        database(
            "CREATE TABLE a AS SELECT 1 AS x",
            "CREATE SCHEMA s",
            "CREATE TABLE s.b AS SELECT 2 AS x");

    assertUnusable(
        "t.db holds 2 tables: a, s.b. Choose one with --query, for instance --query 'SELECT * FROM a'.",
        null,
        db.toString());
    try (TableSource source = open("SELECT a.x + b.x AS z FROM a, s.b", db.toString())) {
      assertThat(column(source, "z")).containsExactly(3);
    }
    try (TableSource source = open("FROM s.b;", "jdbc:duckdb:" + db)) {
      assertThat(column(source, "x")).containsExactly(2);
    }
  }

  @Test
  void whatIsNoDatabaseIsRefused() {
    Path fake = file(folder, "fake.duckdb", "x", "1");
    Path db = database("SELECT 1");

    assertUnusable("fake.duckdb cannot be opened as a DuckDB database", null, fake.toString());
    assertUnusable("t.db is a DuckDB database without tables", null, db.toString());
    assertUnusable("t.db is a database and stands beside", null, db.toString(), fake.toString());
    assertUnusable("there is no file", "SELECT 1", "jdbc:duckdb:" + folder.resolve("none.duckdb"));
  }

  @Test
  void nothingCanBeWrittenToADatabase() {
    Path db = database("CREATE TABLE a AS SELECT 1 AS x");

    assertUnusable("The query cannot be answered", "DROP TABLE a", db.toString());
    assertUnusable("The query cannot be answered", "SELECT 1 AS x; DROP TABLE a", db.toString());
    assertThat(column(db, "x")).containsExactly(1);
  }

  @Test
  void aQueryRunsOverTheFilesAsSource() {
    Path csv = file(folder, "t.csv", "x,g,day", "1,a,31/12/2020", "2,b,30/12/2020", "NA,b,");

    try (TableSource source =
        open(
            "SELECT x * 2 AS z, day < DATE '2020-12-31' AS early FROM source WHERE g = 'b' -- only b",
            csv.toString())) {
      assertThat(names(source)).containsExactly("z", "early");
      assertThat(column(source, "z")).containsExactly(4, Double.NaN);
      assertThat(column(source, "early")).containsExactly(1, Double.NaN);
    }
  }

  @Test
  void aQueryWithoutOrderAnswersTheSameEachTime() {
    Path csv =
        file(
            folder,
            "t.csv",
            IntStream.range(0, 50_000)
                .mapToObj(i -> i == 0 ? "x,g" : i + "," + i % 7_919)
                .toArray(String[]::new));

    try (TableSource source =
        open("SELECT g, sum(x) AS s, random() AS r FROM source GROUP BY g", csv.toString())) {
      assertThat(Given.columns(source, "g", "s", "r"))
          .isDeepEqualTo(Given.columns(source, "g", "s", "r"));
    }
  }

  @Test
  void anOrderedQueryKeepsItsOrder() {
    Path csv = Given.written(folder, "t.csv", "SELECT range AS x FROM range(1000000)");

    try (TableSource source = open("SELECT x FROM source ORDER BY x DESC", csv.toString())) {
      assertSame(
          column(source, "x"),
          IntStream.range(0, 1_000_000).mapToDouble(i -> 999_999 - i).toArray());
    }
  }

  @Test
  void aBadQueryIsRefusedInAFewWords() {
    String csv = file(folder, "t.csv", "x,y", "1,2").toString();

    assertUnusable(
        "The query cannot be answered: syntax error at or near \"selct\". Correct the SQL",
        "selct x",
        csv);
    assertUnusable("Candidate bindings: \"x\"", "SELECT xx FROM source", csv);
    assertUnusable("The query has two columns named `x`", "SELECT x, x FROM source", csv);
    assertUnusable("`x` and `X`, which differ only", "SELECT x, y AS \"X\" FROM source", csv);
    assertUnusable("The query over t.csv gives no rows", "SELECT x FROM source WHERE x > 5", csv);
  }

  @Test
  void aBadCellUnderAQueryIsNamed() {
    String[] lines =
        IntStream.range(0, 300_000)
            .mapToObj(i -> i == 0 ? "x,y" : i == 250_000 ? "oops,1" : i + ",100000")
            .toArray(String[]::new);

    assertUnusable(
        "t.csv, row 250000, column `x`: `oops` stands where a number was expected",
        "SELECT x + y AS z FROM source",
        file(folder, "t.csv", lines).toString());
  }

  @Test
  void anotherDatabaseIsReachedThroughItsDriver() throws SQLException {
    DriverManager.registerDriver(new OtherDriver());
    String query =
        "SELECT 1 AS i, 0.1 AS x, true AS b, 'a' AS t, DATE '2020-01-02' AS d, TIMESTAMP '2020-01-02 10:00:00' AS at UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL";

    try (TableSource source = open(query, "jdbc:other://me:secret@host/db?password=secret")) {
      assertThat(source.name()).isEqualTo("jdbc:other://host/db");
      assertThat(Given.columns(source, "i", "x", "b"))
          .satisfies(
              c -> assertThat(c[0]).containsExactly(1, Double.NaN),
              c -> assertThat(c[1]).containsExactly(0.1, Double.NaN),
              c -> assertThat(c[2]).containsExactly(1, Double.NaN));
      assertThat(source.columns())
          .extracting(column -> column.type().name())
          .containsExactly("INTEGER", "NUMBER", "BOOLEAN", "TEXT", "TIME", "TIME");
    }
    assertUnusable("The query cannot be answered", "SELECT nothing", "jdbc:other:x");
  }

  @Test
  void aUrlNeedsAQueryAndADriver() {
    assertUnusable(
        "jdbc:duckdb: is a database, not a table. Say with --query", null, "jdbc:duckdb:");
    assertUnusable(
        "jdbc:nosuch://host/db: no driver for this URL is installed",
        "SELECT 1",
        "jdbc:nosuch://me:secret@host/db?password=secret");
  }

  private Path database(String... statements) {
    Path file = folder.resolve("t.db");
    sql("jdbc:duckdb:" + file, statements);
    return file;
  }

  private static void assertUnusable(String words, @Nullable String query, String... locations) {
    assertThatThrownBy(() -> open(query, locations).close())
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("secret");
  }

  /** Some database that is not DuckDB, as far as anyone can see. */
  private static final class OtherDriver implements Driver {

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
      return acceptsURL(url) ? DriverManager.getConnection("jdbc:duckdb:") : null;
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith("jdbc:other:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }
  }
}
