/** Accumulators, and the deterministic parallel fold that runs them over chunks. */
@NullMarked
package glissade.fold;

import org.jspecify.annotations.NullMarked;
