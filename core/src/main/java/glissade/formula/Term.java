package glissade.formula;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The product of some factors: of one, that factor itself; of two or more, their interaction.
 *
 * @param factors none twice, in the order in which the terms of the formula name them first
 */
public record Term(List<Factor> factors) implements Serializable {

  public Term {
    factors = List.copyOf(factors);
  }

  /** As in a formula: {@code area:city}. */
  public String text() {
    return factors.stream().map(Factor::text).collect(Collectors.joining(":"));
  }

  /** The raw columns that it names, in order of first mention. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    factors.forEach(factor -> columns.addAll(factor.columns()));
    return columns;
  }
}
