/** What a wrong prediction costs: value and derivative by the prediction. */
@NullMarked
package glissade.loss;

import org.jspecify.annotations.NullMarked;
