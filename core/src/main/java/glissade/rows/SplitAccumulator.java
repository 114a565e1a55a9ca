package glissade.rows;

import glissade.fold.Accumulator;

/**
 * Two summaries in one fold: of the rows to train on and of those held out. Costs what one costs,
 * and the splitting, O(d) a row.
 *
 * @param <A> what is made of each part
 */
public final class SplitAccumulator<A extends Accumulator<Batch, A>>
    implements Accumulator<Batch, SplitAccumulator<A>> {

  private final Split split;
  private final A training;
  private final A heldOut;

  /**
   * @param zero one that has seen nothing; not modified
   */
  public SplitAccumulator(Split split, A zero) {
    this.split = split;
    this.training = zero.empty();
    this.heldOut = zero.empty();
  }

  @Override
  public SplitAccumulator<A> empty() {
    return new SplitAccumulator<>(split, training);
  }

  @Override
  public void add(Batch batch) {
    boolean[] chosen = split.heldOut(batch);
    training.add(split.part(batch, chosen, false));
    heldOut.add(split.part(batch, chosen, true));
  }

  @Override
  public void merge(SplitAccumulator<A> later) {
    training.merge(later.training);
    heldOut.merge(later.heldOut);
  }

  /** The summary of the rows to train on. */
  public A training() {
    return training;
  }

  /** The summary of the rows held out. */
  public A heldOut() {
    return heldOut;
  }
}
