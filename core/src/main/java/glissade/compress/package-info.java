/**
 * Rows folded to a triangle that has exactly their loss surface, and what the triangle alone tells:
 * means, standard deviations, which columns are aliased, the spectrum of curvatures.
 */
@NullMarked
package glissade.compress;

import org.jspecify.annotations.NullMarked;
