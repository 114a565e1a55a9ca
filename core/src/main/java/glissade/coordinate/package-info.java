/** Descent one coordinate at a time, and the paths of solutions it makes. */
@NullMarked
package glissade.coordinate;

import org.jspecify.annotations.NullMarked;
