/**
 * The linear model in original units, and the trainer that plans a descent, runs it and checks
 * where it arrived.
 */
@NullMarked
package glissade.model;

import org.jspecify.annotations.NullMarked;
