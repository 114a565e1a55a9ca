package glissade.spark.ml;

import glissade.features.MissingCells;
import glissade.table.UnusableDataException;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of a fit where values are missing. */
final class MissingRows {

  private MissingRows() {}

  /**
   * @param cells what was missing
   * @param handleInvalid as in {@link RowParams}
   * @throws UnusableDataException if no row is left, or one is missing a value and none was to
   */
  static void check(MissingCells cells, String handleInvalid) {
    if (cells.rows() == 0) {
      throw new UnusableDataException("The dataset has no rows. There is nothing to fit.");
    }
    if (handleInvalid.equals(RowParams.ERROR) && cells.rowsWithMissing() > 0) {
      throw new UnusableDataException(
          told(cells)
              + " Set handleInvalid to skip to leave such rows out, or fill them in before the"
              + " fit.");
    }
    if (cells.rowsUsed() == 0) {
      throw new UnusableDataException(told(cells) + " None is left to fit.");
    }
  }

  /** Which rows miss a value, in a sentence. */
  static String told(MissingCells cells) {
    String rows = cells.firstRows().stream().map(row -> "" + row).collect(Collectors.joining(", "));
    boolean all = cells.firstRows().size() == cells.rowsWithMissing();
    String columns =
        cells.byColumn().entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%s in %,d", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%,d of %,d rows of the dataset miss a value (%s): %s %s%s.",
        cells.rowsWithMissing(),
        cells.rows(),
        columns,
        cells.rowsWithMissing() == 1 ? "row" : "rows",
        rows,
        all ? "" : ", …");
  }
}
