package glissade.cli;

import glissade.evaluation.FoldTriangles;
import glissade.evaluation.MeanFill;
import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.IndicatedTable;
import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.formula.Factor;
import glissade.formula.Formula;
import glissade.formula.Term;
import glissade.rows.Folds;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
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

  static FoldedColumns of(
      TableSource source, ColumnOptions columns, LossOptions loss, ParallelFold threads) {
    ColumnRoles roles = columns.choice(source, loss.kind(), loss.loss().name()).roles();
    refuseLearned(roles.formula(), columns.missing, loss.penalty.isGiven());
    Coding coding = Coding.usual(loss.penalty.isGiven(), !columns.noIntercept());
    if (columns.missing != Missing.MEAN) {
      TableRows rows = TableRows.of(source, roles, loss.loss(), coding, columns.missing, threads);
      return new FoldedColumns(rows, rows.map().features(), null);
    }
    if (!loss.isSquares()) {
      throw new UsageException(
          "With --folds a mean can be put in place of what is missing only by squares. Choose"
              + " --missing drop.");
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
   * What a formula learns from all rows would be learned from those held out as well.
   *
   * @throws UsageException if it learns something that predictions depend on
   */
  private static void refuseLearned(@Nullable Formula formula, Missing missing, boolean penalized) {
    if (formula == null) {
      return;
    }
    if (missing == Missing.MEAN) {
      throw new UsageException(
          "With --folds a mean can be put in place of what is missing only where columns are features"
              + " as they stand. Choose --missing drop.");
    }
    for (Term term : formula.terms()) {
      for (Factor factor : term.factors()) {
        if (isLearned(factor, penalized)) {
          throw new UsageException(
              "With --folds "
                  + factor.text()
                  + " would be made of the rows held out as well. Leave it out, or judge the model by"
                  + " evaluate on other rows.");
        }
      }
    }
  }

  /** The polynomials of a degree are the same functions together, whichever basis they have. */
  private static boolean isLearned(Factor factor, boolean penalized) {
    return factor instanceof Factor.Shrunk
        || (factor instanceof Factor.Basis basis
            && (penalized || basis.kind() == Factor.Basis.Kind.NATURAL_SPLINE));
  }

  /** The rows, where going through them again is cheap if there is room for them. */
  Rows kept() {
    return rows.isSpread() || InMemoryRows.fits(rows) ? rows.kept() : rows;
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
