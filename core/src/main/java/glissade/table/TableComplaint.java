package glissade.table;

import java.util.List;
import java.util.Locale;

/** What may be wrong with what is asked of a table, in the same words whichever engine reads it. */
public final class TableComplaint {

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
        "Column `%s` of %s holds %s (%s), which are no categories. Make text or numbers of them with --query."
            .formatted(column.name(), table, inWords(column.type()), column.sourceType()));
  }

  private static String inWords(Column.Type type) {
    return switch (type) {
      case TEXT -> "text";
      case TIME -> "dates or times";
      default -> "values of another kind";
    };
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
