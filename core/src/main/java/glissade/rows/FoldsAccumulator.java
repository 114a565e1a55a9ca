package glissade.rows;

import glissade.fold.Accumulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A summary of the rows of each fold, all in one pass. Costs what one summary of all rows costs,
 * and the parting, O(d) a row.
 *
 * @param <A> what is made of each fold
 */
public final class FoldsAccumulator<A extends Accumulator<Batch, A>>
    implements Accumulator<Batch, FoldsAccumulator<A>> {

  private final Folds folds;
  private final ArrayList<A> parts = new ArrayList<>();

  /**
   * @param zero one that has seen nothing; not modified
   */
  public FoldsAccumulator(Folds folds, A zero) {
    this.folds = folds;
    for (int k = 0; k < folds.count(); k++) {
      parts.add(zero.empty());
    }
  }

  @Override
  public FoldsAccumulator<A> empty() {
    return new FoldsAccumulator<>(folds, parts.get(0));
  }

  @Override
  public void add(Batch batch) {
    int[] fold = folds.of(batch);
    int[] chosen = new int[fold.length];
    for (int k = 0; k < parts.size(); k++) {
      int count = 0;
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] == k) {
          chosen[count++] = i;
        }
      }
      if (count > 0) {
        parts.get(k).add(batch.pick(chosen, count));
      }
    }
  }

  @Override
  public void merge(FoldsAccumulator<A> later) {
    for (int k = 0; k < parts.size(); k++) {
      parts.get(k).merge(later.parts.get(k));
    }
  }

  /** The summary of each fold. */
  public List<A> parts() {
    return Collections.unmodifiableList(parts);
  }
}
