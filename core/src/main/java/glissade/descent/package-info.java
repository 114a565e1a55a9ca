/**
 * The descent loop: an iterator of steps, driven by an optimizer, ended by a stop rule, summed up
 * in an outcome. It knows nothing of who listens.
 */
@NullMarked
package glissade.descent;

import org.jspecify.annotations.NullMarked;
