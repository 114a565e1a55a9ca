/** Methods that learn from a few rows at a time: over and over from the same, or from a stream. */
@NullMarked
package glissade.stochastic;

import org.jspecify.annotations.NullMarked;
