package glissade.data;

import static glissade.data.Given.assertSame;
import static glissade.data.Given.column;
import static glissade.data.Given.columns;
import static glissade.data.Given.file;
import static glissade.data.Given.open;
import static glissade.data.Given.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.fold.Chunks;
import glissade.table.TableChunk;
import glissade.table.TableOpener;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(TableOpener.installed()).isInstanceOf(DuckTableOpener.class);
  }

  @Test
  void missingIsNanTrueIsOneAndInfinityStays() {
    Path csv = file(folder, "t.csv", "x,b,k", "1.5,true,3", ",false,", "NA,NA,4", "inf,true,5");

    try (TableSource source = open(csv)) {
      assertThat(column(source, "x")).containsExactly(1.5, NAN, NAN, Double.POSITIVE_INFINITY);
      assertThat(column(source, "b")).containsExactly(1, 0, NAN, 1);
      assertThat(column(source, "k")).containsExactly(3, NAN, 4, 5);
    }
  }

  @Test
  void chunksAreFullButTheLastAndCountTheRowsBefore() {
    Path parquet = written(folder, "t.parquet", "SELECT range::DOUBLE AS x FROM range(10000)");

    try (TableSource source = open(parquet);
        Chunks<TableChunk> pass = source.read(List.of("x"), 3000)) {
      List<Long> before = new ArrayList<>();
      List<Integer> rows = new ArrayList<>();
      for (TableChunk chunk = pass.next(); chunk != null; chunk = pass.next()) {
        before.add(chunk.firstRow());
        rows.add(chunk.rows());
        assertThat(chunk.column(0)[0]).isEqualTo((double) chunk.firstRow());
      }
      assertThat(before).containsExactly(0L, 3000L, 6000L, 9000L);
      assertThat(rows).containsExactly(3000, 3000, 3000, 1000);
      assertThat(pass.next()).isNull();
    }
  }

  @Test
  void withoutColumnsTheChunksCountRows() {
    Path csv = file(folder, "t.csv", "x", "1", "2", "3");

    try (TableSource source = open(csv);
        Chunks<TableChunk> pass = source.read(List.of(), 2)) {
      assertThat(pass.next()).isNotNull().satisfies(c -> assertThat(c.rows()).isEqualTo(2));
      assertThat(pass.next()).isNotNull().satisfies(c -> assertThat(c.rows()).isEqualTo(1));
      assertThat(pass.next()).isNull();
    }
  }

  @Test
  void aMillionRowsOfSeveralRowGroupsComeInTheirOrderEachTime() {
    int n = 1_000_000;
    Path parquet =
        written(folder, "t.parquet", "SELECT range AS i FROM range(" + n + ") ORDER BY range");
    // Wide enough for several of the buffers that DuckDB's threads parse side by side.
    Path csv =
        written(
            folder,
            "t.csv",
            "SELECT range AS i, repeat('x', 30) AS t FROM range(" + n + ") ORDER BY range");
    double[] expected = IntStream.range(0, n).asDoubleStream().toArray();

    for (Path file : List.of(parquet, csv)) {
      try (TableSource source = open(file)) {
        assertSame(column(source, "i"), expected);
        assertSame(column(source, "i"), expected);
      }
    }
  }

  @Test
  void aPassCanBeClosedEarlyAndTwoCanBeOpenAtOnce() {
    Path parquet = written(folder, "t.parquet", "SELECT range AS i FROM range(300000)");

    try (TableSource source = open(parquet)) {
      try (Chunks<TableChunk> early = source.read(List.of("i"), 10)) {
        assertThat(early.next()).isNotNull();
      }
      try (Chunks<TableChunk> one = source.read(List.of("i"), 50_000);
          Chunks<TableChunk> other = source.read(List.of("i"), 50_000)) {
        for (int k = 0; k < 6; k++) {
          TableChunk a = one.next();
          TableChunk b = other.next();
          assertThat(a).isNotNull();
          assertThat(b).isNotNull();
          assertThat(a.column(0)).isEqualTo(b.column(0));
        }
        assertThat(one.next()).isNull();
        assertThat(other.next()).isNull();
      }
    }
  }

  @Test
  void oneThreadAfterAnotherMayRead() throws Exception {
    Path parquet = written(folder, "t.parquet", "SELECT range AS i FROM range(100000)");

    try (TableSource source = open(parquet);
        Chunks<TableChunk> pass = source.read(List.of("i"), 10_000)) {
      List<Long> before = Collections.synchronizedList(new ArrayList<>());
      for (int k = 0; k < 10; k++) {
        Thread thread =
            new Thread(
                () -> {
                  TableChunk chunk = pass.next();
                  before.add(chunk == null ? -1 : chunk.firstRow());
                });
        thread.start();
        thread.join();
      }
      assertThat(before).hasSize(10).isSorted().doesNotContain(-1L);
    }
  }

  @Test
  void chunksMayBeKept() {
    Path parquet = written(folder, "t.parquet", "SELECT range AS i FROM range(10)");

    try (TableSource source = open(parquet);
        Chunks<TableChunk> pass = source.read(List.of("i"), 5)) {
      TableChunk first = pass.next();
      pass.next();
      assertThat(first).isNotNull();
      assertThat(first.column(0)).containsExactly(0, 1, 2, 3, 4);
    }
  }

  @Test
  void columnsComeInTheOrderAskedAndWithAnyName() {
    Path csv = file(folder, "t.csv", "Body Mass (g),\"the \"\"quoted\"\"\",it's", "1,2,3");

    try (TableSource source = open(csv)) {
      assertThat(Given.names(source)).containsExactly("Body Mass (g)", "the \"quoted\"", "it's");
      assertThat(columns(source, "it's", "the \"quoted\"", "Body Mass (g)"))
          .isDeepEqualTo(new double[][] {{3}, {2}, {1}});
      assertThat(source.summarize()).hasSize(3);
    }
  }

  @Test
  void anUnknownColumnIsNamedWithANearOne() {
    Path csv = file(folder, "cars.csv", "weight,horsepower", "1,2");

    try (TableSource source = open(csv)) {
      assertThatThrownBy(() -> source.read(List.of("wieght"), 10))
          .isInstanceOf(UnusableDataException.class)
          .hasMessage(
              "cars.csv has no column `wieght`; did you mean `weight`? Its columns: weight, horsepower.");
    }
  }

  @Test
  void aColumnThatIsNotNumericIsNamedWithWhatItHolds() {
    Path csv = file(folder, "t.csv", "name,x", "ann,1");

    try (TableSource source = open(csv)) {
      assertThatThrownBy(() -> source.read(List.of("name"), 10))
          .hasMessage("Column `name` of t.csv holds text (VARCHAR), where numbers were expected.");
    }
  }
}
