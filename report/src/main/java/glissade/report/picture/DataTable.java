package glissade.report.picture;

import glissade.report.markup.Element;
import glissade.report.words.Numbers;
import java.util.List;

/**
 * The numbers that a picture is drawn from.
 *
 * @param head what stands in the columns
 * @param rows from the first to the last
 */
public record DataTable(List<String> head, List<Row> rows) {

  /** Digits of a number that is read, not calculated with. */
  private static final int DIGITS = 6;

  /**
   * One row.
   *
   * @param iteration the iteration it is of, or −1
   * @param cells text, {@code Long} or {@code Double}, one a column
   */
  public record Row(long iteration, List<Object> cells) {

    /** A row that is of no iteration. */
    public static Row of(Object... cells) {
      return new Row(-1, List.of(cells));
    }

    /** A row of an iteration, which is its first cell. */
    public static Row of(long iteration, double... cells) {
      List<Object> all = new java.util.ArrayList<>();
      all.add(iteration);
      for (double cell : cells) {
        all.add(cell);
      }
      return new Row(iteration, all);
    }
  }

  /** As HTML. */
  public Element element() {
    boolean[] numbers = numbers();
    Element first = Element.of("tr");
    for (int j = 0; j < head.size(); j++) {
      Element cell = numbers[j] ? Element.of("th") : Element.of("th", "text");
      first.add(cell.set("scope", "col").add(head.get(j)));
    }
    Element body = Element.of("tbody");
    for (Row row : rows) {
      Element line = Element.of("tr");
      if (row.iteration() >= 0) {
        line.set("data-k", row.iteration());
      }
      for (int j = 0; j < row.cells().size(); j++) {
        Element cell = numbers[j] ? Element.of("td") : Element.of("td", "text");
        line.add(cell.add(text(row.cells().get(j))));
      }
      body.add(line);
    }
    return Element.of("table").add(Element.of("thead").add(first)).add(body);
  }

  /** Of which columns numbers stand in some row: those are read from the right. */
  private boolean[] numbers() {
    boolean[] numbers = new boolean[head.size()];
    for (Row row : rows) {
      for (int j = 0; j < numbers.length; j++) {
        numbers[j] |= !(row.cells().get(j) instanceof String);
      }
    }
    return numbers;
  }

  /** As people read it. */
  private static String text(Object cell) {
    if (cell instanceof Long count) {
      return Numbers.count(count);
    }
    return cell instanceof Double number ? Numbers.shortest(number, DIGITS) : cell.toString();
  }
}
