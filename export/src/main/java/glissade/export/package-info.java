/**
 * Models in the forms that other programs run: ONNX, PMML and SQL, with φ.
 *
 * <p>Each form is a {@link glissade.export.Notation}: it knows how to write a cell, a number and
 * the operations between them, and nothing of models. What stands in which order, and what a level
 * adds, is said once, by {@link glissade.export.Scores}.
 */
@NullMarked
package glissade.export;

import org.jspecify.annotations.NullMarked;
