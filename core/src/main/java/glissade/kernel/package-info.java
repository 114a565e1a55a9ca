/**
 * The loops over primitive arrays that everything else stands on. They know nothing of rows, losses
 * or models: arrays, offsets, strides and counts come in, numbers go out.
 *
 * <p>Sums run in eight logical lanes, element i in lane i mod 8, with fused multiply-add, and the
 * lanes are added in one fixed order. A vector unit of any width can do exactly that, so every
 * implementation returns the same bits.
 */
@NullMarked
package glissade.kernel;

import org.jspecify.annotations.NullMarked;
