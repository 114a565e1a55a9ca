package glissade.data;

import static glissade.data.Given.assertSame;
import static glissade.data.Given.column;
import static glissade.data.Given.columns;
import static glissade.data.Given.file;
import static glissade.data.Given.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.fold.Chunks;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two ways to read numbers from text: the fast one gives up where it would read anything else. */
class NumberPassesTest {

  private static final double NAN = Double.NaN;

  private static final List<String> USUAL =
      List.of(
          "1.5",
          "-2",
          "+5",
          "5.",
          ".5",
          "1e5",
          "1E+5",
          "00012",
          "-0",
          "-0.0",
          "0.30000000000000004",
          "1e400",
          "-1e400",
          "1e-400",
          "5e-324",
          "2.2250738585072011e-308",
          "1.7976931348623159e308",
          "9007199254740993",
          "123456789012345678901234567890",
          "4.35",
          "inf",
          "-inf",
          "Infinity",
          "+INF",
          "nan",
          "NaN",
          "NAN",
          "-nan",
          "",
          "NA",
          "null",
          "NULL",
          "\"\"",
          "\"1.5\"",
          "\"NA\"",
          " 1.5",
          "1.5 ",
          "\t1.5",
          "\" 1.5 \"",
          "1_000",
          "1_000.5");

  private static final List<String> ODD =
      List.of(
          " NA",
          "NA ",
          "\" NA \"",
          " ",
          "\" \"",
          "\"1.5\" ",
          " \"1.5\"",
          "Null",
          "na",
          "N/A",
          "true",
          "t",
          "1,5",
          "1 000",
          "1__0",
          "_1",
          "1_",
          "1e_5",
          "0x1A",
          "0b11",
          "0x1p3",
          "++5",
          "- 5",
          ".",
          "-",
          "1e",
          "e5",
          "1.5f",
          "1d5",
          "5%",
          "$5",
          "1/2",
          "\\N",
          "1\u00a0",
          "\uff11",
          "1\u066b5",
          "\"1\"\"5\"",
          "\"1,5\"",
          "nan(1)",
          "1e99999999999",
          "0e99999999999",
          "1|2",
          "");

  @TempDir Path folder;

  @Test
  void theUsualCellsNeedNoCare() {
    for (String cell : USUAL) {
      Path csv = file(folder, "t.csv", "x,z", cell + ",7", "2,7");
      assertThat(fast(csv)).as("`%s`", cell).isNotNull().isEqualTo(careful(csv));
    }
  }

  @Test
  void anOddCellIsReadAlikeOrNotAtAll() {
    int failed = 0;
    for (String cell : ODD) {
      Path csv = file(folder, "t.csv", "x;z", cell + ";7", "2;7", "3;7", "4;7");
      long @Nullable [] fast = fast(csv);
      if (fast == null) {
        failed++;
      } else {
        assertThat(fast).as("`%s`", cell).isEqualTo(careful(csv));
      }
    }
    assertThat(failed).isGreaterThan(20);
  }

  @Test
  void oddLinesAreReadAlikeOrNotAtAll() {
    List<String> files =
        List.of(
            "x\n1\n\n2\n\n",
            "x\r\n1\r\n\r\n2\r\n",
            "x,z\n1,2\n\n3,4\n",
            "x,z\n1,2\n3,4",
            "x,z\n1,2\n3,",
            "x,z\n1,2\n,\n",
            "x,z\r\n1,2\r\n,4\r\n",
            "x,z\r1,2\r,4\r",
            "\ufeffx,z\n1,2\n3,4\n",
            "x,z\n\"1\",\"a\nb\"\n2,c\n",
            "x,z\n1,\"a, \"\"b\"\"\"\n2,c\n",
            "x\nNA\n1\n",
            "x\n1\n \n2\n");
    for (String text : files) {
      Path csv = Given.bytes(folder, "t.csv", text.getBytes(StandardCharsets.UTF_8));
      long @Nullable [] fast = fast(csv);
      if (fast != null) {
        assertThat(fast).as(text).isEqualTo(careful(csv));
      }
    }
  }

  /** The bits of column x as the CSV reader makes them, or null if it fails. */
  private static long @Nullable [] fast(Path csv) {
    try (Engine engine = Engine.start()) {
      Relation.NumberReader reader = relation(engine, csv).numbers();
      assertThat(reader).isNotNull();
      return bits(engine, "SELECT x FROM " + reader.from(Set.of("x"), true));
    } catch (SQLException e) {
      return null;
    }
  }

  private static long[] careful(Path csv) {
    try (Engine engine = Engine.start()) {
      Relation relation = relation(engine, csv);
      String number = Cells.text("x", TextType.of("DOUBLE")).asNumber();
      return bits(engine, "SELECT " + number + " FROM " + relation.from());
    } catch (SQLException e) {
      return new long[0];
    }
  }

  private static Relation relation(Engine engine, Path csv) {
    InputFile file = new InputFile(csv, csv.toString(), FileFormat.CSV);
    return CsvFiles.relation(engine, List.of(file), MissingTexts.NONE);
  }

  private static long[] bits(Engine engine, String sql) throws SQLException {
    return engine
        .query(
            sql,
            row -> {
              double value = row.getDouble(1);
              return Double.doubleToLongBits(row.wasNull() ? NAN : value);
            })
        .stream()
        .mapToLong(Long::longValue)
        .toArray();
  }

