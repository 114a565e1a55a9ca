package glissade.features;

import glissade.fold.Mapped;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.Folds;
import glissade.rows.FoldsAccumulator;
import glissade.rows.ResponseTally;
import glissade.table.LevelCounts;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table parted into {@link Folds}, with a φ for each that is learned from the rows of the others
 * alone: levels, knots, polynomials, means of levels, means in place of what is missing. Which fold
 * a row is in is decided by its cells as they stand in the table, whatever φ makes of them; cells
 * that are missing are as good as any.
 *
 * <p>Every fold takes as many passes as to fit φ anew. They go through memory where a quarter of it
 * holds the columns, and otherwise through the table.
 */
public final class TableFolds {

  private final FoldCells cells;
  private final ColumnRoles roles;
  private final Loss loss;
  private final Coding coding;
  private final Missing missing;
  private final Folds folds;
  private final @Nullable LevelCounts classes;
  private final ParallelFold threads;
  private final TableRows whole;

  /**
   * One fold held out, and all others.
   *
   * @param training what φ is learned from
   * @param heldOut by the same φ
   */
  public record Part(TableRows training, TableRows heldOut) {}

  private TableFolds(
      FoldCells cells,
      ColumnRoles roles,
      Loss loss,
      Coding coding,
      Missing missing,
      Folds folds,
      @Nullable LevelCounts classes,
      ParallelFold threads) {
    this.cells = cells;
    this.roles = roles;
    this.loss = loss;
    this.coding = coding;
    this.missing = missing;
    this.folds = folds;
    this.classes = classes;
    this.threads = threads;
    this.whole = fitted(table(-1, false));
  }

  /**
   * Parts a table, and fits φ on all of it.
   *
   * @param source stays open for as long as the parts are folded
   * @param loss says what the target must be
   * @param coding which levels of categories have a feature
   * @throws UnusableDataException if the columns cannot be used
   */
  public static TableFolds of(
      TableSource source,
      ColumnRoles roles,
      Loss loss,
      Coding coding,
      Missing missing,
      Folds folds,
      ParallelFold threads) {
    LevelCounts classes = TargetClasses.of(source, roles, TargetKind.of(loss));
    FoldCells cells = new FoldCells(source, roles, classes, threads);
    return new TableFolds(cells, roles, loss, coding, missing, folds, classes, threads);
  }

  private FoldTable table(int fold, boolean heldOut) {
    return new FoldTable(cells, folds, fold, heldOut, threads);
  }

  /** A class has the same number everywhere, though some may not occur. */
  private TableRows fitted(TableSource table) {
    return TableRows.ofKnownClasses(table, roles, classes, loss, coding, missing, threads);
  }

  /** How the rows are parted. */
  public Folds folds() {
    return folds;
  }

  /** All rows, by the φ that is learned from all of them. */
  public TableRows whole() {
    return whole;
  }

  /**
   * One fold.
   *
   * @param fold counted from 0; one that has rows, while others have too
   * @throws UnusableDataException if φ cannot be learned from the rows of the others
   */
  public Part part(int fold) {
    TableRows training = fitted(table(fold, false));
    TableRows heldOut =
        new TableRows(table(fold, true), training.map(), loss, classes, List.of(), threads);
    return new Part(training, heldOut);
  }

  /** What is in each fold, of the rows that are used: one pass. */
  public List<ResponseTally> tally() {
    FoldsAccumulator<ResponseTally> zero =
        new FoldsAccumulator<>(
            folds, new ResponseTally(classes == null ? 0 : classes.levels().size()));
    int filled = missing == Missing.MEAN ? cells.numbers() : 0;
    boolean weighted = roles.rowWeights() != null;
    Used used = new Used(cells.features(), filled, weighted);
    return cells.chunks().fold(new Mapped<>(zero, used)).inner().parts();
  }

  /** How often the table itself was read so far, beyond finding levels. */
  public int readings() {
    return cells.readings();
  }

  /**
   * Takes the cells of the rows in which nothing is missing that is not filled in.
   *
   * @param features how many columns come before the target
   * @param filled how many of those come first in which gaps are filled
   */
  private record Used(int features, int filled, boolean weighted)
      implements Mapping<TableChunk, Batch> {
    @Override
    public Batch map(TableChunk chunk) {
      int[] used = new int[chunk.rows()];
      int count = 0;
      for (int i = 0; i < used.length; i++) {
        if (isUsed(chunk, i)) {
          used[count++] = i;
        }
      }
      DenseBatch batch =
          new DenseBatch(chunk.values(), 0, chunk.stride(), chunk.rows(), features, weighted);
      Batch taken = batch.pick(used, count);
      chunk.release();
      return taken;
    }

    private boolean isUsed(TableChunk chunk, int row) {
      for (int j = filled; j < chunk.width(); j++) {
        if (Double.isNaN(chunk.values()[j * chunk.stride() + row])) {
          return false;
        }
      }
      return true;
    }
  }
}
