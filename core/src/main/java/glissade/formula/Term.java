package glissade.formula;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The product of some factors: of one, that factor itself; of two or more, their interaction.
 *
 * @param factors none twice, in the order in which the formula named them first
 */
public record Term(List<Factor> factors) {

  public Term {
    factors = List.copyOf(factors);
  }

  /** As in a formula: {@code area:city}. */
  public String text() {
    return factors.stream().map(Factor::text).collect(Collectors.joining(":"));
  }
}
