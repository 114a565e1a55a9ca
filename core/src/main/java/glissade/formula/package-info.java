/**
 * What φ is made of, in words that need no table: the formula somebody writes, and the expressions
 * that each feature is, which evaluation, the model file and every export read alike.
 */
@NullMarked
package glissade.formula;

import org.jspecify.annotations.NullMarked;
