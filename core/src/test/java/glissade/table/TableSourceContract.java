package glissade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.ParallelFold;
import glissade.table.GivenTable.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every table does, whichever engine reads it. */
public interface TableSourceContract {

  /** A table called {@code t}, with any ending, that has these rows in this order. */
  TableSource table(GivenTable given);

  private static GivenTable people() {
    return GivenTable.of()
        .with("n", Kind.DOUBLE, "1.5", null, "-0.0", "nan", "inf", "2")
        .with("i", Kind.BIGINT, "3", "1", null, "9007199254740993", "3", "3")
        .with("b", Kind.BOOLEAN, "true", "false", null, "true", "true", "false")
        .with("t", Kind.VARCHAR, "b", "a, c", null, "", "b", "B")
        .with("d", Kind.DATE, "2020-12-31", null, "2020-01-01", "2020-02-29", null, null)
        .with("m", Kind.DECIMAL, "0.1000", "12.3400", "-1", null, "12.3400", "0.3333");
  }

  @Test
  default void cellsAreReadAsDoublesInTheOrderAskedFor() {
    try (TableSource table = table(people())) {
      double[][] read = read(table, List.of(), "m", "b", "n", "i");
      assertThat(read[0]).containsExactly(0.1, 12.34, -1, Double.NaN, 12.34, 0.3333);
      assertThat(read[1]).containsExactly(1, 0, Double.NaN, 1, 1, 0);
      assertThat(read[2])
          .containsExactly(1.5, Double.NaN, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 2);
      assertThat(read[3]).containsExactly(3, 1, Double.NaN, 9007199254740992.0, 3, 3);
    }
  }

  @Test
  default void columnsAreOfTheKindThatTheirCellsAre() {
    try (TableSource table = table(people())) {
      assertThat(table.columns())
          .extracting(Column::name)
          .containsExactly("n", "i", "b", "t", "d", "m");
      assertThat(table.columns())
          .extracting(Column::type)
          .containsExactly(
              Column.Type.NUMBER,
              Column.Type.INTEGER,
              Column.Type.BOOLEAN,
              Column.Type.TEXT,
              Column.Type.TIME,
              Column.Type.NUMBER);
      assertThat(table.rows()).isEqualTo(6);
    }
  }

  @Test
  default void smallerNumbersAreTheSameNumbers() {
    GivenTable given =
        GivenTable.of()
            .with("f", Kind.FLOAT, "0.1", null, "3e38")
            .with("i", Kind.INTEGER, "-2147483648", "7", null)
            .with("s", Kind.SMALLINT, null, "-32768", "7");
    try (TableSource table = table(given)) {
      double[][] read = read(table, List.of(), "s", "f", "i");
      assertThat(read[0]).containsExactly(Double.NaN, -32768, 7);
      assertThat(read[1]).containsExactly(0.1f, Double.NaN, 3e38f);
      assertThat(read[2]).containsExactly(-2147483648, 7, Double.NaN);
    }
  }

  @Test
  default void everyRowIsReadOnceInItsOrderWhateverTheChunks() {
    try (TableSource table = table(counted(1000))) {
      for (int chunkRows : new int[] {1, 7, 128, 1000, 5000}) {
        List<TableChunk> chunks = new ArrayList<>();
        try (Chunks<TableChunk> pass = table.read(List.of("i"), chunkRows)) {
          for (TableChunk chunk = pass.next(); chunk != null; chunk = pass.next()) {
            chunks.add(chunk);
          }
        }
        long before = 0;
        for (TableChunk chunk : chunks) {
          assertThat(chunk.firstRow()).isEqualTo(before);
          assertThat(chunk.rows()).isEqualTo((int) Math.min(chunkRows, 1000 - before));
          for (int i = 0; i < chunk.rows(); i++) {
            assertThat(chunk.values()[i]).isEqualTo((double) (before + i));
          }
          before += chunk.rows();
        }
        assertThat(before).isEqualTo(1000);
      }
    }
  }

  @Test
  default void noColumnsAreRowsAllTheSame() {
    try (TableSource table = table(counted(100))) {
      int rows = 0;
      try (Chunks<TableChunk> pass = table.read(List.of(), 30)) {
        for (TableChunk chunk = pass.next(); chunk != null; chunk = pass.next()) {
          rows += chunk.rows();
        }
      }
      assertThat(rows).isEqualTo(100);
    }
  }

