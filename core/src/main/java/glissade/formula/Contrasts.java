package glissade.formula;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which categories are coded by contrasts, with one feature less than they have levels, and which
 * by all levels. A category in a term is coded by contrasts if and only if what the term without it
 * can say is said already: by the intercept if nothing is left, or by a term before that has the
 * same numbers and at least the same categories. Where a model that has an interaction has its main
 * effects too, this means: if and only if the term without the category is in the model.
 *
 * <p>So {@code a + a:b} has contrasts of b for each level of a, and {@code 0 + a + b} all levels of
 * a and contrasts of b. R, which does not look at which columns are numbers, takes {@code a:x} for
 * a term that says what a does, and so loses a in {@code a:x + a:b}.
 *
 * <p>Source: Chambers and Hastie, Statistical Models in S (1992), section 2.3.1.
 *
 * @param byContrasts of each term the categories that are coded so
 */
public record Contrasts(Map<Term, Set<Factor>> byContrasts) {

  public Contrasts {
    byContrasts = Map.copyOf(byContrasts);
  }

  /**
   * Decides for all terms of a formula.
   *
   * @param isCategorical of which factors the features are levels
   */
  public static Contrasts of(Formula formula, Predicate<Factor> isCategorical) {
    Map<Term, Set<Factor>> byContrasts = new HashMap<>();
    List<Split> splits = formula.terms().stream().map(term -> split(term, isCategorical)).toList();
    for (int k = 0; k < splits.size(); k++) {
      List<Split> earlier = splits.subList(0, k);
      Split term = splits.get(k);
      Set<Factor> chosen = new HashSet<>();
      for (Factor category : term.categories()) {
        Split margin = term.without(category);
        if ((formula.intercept() && margin.isEmpty())
            || earlier.stream().anyMatch(other -> other.says(margin))) {
          chosen.add(category);
        }
      }
      byContrasts.put(formula.terms().get(k), Set.copyOf(chosen));
    }
    return new Contrasts(byContrasts);
  }

  /** Whether a category is coded by contrasts in a term. */
  public boolean of(Term term, Factor category) {
    return byContrasts.getOrDefault(term, Set.of()).contains(category);
  }

  private static Split split(Term term, Predicate<Factor> isCategorical) {
    Set<Factor> numbers = new HashSet<>();
    Set<Factor> categories = new HashSet<>();
    for (Factor factor : term.factors()) {
      (isCategorical.test(factor) ? categories : numbers).add(factor);
    }
    return new Split(numbers, categories);
  }

  /** The factors of a term, by what they are. */
  private record Split(Set<Factor> numbers, Set<Factor> categories) {

    Split without(Factor category) {
      Set<Factor> others = new HashSet<>(categories);
      others.remove(category);
      return new Split(numbers, others);
    }

    boolean isEmpty() {
      return numbers.isEmpty() && categories.isEmpty();
    }

    boolean says(Split other) {
      return numbers.equals(other.numbers) && categories.containsAll(other.categories);
    }
  }
}
