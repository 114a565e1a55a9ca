/** Descent by coordinates, of the weights or of the dual, and the paths of solutions it makes. */
@NullMarked
package glissade.coordinate;

import org.jspecify.annotations.NullMarked;