  @Test
  default void whatIsFoldedWhereItIsIsWhatIsRead() {
    try (TableSource table = table(counted(1000))) {
      AtomicLong told = new AtomicLong();
      Sum sum =
          table
              .counted(told::addAndGet)
              .chunks(List.of("i", "x"), List.of(), 64, new ParallelFold(2))
              .fold(new Sum());
      assertThat(sum.rows).isEqualTo(1000);
      assertThat(sum.first).isEqualTo(999 * 1000 / 2);
      assertThat(sum.second).isEqualTo(999 * 1000 / 4.0);
      assertThat(told).hasValue(1000);
    }
  }

  @Test
  default void levelsAreInOrderAndCountedAndCellsAreTheirPlaces() {
    GivenTable finite = people().with("h", Kind.DOUBLE, "0.5", "2", "-0.0", "nan", "1e300", "0.0");
    try (TableSource table = table(finite)) {
      List<LevelCounts> found = table.levels(List.of("t", "h", "i", "b", "m"));
      assertThat(found.get(0).levels())
          .isEqualTo(new Levels("t", Column.Type.TEXT, List.of("", "B", "a, c", "b")));
      assertThat(found.get(0).counts()).containsExactly(1L, 1L, 1L, 2L);
      assertThat(found.get(1).levels().values()).containsExactly("0", "0.5", "2", "1e+300");
      assertThat(found.get(1).counts()).containsExactly(2L, 1L, 1L, 1L);
      assertThat(found.get(2).levels().values()).containsExactly("1", "3", "9007199254740993");
      assertThat(found.get(3).levels().values()).containsExactly("false", "true");
      assertThat(found.get(4).levels().values()).containsExactly("-1", "0.1", "0.3333", "12.34");
      List<Levels> levels = found.stream().map(LevelCounts::levels).toList();
      double[][] read = read(table, levels, "t", "h", "i", "b", "m");
      double no = Double.NaN;
      assertThat(read[0]).containsExactly(3, 2, no, 0, 3, 1);
      assertThat(read[1]).containsExactly(1, 2, 0, no, 3, 0);
      assertThat(read[2]).containsExactly(1, 0, no, 2, 1, 1);
      assertThat(read[3]).containsExactly(1, 0, no, 1, 1, 0);
      assertThat(read[4]).containsExactly(1, 3, 0, no, 3, 2);
      assertThat(table.levels(List.of())).isEmpty();
    }
  }

  @Test
  default void fewLevelsAreFoundUnlessThereAreMore() {
    try (TableSource table = table(people())) {
      assertThat(table.fewLevels("b", 2).orElseThrow().counts()).containsExactly(2L, 3L);
      assertThat(table.fewLevels("t", 3)).isEmpty();
      assertThat(table.fewLevels("t", 4)).isPresent();
    }
  }

  @Test
  default void levelsOfAnotherTableAreFoundByTheirTexts() {
    GivenTable other =
        GivenTable.of()
            .with("n", Kind.DOUBLE, "12", "7", "7.5")
            .with("i", Kind.BIGINT, "7", "12", "1")
            .with("t", Kind.VARCHAR, "12", "seven", null);
    try (TableSource table = table(other)) {
      for (Column.Type kind : List.of(Column.Type.INTEGER, Column.Type.NUMBER)) {
        assertThat(codes(table, "n", kind, "7", "12")).containsExactly(1, 0, Levels.UNKNOWN);
        assertThat(codes(table, "i", kind, "7", "12")).containsExactly(0, 1, Levels.UNKNOWN);
        assertThat(codes(table, "t", kind, "7", "12"))
            .containsExactly(1, Levels.UNKNOWN, Double.NaN);
      }
      assertThat(codes(table, "i", Column.Type.TEXT, "7", "12", "x"))
          .containsExactly(0, 1, Levels.UNKNOWN);
      assertThat(codes(table, "t", Column.Type.TEXT)).containsExactly(-1, -1, Double.NaN);
    }
  }

