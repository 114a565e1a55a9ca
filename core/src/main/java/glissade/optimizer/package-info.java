/**
 * The ways to descend: directions × step sizes, put together by {@link
 * glissade.optimizer.GradientDescent}; conjugate gradient and L-BFGS, which bring their own
 * searches; and {@link glissade.optimizer.Catalogue}, which lists them all. Where what one of them
 * does on a quadratic is known beforehand, it says so by a {@link glissade.optimizer.Recurrence}.
 */
@NullMarked
package glissade.optimizer;

import org.jspecify.annotations.NullMarked;
