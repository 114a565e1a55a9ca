package glissade.cli;

import glissade.compress.Aliasing;
import glissade.compress.Triangle;
import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.table.ColumnSummary;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.List;

/**
 * Which columns of numbers are combinations of those before them: from the triangle of all of them,
 * the last one in the place of a target, of the rows in which none is missing.
 */
final class CollinearColumns {

  /** More would cost more than to know it is worth. */
  private static final int MOST = 300;

  private CollinearColumns() {}

  /** What is to be said of them, a sentence; empty if none is. */
  static String text(TableSource source, List<ColumnSummary> summaries) {
    List<String> names =
        summaries.stream()
            .filter(CollinearColumns::varies)
            .map(each -> each.column().name())
            .toList();
    if (names.size() < 2) {
      return "";
    }
    if (names.size() > MOST) {
      return "There are more than "
          + MOST
          + " columns of numbers, so whether some are combinations"
          + " of others was not looked at; fit will say.";
    }
    try {
      List<String> found = combinations(source, names);
      return found.isEmpty()
          ? ""
          : "Of the rows that miss no number: "
              + String.join("; ", found)
              + ". fit uses such columns, but their coefficients are one choice of many.";
    } catch (UnusableDataException | ArithmeticException e) {
      return "Whether columns are combinations of others cannot be told. " + e.getMessage();
    }
  }

  private static boolean varies(ColumnSummary summary) {
    return summary.column().isNumeric()
        && summary.badCell() == null
        && summary.min() != null
        && !summary.min().equals(summary.max());
  }

  private static List<String> combinations(TableSource source, List<String> names) {
    int last = names.size() - 1;
    TableRows rows =
        TableRows.of(
            source,
            names.subList(0, last),
            names.get(last),
            null,
            Missing.DROP,
            ParallelFold.onAllProcessors());
    Triangle triangle = Triangle.of(rows);
    if (triangle.rows() <= names.size()) {
      return List.of();
    }
    Aliasing aliasing = Aliasing.of(triangle.toArray(), triangle.size());
    return new AliasText(aliasing, names, true).combinations();
  }
}
