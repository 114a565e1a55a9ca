package glissade.table;

import glissade.table.ColumnSummary.BadCell;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What may be wrong with what is asked of a table, in the same words whichever engine reads it. */
public final class TableComplaint {

  private static final int LONGEST_SHOWN = 60;

  private TableComplaint() {}

  /** There is no such column. */
  public static UnusableDataException noColumn(NamedColumns table, String wanted) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return new UnusableDataException(
        "%s has no column `%s`%s Its columns: %s."
            .formatted(
                table.name(),
                wanted,
                NearNames.suggestion(wanted, names),
                String.join(", ", names)));
  }

  /** A column is read as numbers, and holds something else. */
  public static UnusableDataException notNumeric(String table, Column column) {
    return new UnusableDataException(
        "Column `%s` of %s holds %s (%s), where numbers were expected."
            .formatted(column.name(), table, inWords(column.type()), column.sourceType()));
  }

  /** A column is read as levels, and holds something else than text or numbers. */
  public static UnusableDataException noLevels(String table, Column column) {
    return new UnusableDataException(
        "Column `%s` of %s holds %s (%s), which are no categories."
            .formatted(column.name(), table, inWords(column.type()), column.sourceType()),
        Remedy.MAKE_LEVELS);
  }

  /** A part of a date is taken from a column, and it holds something else. */
  public static UnusableDataException noDate(String table, Column column) {
    return new UnusableDataException(
        "Column `%s` of %s holds %s (%s), where dates or times were expected."
            .formatted(
                column.name(),
                table,
                column.isNumeric() ? "numbers" : inWords(column.type()),
                column.sourceType()),
        Remedy.MAKE_DATES,
        column.name());
  }

  private static String inWords(Column.Type type) {
    return switch (type) {
      case TEXT -> "text";
      case TIME -> "dates or times";
      default -> "values of another kind";
    };
  }

  /**
   * A cell is not what its column holds.
   *
   * @param where the file or the table, in which rows are counted
   */
  public static UnusableDataException badCell(String where, Column column, BadCell cell) {
    String expected = column.type() == Column.Type.BOOLEAN ? "true or false" : "a number";
    return new UnusableDataException(
        "%s, row %d, column `%s`: `%s` stands where %s was expected. Correct the cell, or leave it empty if it is missing.%s"
            .formatted(
                where,
                cell.row(),
                column.name(),
                shorten(cell.text()),
                expected,
                BadCell.mayMeanMissing(cell.text())
                    ? " All cells that hold this are missing with --na '" + cell.text() + "'."
                    : ""));
  }

  /** A cell or a line of a file, short enough for a sentence. */
  public static String shorten(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 3) + "...";
  }

  /**
   * Checks that names are different, also without their case, since SQL does not tell those apart.
   *
   * @param where what has them, as its owner calls it
   * @throws UnusableDataException naming a name that is there twice
   */
  public static void rejectRepeated(String where, List<String> names) {
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String before = seen.put(name.toLowerCase(Locale.ROOT), name);
      if (before == null || name.isEmpty()) {
        continue;
      }
      throw new UnusableDataException(
          before.equals(name)
              ? "%s has two columns named `%s`. Rename one of them.".formatted(where, name)
              : "%s has columns `%s` and `%s`, which differ only in upper and lower case. Rename one of them."
                  .formatted(where, before, name));
    }
  }

  /** There are more than {@value Levels#MOST} levels. */
  public static UnusableDataException tooManyLevels(String table, List<String> columns) {
    return new UnusableDataException(
        String.format(
            Locale.ROOT,
            "The columns read as categories of %s (%s) have more than %,d different values in all. Leave out the one that tells each row apart, or hash them.",
            table,
            String.join(", ", columns),
            Levels.MOST));
  }
}