  @Test
  void aCellThatNeedsCareFarBelowChangesNothingElse() {
    int n = 400_000;
    for (int odd : new int[] {30_000, 200_000, n - 1}) {
      // Wide enough for several of the buffers that DuckDB's threads parse side by side.
      IntFunction<String> cell = i -> i == odd ? " NA " : i + ".25";
      Path csv =
          csv(n, i -> cell.apply(i) + "," + i % 7 + ",a line that is long enough to fill them");
      double[] expected =
          IntStream.range(0, n).mapToDouble(i -> i == odd ? NAN : i + .25).toArray();

      try (TableSource source = open(csv)) {
        assertSame(column(source, "x"), expected);
        assertSame(column(source, "x"), expected);
        assertSame(
            columns(source, "k", "x")[0], IntStream.range(0, n).mapToDouble(i -> i % 7).toArray());
      }
    }
  }

  private Path csv(int rows, IntFunction<String> line) {
    return file(
        folder,
        "t.csv",
        Stream.concat(Stream.of("x,k,t"), IntStream.range(0, rows).mapToObj(line))
            .toArray(String[]::new));
  }

  @Test
  void filesWrittenDifferentlyAreReadByName() {
    Path one = file(folder, "1.csv", "a,b,t", "1,10,true", "2,,false");
    Path two = file(folder, "2.csv", "t;b;a", "true;30;3", "NA;40;4");

    try (TableSource source = open(one, two)) {
      double[][] read = columns(source, "t", "a", "b");
      assertThat(read[0]).containsExactly(1, 0, 1, NAN);
      assertThat(read[1]).containsExactly(1, 2, 3, 4);
      assertThat(read[2]).containsExactly(10, NAN, 30, 40);
    }
  }

  /** What a pass tells. */
  private static final class Log implements NumberChunks.Owner {

    private final List<String> events = new ArrayList<>();

    @Override
    public void mustBeCareful() {
      events.add("careful");
    }

    @Override
    public void complete(long rows) {
      events.add(rows + " rows");
    }

    @Override
    public UnusableDataException whyItFailed(@Nullable SQLException e) {
      events.add("failed");
      return new UnusableDataException("failed");
    }
  }

  /** The rows that {@code expression} makes of 0, 1, … */
  private static String rows(String expression, int count) {
    return "SELECT %s, false FROM range(%d) t(i) UNION ALL SELECT CAST(0 AS DOUBLE), true FROM %s"
        .formatted(expression, count, Engine.ONE_ROW);
  }

  private static final String FAILS_LATE =
      "CASE WHEN i = 900000 THEN error('no') ELSE CAST(i AS DOUBLE) END";

  @Test
  void theCarefulQueryGoesOnWhereTheFastOneFailed() throws SQLException {
    int n = 1_000_000;
    Log log = new Log();
    double[] read = new double[n];
    try (Engine engine = Engine.start();
        Chunks<TableChunk> pass =
            NumberChunks.start(
                engine.anotherConnection(),
                rows(FAILS_LATE, n),
                rows("i + CAST(0.5 AS DOUBLE)", n),
                1,
                3_000,
                log)) {
      for (TableChunk chunk = pass.next(); chunk != null; chunk = pass.next()) {
        System.arraycopy(chunk.values(), 0, read, (int) chunk.firstRow(), chunk.rows());
      }
    }

    assertThat(log.events).startsWith("careful").contains("1000000 rows").doesNotContain("failed");
    int fast = (int) Arrays.stream(read).takeWhile(value -> value == Math.rint(value)).count();
    assertThat(fast).isBetween(1, 900_000);
    assertSame(read, IntStream.range(0, n).mapToDouble(i -> i < fast ? i : i + 0.5).toArray());
  }

  @Test
  void theCarefulQueryIsNotAskedWhereTheFastOneSucceeds() throws SQLException {
    Log log = new Log();
    try (Engine engine = Engine.start();
        Chunks<TableChunk> pass =
            NumberChunks.start(
                engine.anotherConnection(), rows("CAST(i AS DOUBLE)", 10), "no SQL", 1, 10, log)) {
      assertThat(pass.next()).isNotNull();
      assertThat(pass.next()).isNull();
    }
    assertThat(log.events).contains("10 rows").doesNotContain("careful");
  }

  @Test
  void aFailureOfBothIsExplained() throws SQLException {
    Log log = new Log();
    try (Engine engine = Engine.start();
        Chunks<TableChunk> pass =
            NumberChunks.start(
                engine.anotherConnection(),
                rows(FAILS_LATE, 1_000_000),
                rows(FAILS_LATE, 1_000_000),
                1,
                2_000_000,
                log)) {
      assertThatThrownBy(pass::next).hasMessage("failed");
    }
    assertThat(log.events).containsExactly("careful", "failed");
  }

  @Test
  void anArrayIsFilledAnewOnlyOnceItWasReleased() {
    Path csv = csv(30, i -> i + ",1,t");

    try (TableSource source = open(csv);
        Chunks<TableChunk> pass = source.read(List.of("x"), 10)) {
      TableChunk first = pass.next();
      TableChunk second = pass.next();
      assertThat(first).isNotNull();
      assertThat(second).isNotNull();
      assertThat(second.values()).isNotSameAs(first.values());
      first.release();
      TableChunk third = pass.next();
      assertThat(third).isNotNull();
      assertThat(third.values()).isSameAs(first.values());
      assertThat(third.column(0)).startsWith(20, 21).endsWith(29);
      assertThat(second.column(0)).startsWith(10, 11).endsWith(19);
    }
  }
}
