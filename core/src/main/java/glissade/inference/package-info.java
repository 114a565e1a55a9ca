/**
 * What a fit says of the world beyond its rows, and how sure it is: standard errors, tests and
 * intervals, likelihood, deviance, leverage, as R's {@code summary} of {@code lm} and {@code glm}
 * tells them.
 */
@NullMarked
package glissade.inference;

import org.jspecify.annotations.NullMarked;