  private static double[] codes(
      TableSource table, String column, Column.Type kind, String... values) {
    return read(table, List.of(new Levels(column, kind, List.of(values))), column)[0];
  }

  /** The first 8 digits are what {@code printf b | md5sum} says, and so on. */
  @Test
  default void textsFallIntoTheBucketsOfTheirHash() {
    GivenTable given = GivenTable.of().with("t", Kind.VARCHAR, "b", null, "", "Größe", "b");
    try (TableSource table = table(given)) {
      double[] read = read(table, List.of(Levels.hashed("t", 1000)), "t")[0];
      assertThat(read)
          .containsExactly(
              0x92eb5ffeL % 1000,
              Double.NaN,
              0xd41d8cd9L % 1000,
              0xd2484533L % 1000,
              0x92eb5ffeL % 1000);
    }
  }

  @Test
  default void summariesTellOfEachColumn() {
    try (TableSource table = table(people())) {
      List<ColumnSummary> all = table.summarize();
      assertThat(all).extracting(ColumnSummary::rows).containsOnly(6L);
      assertThat(all).extracting(ColumnSummary::missing).containsExactly(2L, 1L, 1L, 1L, 3L, 1L);
      assertThat(all).extracting(ColumnSummary::distinct).containsExactly(4L, 3L, 2L, 4L, 3L, 4L);
      assertThat(all)
          .extracting(ColumnSummary::min)
          .containsExactly("0", "1", "false", "", "2020-01-01", "-1");
      assertThat(all)
          .extracting(ColumnSummary::max)
          .containsExactly("Infinity", "9007199254740993", "true", "b", "2020-12-31", "12.34");
      assertThat(all.get(0).mean()).isCloseTo(3.5 / 3, within(1e-15));
      assertThat(all.get(0).standardDeviation())
          .isCloseTo(Math.sqrt((2.25 + 4) / 3 - (3.5 / 3) * (3.5 / 3)), within(1e-14));
      assertThat(all.get(2).mean()).isCloseTo(0.6, within(1e-15));
      assertThat(all.get(3).mean()).isNull();
      assertThat(all.get(4).standardDeviation()).isNull();
      assertThat(all).extracting(ColumnSummary::badCell).containsOnlyNulls();
    }
  }

  @Test
  default void hugeAndTinyNumbersHaveADeviation() {
    GivenTable given =
        GivenTable.of()
            .with("huge", Kind.DOUBLE, "1e300", "-1e300")
            .with("tiny", Kind.DOUBLE, "1e-300", "-1e-300")
            .with("none", Kind.DOUBLE, null, null);
    try (TableSource table = table(given)) {
      List<ColumnSummary> all = table.summarize();
      assertThat(all.get(0).mean()).isZero();
      assertThat(all.get(0).standardDeviation()).isEqualTo(1e300);
      assertThat(all.get(0).max()).isEqualTo("1e+300");
      assertThat(all.get(1).standardDeviation()).isEqualTo(1e-300);
      assertThat(all.get(2).mean()).isNull();
      assertThat(all.get(2).min()).isNull();
      assertThat(all.get(2).distinct()).isZero();
    }
  }

  @Test
  default void namesMayHoldAnything() {
    List<String> names =
        List.of("a.b", "with space", "back`tick", "quo\"te", "it's", "", "Größe", "x)", "--");
    GivenTable given = GivenTable.of();
    for (int j = 0; j < names.size(); j++) {
      if (!names.get(j).isEmpty()) {
        given = given.with(names.get(j), Kind.DOUBLE, j + ".5", "1");
      }
    }
    try (TableSource table = table(given)) {
      for (Column column : table.columns()) {
        assertThat(read(table, List.of(), column.name())[0][0])
            .isEqualTo(names.indexOf(column.name()) + 0.5);
        assertThat(table.levels(List.of(column.name())).get(0).counts()).hasSize(2);
      }
      assertThat(table.summarize()).hasSize(names.size() - 1);
    }
  }

  @Test
  default void datesAreTheSecondsThatTheirClockShows() {
    try (TableSource table = table(people())) {
      double[][] read = read(table, List.of(), "d", "n");
      assertThat(read[0])
          .containsExactly(
              seconds("2020-12-31"),
              Double.NaN,
              seconds("2020-01-01"),
              seconds("2020-02-29"),
              Double.NaN,
              Double.NaN);
    }
  }

