package glissade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.fold.Chunks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectTableTest implements TableSourceContract {

  /** Each row is its number in the table that was given. */
  @Override
  public TableSource table(GivenTable given) {
    List<Integer> rows = IntStream.range(0, given.rows()).boxed().toList();
    ObjectTable.Builder<Integer> table = ObjectTable.of("t", rows);
    for (GivenTable.Cells cells : given.columns()) {
      String name = cells.name();
      switch (cells.kind()) {
        case DOUBLE, DECIMAL -> table.number(name, row -> number(cells.texts().get(row)));
        case FLOAT -> table.number(name, row -> (float) number(cells.texts().get(row)));
        case BIGINT, INTEGER, SMALLINT -> table.integer(name, row -> whole(cells.texts().get(row)));
        case BOOLEAN -> table.flag(name, row -> flag(cells.texts().get(row)));
        case VARCHAR -> table.text(name, row -> cells.texts().get(row));
        case DATE -> table.time(name, row -> date(cells.texts().get(row)));
      }
    }
    return table.build();
  }

  private static double number(@Nullable String text) {
    return text == null || text.equals("nan")
        ? Double.NaN
        : text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private static @Nullable Long whole(@Nullable String text) {
    return text == null ? null : Long.valueOf(text);
  }

  private static @Nullable Boolean flag(@Nullable String text) {
    return text == null ? null : Boolean.valueOf(text);
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  enum Size {
    SMALL,
    LARGE
  }

  record Order(
      double amount,
      @Nullable Integer items,
      @Nullable BigDecimal rate,
      boolean paid,
      @Nullable Size size,
      char grade,
      @Nullable LocalDate day,
      @Nullable Temporal at) {}

  private static ObjectTable<Order> orders(@Nullable Temporal at) {
    return ObjectTable.ofRecords(
        "orders",
        Order.class,
        List.of(
            new Order(1.5, 2, null, true, Size.LARGE, 'a', LocalDate.EPOCH, at),
            new Order(Double.NaN, null, new BigDecimal("0.25"), false, null, 'b', null, null)));
  }

  @Test
  void aRecordHasAColumnForEachComponent() {
    ObjectTable<Order> orders = orders(LocalDateTime.of(1969, 12, 31, 23, 59, 59, 500_000_000));
    assertThat(orders.columns())
        .extracting(Column::type)
        .containsExactly(
            Column.Type.NUMBER,
            Column.Type.INTEGER,
            Column.Type.NUMBER,
            Column.Type.BOOLEAN,
            Column.Type.TEXT,
            Column.Type.TEXT,
            Column.Type.TIME,
            Column.Type.TIME);
    List<String> numbers = List.of("amount", "items", "rate", "paid", "day", "at");
    try (Chunks<TableChunk> pass = orders.read(numbers, 2)) {
      TableChunk chunk = pass.next();
      assertThat(chunk).isNotNull();
      List<double[]> read = new ArrayList<>();
      for (int j = 0; j < numbers.size(); j++) {
        read.add(chunk.column(j));
      }
      double no = Double.NaN;
      assertThat(read.get(0)).containsExactly(1.5, no);
      assertThat(read.get(1)).containsExactly(2, no);
      assertThat(read.get(2)).containsExactly(no, 0.25);
      assertThat(read.get(3)).containsExactly(1, 0);
      assertThat(read.get(4)).containsExactly(0, no);
      assertThat(read.get(5)).containsExactly(-0.5, no);
    }
    assertThat(orders.levels(List.of("size")).get(0).levels().values()).containsExactly("LARGE");
  }

  @Test
  void timesOfDayCountFromMidnightAndMomentsAreRefused() {
    try (Chunks<TableChunk> pass = orders(LocalTime.of(1, 0)).read(List.of("at"), 1)) {
      TableChunk chunk = pass.next();
      assertThat(chunk).isNotNull();
      assertThat(chunk.values()[0]).isEqualTo(3600);
    }
    try (Chunks<TableChunk> pass = orders(Instant.EPOCH).read(List.of("at"), 1)) {
      assertThatThrownBy(pass::next)
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContainingAll("`at`", "Instant", "LocalDateTime");
    }
  }

  @Test
  void columnsHaveNamesOfTheirOwn() {
    ObjectTable.Builder<Integer> table =
        ObjectTable.of("numbers", List.of(1)).number("a", each -> each);
    assertThatThrownBy(() -> table.number("A", each -> each))
        .hasMessageContainingAll("numbers", "`a`", "`A`");
    assertThatThrownBy(() -> ObjectTable.of("none", List.of()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none has no columns");
  }
}
