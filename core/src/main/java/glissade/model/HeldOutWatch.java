package glissade.model;

import glissade.descent.Checkpoint;
import glissade.descent.Progress;
import glissade.descent.StopRule;
import glissade.descent.Verdict;
import glissade.objective.HeldOutLoss;
import org.jspecify.annotations.Nullable;

/**
 * Sees the held-out loss of every iterate of one run and remembers the least, without stopping
 * anything; asked before other rules, it misses none. Its memory is part of a checkpoint.
 */
public final class HeldOutWatch implements StopRule, StopRule.Run {

  private final HeldOutLoss loss;
  private final boolean judging;
  private double last = Double.NaN;
  private double best = Double.POSITIVE_INFINITY;
  private long bestIteration;

  /**
   * @param judging whether the run judges its points by that loss itself
   */
  HeldOutWatch(HeldOutLoss loss, boolean judging) {
    this.loss = loss;
    this.judging = judging;
  }

  /** This watch: it sees one run only. */
  @Override
  public StopRule.Run start() {
    return this;
  }

  @Override
  public @Nullable Verdict check(Progress progress) {
    last = judging ? progress.judged() : loss.applyAsDouble(progress.at());
    if (last < best) {
      best = last;
      bestIteration = progress.iterations();
    }
    return null;
  }

  /** The held-out loss at the point before the last update made, or where the run ended. */
  public double last() {
    return last;
  }

  /** The least held-out loss of all iterates seen. */
  public double best() {
    return best;
  }

  /** After how many updates that was. */
  public long bestIteration() {
    return bestIteration;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    best = checkpoint.number("best", best);
    bestIteration = checkpoint.count("bestIteration", bestIteration);
  }
}
