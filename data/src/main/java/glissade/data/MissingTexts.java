package glissade.data;

import glissade.table.Column;
import glissade.table.ColumnSummary.BadCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts that say that a cell is missing, beside those that always do. A cell of text is missing if
 * it is one of them, letter for letter; a cell of a column of numbers also if it has the value of
 * one.
 */
record MissingTexts(List<String> texts) {

  static final MissingTexts NONE = new MissingTexts(List.of());

  MissingTexts {
    texts = List.copyOf(texts);
  }

  /**
   * What DuckDB's CSV reader is to take for null, in all columns.
   *
   * @param words whether that are also the words for nothing that a column of numbers may hold
   */
  String ofCsv(boolean words) {
    Stream<String> always = words ? BadCell.MISSING.stream() : Stream.of("");
    return "[" + Sql.texts(Stream.concat(always, texts.stream()).distinct().toList()) + "]";
  }

  /** The rows with these cells missing, which are remembered {@linkplain Relation#stored as is}. */
  Relation in(Relation rows) {
    if (texts.isEmpty()) {
      return rows;
    }
    Relation.NumberReader reader = rows.numbers();
    return new Relation(
        from(rows.from(), rows.cells(), cells -> false),
        rows.cells(),
        rows.parts().stream()
            .map(
                part ->
                    new Relation.Part(part.name(), from(part.from(), rows.cells(), cells -> false)))
            .toList(),
        reader == null
            ? null
            : (numbers, words) -> from(reader.from(numbers, words), rows.cells(), isAmong(numbers)),
        rows);
  }

  private static Predicate<Cells> isAmong(Set<String> numbers) {
    return cells -> numbers.contains(cells.column().name());
  }

  /**
   * @param converted which columns of text the reader makes numbers of
   */
  private String from(String from, List<Cells> columns, Predicate<Cells> converted) {
    return columns.stream()
        .map(
            cells -> {
              String missing = isMissing(cells, cells.isText() && !converted.test(cells));
              return missing.isEmpty()
                  ? cells.quoted()
                  : "CASE WHEN %1$s THEN NULL ELSE %2$s END AS %2$s"
                      .formatted(missing, cells.quoted());
            })
        .collect(Collectors.joining(", ", "(SELECT ", " FROM " + from + ")"));
  }

  /** The condition; empty where no cell of the column can meet it. */
  private String isMissing(Cells cells, boolean isText) {
    List<String> conditions = new ArrayList<>();
    if (isText || cells.column().type() == Column.Type.TEXT) {
      // As in Cells.MISSING: IN would be a join, after which rows have no order.
      conditions.add(
          "list_contains([%s], CAST(%s AS VARCHAR))".formatted(Sql.texts(texts), cells.quoted()));
    }
    if (cells.column().isNumeric() && cells.column().type() != Column.Type.BOOLEAN) {
      for (String text : texts) {
        if (isNumber(text)) {
          conditions.add(
              "coalesce(TRY_CAST(%s AS DOUBLE) = CAST(%s AS DOUBLE), false)"
                  .formatted(cells.quoted(), Sql.text(text)));
        }
      }
    }
    return String.join(" OR ", conditions);
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(new BigDecimal(text.strip()).doubleValue());
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
