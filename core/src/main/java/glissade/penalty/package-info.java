/** What large weights cost: value, gradient and proximal step. */
@NullMarked
package glissade.penalty;

import org.jspecify.annotations.NullMarked;