  private static double seconds(String date) {
    return 86_400.0 * LocalDate.parse(date).toEpochDay();
  }

  @Test
  default void whatCannotBeReadAsAskedIsRefused() {
    try (TableSource table = table(people())) {
      refused(() -> read(table, List.of(), "nn"), "has no column `nn`; did you mean `n`?");
      refused(() -> read(table, List.of(), "t"), "Column `t` of t", "holds text");
      refused(() -> table.levels(List.of("i", "d")), "no categories");
      refused(() -> table.levels(List.of("n")), "Column `n` of t", "holds `inf`");
      refused(() -> table.fewLevels("zebra", 2), "has no column `zebra`. Its columns: n, i, b");
      refused(() -> table.rejectBadCells(List.of("zebra")), "has no column `zebra`");
    }
  }

  private static void refused(Runnable asking, String... phrases) {
    assertThatThrownBy(asking::run)
        .isInstanceOf(UnusableDataException.class)
        .message()
        .contains(phrases);
  }

  @Test
  default void textThatIsNearlyAllNumbersHasABadCell() {
    @Nullable String[] nearly = cells(100, i -> i == 41 ? "12.5 kg" : i % 7 == 0 ? null : i + ".5");
    @Nullable String[] border = cells(100, i -> i < 91 ? " " + i + "e0 " : "x" + i);
    @Nullable String[] words = cells(100, i -> i % 9 == 0 ? "x" : i % 2 == 0 ? "NA" : "+" + i);
    nearly[1] = " NaN ";
    GivenTable given =
        GivenTable.of()
            .with("nearly", Kind.VARCHAR, nearly)
            .with("border", Kind.VARCHAR, border)
            .with("words", Kind.VARCHAR, words);
    try (TableSource table = table(given)) {
      refused(
          () -> table.rejectBadCells(List.of("words", "border", "nearly")),
          ", row 42, column `nearly`: `12.5 kg` stands where a number was expected.");
      refused(() -> table.rejectBadCells(List.of("border")), ", row 92, column `border`: `x91`");
      table.rejectBadCells(List.of("words"));
      table.rejectBadCells(List.of());
      assertThat(table.summarize())
          .extracting(ColumnSummary::badCell)
          .containsExactly(
              new ColumnSummary.BadCell(42, "12.5 kg"), new ColumnSummary.BadCell(92, "x91"), null);
    }
  }

  private static @Nullable String[] cells(
      int rows, java.util.function.IntFunction<@Nullable String> cell) {
    return IntStream.range(0, rows).mapToObj(cell).toArray(String[]::new);
  }

  private static GivenTable counted(int rows) {
    return GivenTable.of()
        .with("x", Kind.DOUBLE, cells(rows, i -> String.valueOf(i / 2.0)))
        .with("i", Kind.BIGINT, cells(rows, String::valueOf));
  }

  private static double[][] read(TableSource table, List<Levels> coded, String... names) {
    double[][] columns = new double[names.length][];
    Arrays.fill(columns, new double[0]);
    try (Chunks<TableChunk> pass = table.read(List.of(names), coded, 4)) {
      for (TableChunk chunk = pass.next(); chunk != null; chunk = pass.next()) {
        for (int j = 0; j < names.length; j++) {
          double[] longer = Arrays.copyOf(columns[j], columns[j].length + chunk.rows());
          System.arraycopy(chunk.column(j), 0, longer, columns[j].length, chunk.rows());
          columns[j] = longer;
        }
      }
    }
    return columns;
  }

  /** The sums of two columns. */
  final class Sum implements Accumulator<TableChunk, Sum> {

    private long rows;
    private double first;
    private double second;

    @Override
    public Sum empty() {
      return new Sum();
    }

    @Override
    public void add(TableChunk chunk) {
      rows += chunk.rows();
      first += Arrays.stream(chunk.column(0)).sum();
      second += Arrays.stream(chunk.column(1)).sum();
    }

    @Override
    public void merge(Sum later) {
      rows += later.rows;
      first += later.first;
      second += later.second;
    }
  }
}
