package glissade.features;

import glissade.formula.Expression;
import glissade.table.Levels;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How features are made of raw columns, where they are more than columns of numbers and levels as
 * they stand.
 *
 * @param formula what was asked for, as text
 * @param features those that are computed; all features but the levels of {@linkplain
 *     FeatureMap#categories() categories}
 * @param levels of the columns that these look up levels of, and that are not categories beside
 */
public record Derivation(String formula, List<DerivedFeature> features, List<Levels> levels)
    implements Serializable {

  public Derivation {
    features = List.copyOf(features);
    levels = List.copyOf(levels);
  }

  /** The columns whose numbers are seconds since 1970, of which features take parts. */
  public Set<String> dates() {
    Set<String> dates = new LinkedHashSet<>();
    features.forEach(feature -> addDates(feature.expression(), dates));
    return dates;
  }

  private static void addDates(Expression expression, Set<String> dates) {
    if (expression instanceof Expression.PartOf part) {
      dates.add(part.column());
    }
    expression.parts().forEach(inner -> addDates(inner, dates));
  }
}
