package glissade.cli;

import glissade.evaluation.FoldTriangles;
import glissade.evaluation.MeanFill;
import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.IndicatedTable;
import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.rows.Folds;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The design of a table on its way to the triangles of folds. What is put in place of a missing
 * number is left open until a fold's training rows say it.
 *
 * @param rows folded once
 * @param features the names of the features
 * @param fill what is missing; null where nothing is filled in
 */
record FoldedColumns(TableRows rows, List<String> features, @Nullable MeanFill fill) {

  /** So many triangles a fold may be held at once while they are merged. */
  private static final long AT_ONCE = 20;

  /** Of columns as they stand, and formulas that learn nothing. */
  static FoldedColumns of(
      TableSource source,
      ColumnRoles roles,
      LossOptions loss,
      Coding coding,
      Missing missing,
      ParallelFold threads) {
    if (missing != Missing.MEAN) {
      TableRows rows = TableRows.of(source, roles, loss.loss(), coding, missing, threads);
      return new FoldedColumns(rows, rows.map().features(), null);
    }
    IndicatedTable table = IndicatedTable.of(source, roles.numbers(), threads);
    List<String> numbers = new ArrayList<>(roles.numbers());
    numbers.addAll(table.indicators());
    ColumnRoles wider =
        new ColumnRoles(
            numbers,
            roles.categories(),
            roles.target(),
            roles.positive(),
            roles.rowWeights(),
            roles.offset(),
            roles.exposure());
    TableRows rows = TableRows.of(table, wider, loss.loss(), coding, Missing.DROP, threads);
    List<String> features = new ArrayList<>(rows.map().features());
    features.removeAll(table.indicators());
    return new FoldedColumns(rows, features, new MeanFill(roles.numbers().size(), table.missing()));
  }

  /**
   * Whether the means are those that a fit of the same rows fills in: it counts every row alike,
   * and those too that are left out since something else is missing.
   */
  boolean isAsFitted() {
    return fill == null
        || fill.missing().isEmpty()
        || rows.missing().rowsUsed() == rows.missing().rows();
  }

  /**
   * The triangles of the folds: one pass.
   *
   * @throws UnusableDataException if they do not fit into memory
   */
  FoldTriangles fold(Folds folds) {
    double bytes = 8.0 * (rows.features() + 2) * (rows.features() + 2) * folds.count() * AT_ONCE;
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw new UnusableDataException(
          "The triangles of "
              + folds.count()
              + " folds of "
              + rows.features()
              + " columns are more than the memory that Java may use. Choose fewer --folds or"
              + " --features.");
    }
    FoldTriangles triangles = FoldTriangles.of(rows, folds);
    return fill == null ? triangles : triangles.filled(fill);
  }
}
