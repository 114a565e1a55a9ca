package glissade.model;

import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.formula.Formula;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;

/**
 * A fit of a formula to a table: the rows as φ made them, and where the descent arrived.
 *
 * <pre>{@code
 * TableFit houses = TableFit.of(table, "price ~ log(area) + rooms * city");
 * double[] prices = houses.fit().model().answers(others)[0];
 * }</pre>
 *
 * @param rows what was gone through; whoever folds them again reads the table again
 * @param fit where it arrived
 */
public record TableFit(TableRows rows, Fit fit) {

  /**
   * Squared loss, everything decided by the plan, no value missing.
   *
   * @param formula with a left side, as {@link Formula#parse} reads it
   * @throws Formula.SyntaxException if it cannot be read
   * @throws UnusableDataException if the table does not have what it asks for, or a value is
   *     missing
   */
  public static TableFit of(TableSource table, String formula) {
    return of(Trainer.automatic(), table, formula, Missing.FAIL);
  }

  /**
   * With choices of one's own. A formula with {@code - 1} goes through zero whatever the trainer
   * says; without a penalty the first level of each category is what the others are compared with.
   *
   * @param trainer what to minimise, and how
   * @param formula as above
   * @param missing what becomes of rows that miss a value
   * @throws Formula.SyntaxException as above
   * @throws UnusableDataException as above, unless that is what {@code missing} is for
   */
  public static TableFit of(Trainer trainer, TableSource table, String formula, Missing missing) {
    Formula asked = Formula.parse(formula);
    Trainer descending = asked.intercept() ? trainer : trainer.withoutIntercept();
    ColumnRoles roles = ColumnRoles.of(asked, table);
    Coding coding = Coding.usual(!trainer.penalty().isNone(), descending.intercept());
    ParallelFold fold = ParallelFold.onAllProcessors();
    TableRows rows =
        trainer.classes().isPresent()
            ? TableRows.ofClasses(table, roles, coding, missing, fold)
            : TableRows.of(table, roles, trainer.loss(), coding, missing, fold);
    return new TableFit(rows, descending.fit(rows, rows.map()));
  }
}
