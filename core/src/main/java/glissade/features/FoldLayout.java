package glissade.features;

import glissade.fold.Mapping;
import glissade.rows.DenseBatch;
import glissade.rows.Folds;
import glissade.table.Levels;
import glissade.table.TableChunk;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a fold, or all others, from a chunk, and of those the columns asked for. */
final class FoldLayout implements Mapping<TableChunk, TableChunk> {

  private final int[] from;
  private final int[] @Nullable [] codes;
  private final int features;
  private final Folds folds;
  private final int fold;
  private final boolean heldOut;

  /**
   * @param from the column of the chunk that each column asked for is
   * @param codes of each the code that is asked for, by the one that stands there; null for those
   *     that are taken as they are
   * @param features how many columns of the chunk come before the target
   * @param folds decides by those and the target
   * @param fold counted from 0; none has the number −1
   * @param heldOut whether its rows are asked for, or those of the others
   */
  FoldLayout(
      int[] from, int[] @Nullable [] codes, int features, Folds folds, int fold, boolean heldOut) {
    this.from = from;
    this.codes = codes;
    this.features = features;
    this.folds = folds;
    this.fold = fold;
    this.heldOut = heldOut;
  }

  @Override
  public TableChunk map(TableChunk chunk) {
    int[] of =
        folds.of(new DenseBatch(chunk.values(), 0, chunk.stride(), chunk.rows(), features, false));
    int[] chosen = new int[of.length];
    int count = 0;
    for (int i = 0; i < of.length; i++) {
      if ((of[i] == fold) == heldOut) {
        chosen[count++] = i;
      }
    }
    double[] values = new double[count * from.length];
    for (int j = 0; j < from.length; j++) {
      int start = from[j] * chunk.stride();
      int[] code = codes[j];
      for (int i = 0; i < count; i++) {
        double cell = chunk.values()[start + chosen[i]];
        values[j * count + i] = code == null ? cell : coded(code, cell);
      }
    }
    chunk.release();
    return new TableChunk(chunk.firstRow(), count, from.length, values, count, null);
  }

  private static double coded(int[] code, double cell) {
    return Double.isNaN(cell) || cell == Levels.UNKNOWN ? cell : code[(int) cell];
  }
}
