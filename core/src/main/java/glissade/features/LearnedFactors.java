package glissade.features;

import glissade.formula.Factor;
import glissade.formula.Formula;
import glissade.formula.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which factors of a formula learn from rows something that predictions depend on. Means of levels
 * and knots do. Polynomials are made of rows too, but with the constant they are all polynomials of
 * their degree, whichever rows: a model that has the constant beside them, and beside what they are
 * multiplied by that too, predicts the same, unless a penalty counts their weights. Levels are not
 * counted among what is learned.
 */
public final class LearnedFactors {

  private LearnedFactors() {}

  /**
   * As they are written in the formula, none twice.
   *
   * @param penalized whether weights cost something
   * @param intercept whether there is a constant
   */
  public static List<String> of(Formula formula, boolean penalized, boolean intercept) {
    Set<Set<Factor>> spanned = new HashSet<>();
    if (intercept && !penalized) {
      spanned.add(Set.of());
      formula.terms().forEach(term -> spanned.add(Set.copyOf(term.factors())));
    }
    Set<String> learned = new LinkedHashSet<>();
    for (Term term : formula.terms()) {
      for (Factor factor : term.factors()) {
        if (isLearned(factor, term, spanned)) {
          learned.add(factor.text());
        }
      }
    }
    return new ArrayList<>(learned);
  }

  private static boolean isLearned(Factor factor, Term term, Set<Set<Factor>> spanned) {
    if (factor instanceof Factor.Basis basis) {
      Set<Factor> others = new HashSet<>(term.factors());
      others.remove(factor);
      return basis.kind() == Factor.Basis.Kind.NATURAL_SPLINE || !spanned.contains(others);
    }
    return factor instanceof Factor.Shrunk;
  }
}
