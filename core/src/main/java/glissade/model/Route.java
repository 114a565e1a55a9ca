package glissade.model;

import glissade.compress.Triangle;
import glissade.objective.Dual;

/** Where descent finds the loss: what becomes of the rows before the first iteration. */
public enum Route {
  /** They are folded to a {@link Triangle}; an iteration costs O(d²), whatever n is. */
  TRIANGLE,
  /**
   * They are kept in memory and their transpose is folded, see {@link Dual}; an iteration costs
   * O(n²), whatever d is.
   */
  DUAL,
  /** They are kept in memory and gone through at every iteration: O(n·d). */
  MEMORY,
  /** They are read again at every iteration: O(n·d), in no more memory than a few chunks take. */
  REREAD
}
