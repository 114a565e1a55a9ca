/**
 * What descent will do, before it does it: stable range, rate, iterations, the iterate at any k,
 * and why a step that is too large explodes. From the spectrum, never by running the loop.
 */
@NullMarked
package glissade.forecast;

import org.jspecify.annotations.NullMarked;
