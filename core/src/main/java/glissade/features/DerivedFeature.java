package glissade.features;

import glissade.formula.Expression;
import java.io.Serializable;

/**
 * A feature that is computed from the cells of a row.
 *
 * @param name what its coefficient is called: {@code log(income)}, {@code poly(age, 3)2}, {@code
 *     area:city=Paris}
 * @param expression how
 */
public record DerivedFeature(String name, Expression expression) implements Serializable {}
