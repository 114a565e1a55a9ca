package glissade.objective;

import java.util.Optional;

/**
 * An objective that may have no optimum, since there can be a direction along which the loss of no
 * row grows, and that of some falls for ever: perfectly separated classes, counts that are all
 * zero.
 */
public interface Separable extends Objective {

  /**
   * Whether some row stands so far out that it is worth looking for such a direction; cheap right
   * after an evaluation.
   */
  boolean isFarOut(double[] at);

  /**
   * A direction of that kind, checked on every row, if one is found where descent runs off to: one
   * to three passes over the rows.
   *
   * @param at where descent is; not modified
   * @param before where it was one update earlier; not modified
   */
  Optional<Separation> separation(double[] at, double[] before);
}
