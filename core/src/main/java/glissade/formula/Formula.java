package glissade.formula;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for: {@code price ~ area * city + poly(age, 3) + log(income) - 1}, as in R.
 * Names stand plain, or in double quotes or backticks where they hold anything but letters, digits,
 * _ and points: {@code "Body Mass (g)"}; inside, two quotes stand for one.
 *
 * <p>{@code a:b} is an interaction, {@code a*b} is a + b + a:b, {@code a/b} is a + a:b, {@code (a +
 * b + c)^2} is everything up to pairs, {@code - a} takes a out, {@code - 1} and {@code + 0} leave
 * out the intercept, {@code .} is every other column. Inside of functions and of {@code I(…)} the
 * same signs are arithmetic.
 *
 * <p>Source: Wilkinson and Rogers, Symbolic description of factorial models for analysis of
 * variance, Applied Statistics 22 (1973).
 *
 * @param target the left side, where there is one
 * @param terms none twice, in the order of their degree, and within one as they appear
 * @param intercept whether the model has one
 * @param unresolved the right side as text, as long as {@code .} stands in it, since what is taken
 *     out depends on what that is: {@link #resolve}; then null
 */
public record Formula(
    @Nullable String target, List<Term> terms, boolean intercept, @Nullable String unresolved)
    implements Serializable {

  /** More terms are not multiplied out. */
  public static final int MOST_TERMS = 10_000;

  public Formula {
    terms = List.copyOf(terms);
  }

  /** A formula without {@code .} in it. */
  public Formula(@Nullable String target, List<Term> terms, boolean intercept) {
    this(target, terms, intercept, null);
  }

  /** A formula that cannot be read: what was found, at which character, what was expected. */
  public static final class SyntaxException extends IllegalArgumentException {
    SyntaxException(String message) {
      super(message);
    }
  }

  /**
   * Reads a formula, with or without a left side.
   *
   * @throws SyntaxException if it is none, or has more than {@link #MOST_TERMS} terms
   */
  public static Formula parse(String text) {
    FormulaScanner in = new FormulaScanner(text);
    FormulaParser parser = new FormulaParser(in);
    String target = parser.target();
    return new Expansion(in, null).formula(target, parser.right());
  }

  /**
   * The formula in which {@code .} stands for columns: all of those given but the target.
   *
   * @throws SyntaxException if it then has more than {@link #MOST_TERMS} terms
   */
  public Formula resolve(List<String> rest) {
    if (unresolved == null) {
      return this;
    }
    List<String> others = new ArrayList<>(rest);
    others.removeIf(name -> name.equals(target));
    FormulaScanner in = new FormulaScanner(unresolved);
    return new Expansion(in, others).formula(target, new FormulaParser(in).right());
  }

  /**
   * The raw columns that the right side names, in order of first mention; as long as it is not
   * resolved also those that are taken out of {@code .} again, so that a wrong name is seen.
   */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    factors().forEach(factor -> columns.addAll(factor.columns()));
    return columns;
  }

  /**
   * The raw columns whose levels the right side codes in a way of its own, {@code C(a, sum)},
   * {@code hash(a, 8)}, {@code shrink(a)}, in order of first mention, as in {@link #columns}.
   */
  public Set<String> codedColumns() {
    Set<String> columns = new LinkedHashSet<>();
    for (Factor factor : factors()) {
      if (factor instanceof Factor.Levels
          || factor instanceof Factor.Hashed
          || factor instanceof Factor.Shrunk) {
        columns.addAll(factor.columns());
      }
    }
    return columns;
  }

  private Set<Factor> factors() {
    if (unresolved == null) {
      Set<Factor> factors = new LinkedHashSet<>();
      terms.forEach(term -> factors.addAll(term.factors()));
      return factors;
    }
    FormulaScanner in = new FormulaScanner(unresolved);
    Expansion expansion = new Expansion(in, null);
    expansion.formula(target, new FormulaParser(in).right());
    return expansion.mentioned();
  }

  /** In one way of writing, which {@link #parse} makes this formula of again. */
  public String text() {
    String left = target == null ? "" : ExpressionText.name(target) + " ~ ";
    return left + (unresolved == null ? right() : unresolved);
  }

  private String right() {
    if (terms.isEmpty()) {
      return intercept ? "1" : "0";
    }
    String sum = String.join(" + ", terms.stream().map(Term::text).toList());
    return intercept ? sum : sum + " - 1";
  }
}
