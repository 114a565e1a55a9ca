package glissade.explore.page;

import java.util.StringJoiner;

/** {@link Edits} as text: {@code 17:0=5.1,1=3.4;20:x}, in numbers of rows and columns. */
final class EditsText {

  private static final String DELETED = "x";

  /** More rows or columns than a page ever has. */
  private static final int MOST_NUMBER = 100_000_000;

  private EditsText() {}

  static String of(Edits edits) {
    StringJoiner text = new StringJoiner(";");
    edits.changes().forEach((row, change) -> text.add(row + ":" + of(change)));
    return text.toString();
  }

  private static String of(Edits.Change change) {
    if (change.deleted()) {
      return DELETED;
    }
    StringJoiner values = new StringJoiner(",");
    change
        .values()
        .forEach((column, value) -> values.add(column + "=" + SituationText.text(value)));
    return values.toString();
  }

  /**
   * @throws IllegalArgumentException if it is no such text, or one of too many rows
   */
  static Edits read(String text) {
    Edits edits = Edits.NONE;
    for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      if (edits.isFull()) {
        throw new IllegalArgumentException("at most " + Edits.MOST + " rows can be changed.");
      }
      int colon = part.indexOf(':');
      int row =
          (int) SituationText.whole(colon < 0 ? "" : part.substring(0, colon), 0, MOST_NUMBER);
      edits = read(edits, row, part.substring(colon + 1));
    }
    return edits;
  }

  private static Edits read(Edits edits, int row, String text) {
    if (text.equals(DELETED)) {
      return edits.without(row);
    }
    Edits changed = edits;
    for (String value : text.split(",", -1)) {
      int equals = value.indexOf('=');
      String column = equals < 0 ? "" : value.substring(0, equals);
      changed =
          changed.with(
              row,
              (int) SituationText.whole(column, 0, MOST_NUMBER),
              SituationText.number(value.substring(equals + 1)));
    }
    return changed;
  }
}
