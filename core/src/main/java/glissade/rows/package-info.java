/**
 * The design after φ: batches of feature values with their targets and weights, and the rows they
 * are folded from, wherever those live.
 */
@NullMarked
package glissade.rows;

import org.jspecify.annotations.NullMarked;
