/**
 * φ: from raw table columns to the design. What the user asked for is a {@link
 * glissade.formula.Formula}; what it became on the training table is a {@link
 * glissade.features.FeatureMap}.
 */
@NullMarked
package glissade.features;

import org.jspecify.annotations.NullMarked;
