/**
 * What is descended on: value and gradient at a point, for any function, for the mean loss over
 * rows, and for the compressed quadratic; and the coordinates it is descended in.
 */
@NullMarked
package glissade.objective;

import org.jspecify.annotations.NullMarked;
