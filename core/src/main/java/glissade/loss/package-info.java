/**
 * What a row costs: value, derivative and curvature by its score, the link to what is predicted.
 */
@NullMarked
package glissade.loss;

import org.jspecify.annotations.NullMarked;
