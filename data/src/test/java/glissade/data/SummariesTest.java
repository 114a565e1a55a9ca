package glissade.data;

import static glissade.data.Given.file;
import static glissade.data.Given.open;
import static glissade.data.Given.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.table.ColumnSummary;
import glissade.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummariesTest {

  @TempDir Path folder;

  @Test
  void numbersHaveARangeAMeanAndADeviation() {
    ColumnSummary x = summaries(file(folder, "t.csv", "x", "2.0", "4", "NA", "9.50")).get(0);

    assertThat(x.rows()).isEqualTo(4);
    assertThat(x.missing()).isEqualTo(1);
    assertThat(x.distinct()).isEqualTo(3);
    assertThat(x.min()).isEqualTo("2");
    assertThat(x.max()).isEqualTo("9.5");
    assertThat(x.mean()).isCloseTo(15.5 / 3, within(1e-15));
    assertThat(x.standardDeviation()).isCloseTo(3.1710495984067415, within(1e-14));
  }

  @Test
  void textDatesAndTruthHaveARangeOnly() {
    List<ColumnSummary> all =
        summaries(file(folder, "t.csv", "t,d,b", "b,31/12/2020,true", "a,30/11/2020,false", ",,"));

    assertThat(all).extracting(ColumnSummary::min).containsExactly("a", "2020-11-30", "false");
    assertThat(all).extracting(ColumnSummary::max).containsExactly("b", "2020-12-31", "true");
    assertThat(all).extracting(ColumnSummary::missing).containsExactly(1L, 1L, 1L);
    assertThat(all).extracting(ColumnSummary::mean).containsExactly(null, null, 0.5);
  }

  @Test
  void whatHasNoOrderHasNoRange() {
    ColumnSummary list = summaries(written(folder, "t.parquet", "SELECT [1, 2] AS l")).get(0);

    assertThat(list.min()).isNull();
    assertThat(list.max()).isNull();
    assertThat(list.distinct()).isEqualTo(1);
  }

  @Test
  void infinityAndNanLeaveTheMeanAlone() {
    ColumnSummary x =
        summaries(
                written(
                    folder,
                    "t.parquet",
                    "SELECT unnest(['1', '3', 'inf', 'nan', NULL])::DOUBLE AS x"))
            .get(0);

    assertThat(x.missing()).isEqualTo(2);
    assertThat(x.max()).isEqualTo("Infinity");
    assertThat(x.mean()).isEqualTo(2);
    assertThat(x.standardDeviation()).isEqualTo(1);
  }

  @Test
  void hugeAndTinyNumbersHaveADeviation() {
    List<ColumnSummary> all =
        summaries(file(folder, "t.csv", "huge,tiny", "1e300,1e-300", "-1e300,-1e-300"));

    assertThat(all.get(0).mean()).isZero();
    assertThat(all.get(0).standardDeviation()).isEqualTo(1e300);
    assertThat(all.get(0).max()).isEqualTo("1e+300");
    assertThat(all.get(1).standardDeviation()).isEqualTo(1e-300);
  }

  @Test
  void aColumnWithNothingInItHasNothingToSay() {
    ColumnSummary x =
        summaries(written(folder, "t.parquet", "SELECT NULL::DOUBLE AS x FROM range(3)")).get(0);

    assertThat(x.missing()).isEqualTo(3);
    assertThat(x.distinct()).isZero();
    assertThat(x.min()).isNull();
    assertThat(x.mean()).isNull();
    assertThat(x.standardDeviation()).isNull();
  }

  @Test
  void levelsAreCountedExactlyAndHugeCountsNearly() {
    List<ColumnSummary> all =
        summaries(
            written(
                folder,
                "t.parquet",
                "SELECT range AS id, 'level ' || (range % 229) AS level, (range % 2)::DOUBLE AS z FROM range(1000000)"));

    assertThat(all.get(0).distinct()).isBetween(600_000L, 1_000_000L);
    assertThat(all.get(1).distinct()).isEqualTo(229);
    assertThat(all.get(2).distinct()).isEqualTo(2);
  }

  @Test
  void largeWholeNumbersArePlain() {
    ColumnSummary id =
        summaries(written(folder, "t.parquet", "SELECT 9007199254740993 AS id")).get(0);

    assertThat(id.max()).isEqualTo("9007199254740993");
  }

  private static List<ColumnSummary> summaries(Path file) {
    try (TableSource source = open(file)) {
      return source.summarize();
    }
  }

  @Test
  void howFarItIsIsTold() {
    Path csv = file(folder, "far.csv", "a,b", "1,x", "2,y");
    List<Double> shares = Collections.synchronizedList(new ArrayList<>());
    try (TableSource source = open(csv)) {
      assertThat(source.counted(rows -> {}).summarize(shares::add)).isEqualTo(source.summarize());
    }
    assertThat(shares).isSorted().startsWith(0.0).contains(0.5).endsWith(1.0);
  }
}
