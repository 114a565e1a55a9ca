/**
 * How good a model is on rows that it was not made of: cross-validation over folds, and measures of
 * its predictions.
 */
@NullMarked
package glissade.evaluation;

import org.jspecify.annotations.NullMarked;
