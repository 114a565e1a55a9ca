package glissade.cli;

import glissade.evaluation.CrossValidation;
import glissade.evaluation.FoldFits;
import glissade.evaluation.FoldTriangles;
import glissade.evaluation.LearnedFolds;
import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.LearnedFactors;
import glissade.features.Missing;
import glissade.features.TableFolds;
import glissade.fold.ParallelFold;
import glissade.formula.Formula;
import glissade.model.LassoPath;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.Folds;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the folds of a table are judged: from one pass where nothing is learned from its rows. */
final class Folding {

  /** Each λ costs many passes over the rows for every fold. */
  private static final int USUAL_FITS = 20;

  private final TableSource source;
  private final ColumnOptions columns;
  private final LossOptions loss;
  private final Trainer trainer;
  private final Folds folds;
  private final ParallelFold threads;
  private final boolean intercept;

  /**
   * @param trainer as it trains on all rows afterwards, but for λ
   */
  Folding(
      TableSource source,
      ColumnOptions columns,
      LossOptions loss,
      Trainer trainer,
      Folds folds,
      ParallelFold threads) {
    this.source = source;
    this.columns = columns;
    this.loss = loss;
    this.trainer = trainer;
    this.folds = folds;
    this.threads = threads;
    this.intercept = !columns.noIntercept();
  }

  /**
   * What was found.
   *
   * @param learned what was made anew of the training rows of each fold; empty if nothing was
   * @param readings how often the table was read for that
   */
  record Judged(CrossValidation result, List<String> learned, int readings) {
    Judged {
      learned = List.copyOf(learned);
    }
  }

  /**
   * Judges them.
   *
   * @throws IllegalArgumentException if they cannot be
   * @throws ArithmeticException if an error is not finite, or an optimum is not found
   */
  Judged run() {
    ColumnRoles roles = columns.choice(source, loss.kind(), loss.loss().name()).roles();
    Coding coding = Coding.usual(loss.penalty.isGiven(), intercept);
    List<String> learned = learned(roles.formula());
    if (learned.isEmpty() && (columns.missing != Missing.MEAN || isFilledLater(roles))) {
      FoldedColumns read = FoldedColumns.of(source, roles, loss, coding, columns.missing, threads);
      CrossValidation result = loss.isSquares() ? ofSquares(read) : ofFits(read);
      if (result != null) {
        return new Judged(result, List.of(), 0);
      }
    }
    if (columns.missing == Missing.MEAN) {
      learned.add("the mean in place of what is missing");
    }
    TableFolds parts =
        TableFolds.of(source, roles, loss.loss(), coding, columns.missing, folds, threads);
    CrossValidation result = loss.isSquares() ? ofSquares(parts) : ofFits(parts);
    return new Judged(result, learned, parts.readings());
  }

  private List<String> learned(@Nullable Formula formula) {
    return formula == null
        ? new ArrayList<>()
        : LearnedFactors.of(formula, loss.penalty.isGiven(), intercept);
  }

  /** Whether means can be put into the triangles, which weigh rows and know no other columns. */
  private boolean isFilledLater(ColumnRoles roles) {
    return loss.isSquares() && roles.formula() == null && roles.rowWeights() == null;
  }

  /** Null if that would be of other means than those of a fit. */
  private @Nullable CrossValidation ofSquares(FoldedColumns read) {
    FoldTriangles triangles = read.fold(folds);
    if (!read.isAsFitted()) {
      return null;
    }
    ElasticNet penalty = loss.penalty.on(read.features());
    return loss.penalty.isPathAsked()
        ? CrossValidation.ofPath(triangles, penalty, intercept, tried())
        : CrossValidation.of(triangles, penalty, intercept, penalty.lambda());
  }

  private CrossValidation ofSquares(TableFolds parts) {
    ElasticNet penalty = loss.penalty.on(parts.whole().map().features());
    return loss.penalty.isPathAsked()
        ? LearnedFolds.ofPath(parts, penalty, intercept, tried())
        : LearnedFolds.of(parts, penalty, intercept, penalty.lambda());
  }

  private int tried() {
    return loss.penalty.tried(LassoPath.USUAL_COUNT);
  }

  private CrossValidation ofFits(FoldedColumns read) {
    Trainer asked = loss.forRows(trainer, read.rows());
    Rows rows = InMemoryRows.keptIfRoom(read.rows());
    return FoldFits.of(rows, read.rows().map().classes(), folds, asked, lambdas(rows, asked));
  }

  private CrossValidation ofFits(TableFolds parts) {
    Trainer asked = loss.forRows(trainer, parts.whole());
    Rows rows = InMemoryRows.keptIfRoom(parts.whole());
    return FoldFits.of(parts, rows, asked, lambdas(rows, asked));
  }

  private double[] lambdas(Rows rows, Trainer asked) {
    ElasticNet penalty = asked.penalty();
    return loss.penalty.isPathAsked()
        ? FoldFits.falling(rows, asked.loss(), penalty, intercept, loss.penalty.tried(USUAL_FITS))
        : new double[] {penalty.lambda()};
  }
}
