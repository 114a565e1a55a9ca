package glissade.features;

import glissade.formula.Contrasts;
import glissade.formula.Expression;
import glissade.formula.Factor;
import glissade.formula.Formula;
import glissade.formula.Term;
import glissade.table.Levels;
import glissade.table.Remedy;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The features that the terms of a formula become, once it is known what was learned from the rows.
 * The main effect of a category is left to codes where it can be; an interaction has a column for
 * each product, the levels of the factor named first varying fastest, as in R.
 */
final class TermFeatures {

  /** A dense design of more computed columns would be too slow to be of use. */
  static final int MOST_COMPUTED = 4_096;

  private static final List<Double> ZERO = List.of(0.0);
  private static final List<Double> ONE = List.of(1.0);

  /**
   * What was learned.
   *
   * @param levels of columns, those that occur
   * @param values of expressions of numbers of which the levels are wanted, those that occur
   * @param bases the functions that polynomials, splines and shrunk levels became
   */
  record Learned(
      Map<String, Levels> levels,
      Map<Expression, double[]> values,
      Map<Factor, List<Expression>> bases) {

    Levels levels(String column) {
      return Objects.requireNonNull(levels.get(column), column);
    }

    List<Expression> basis(Factor factor) {
      return Objects.requireNonNull(bases.get(factor), factor.text());
    }
  }

  private final FormulaColumns columns;
  private final Contrasts contrasts;
  private final Coding coding;
  private final Learned learned;
  private final Map<String, Category> categories = new LinkedHashMap<>();
  private final List<DerivedFeature> computed = new ArrayList<>();

  TermFeatures(Formula formula, FormulaColumns columns, Coding coding, Learned learned) {
    this.columns = columns;
    boolean intercept = coding != Coding.REFERENCE_AFTER_FIRST;
    this.contrasts =
        Contrasts.of(
            new Formula(formula.target(), formula.terms(), intercept), columns::isCategorical);
    this.coding = coding;
    this.learned = learned;
    formula.terms().forEach(this::add);
  }

  /** The features that are computed, in the order of the terms. */
  List<DerivedFeature> computed() {
    return List.copyOf(computed);
  }

  /** The categories whose levels are held as codes, in the order of the terms. */
  List<Category> categories() {
    return List.copyOf(categories.values());
  }

  /** The levels of the other columns whose levels are looked up. */
  List<Levels> others() {
    return learned.levels().values().stream()
        .filter(each -> !categories.containsKey(each.column()))
        .toList();
  }

  private void add(Term term) {
    Factor only = term.factors().get(0);
    if (term.factors().size() == 1 && isCoded(only)) {
      String column = ((Expression.Column) FormulaColumns.levelled(only)).name();
      if (!categories.containsKey(column)) {
        Levels levels = learned.levels(column);
        if (!levels.isHashed()) {
          levels = new Levels(column, levels.kind(), ordered(only, levels.values()));
        }
        boolean referenced = isContrasted(term, only) && levels.size() > 0;
        categories.put(column, new Category(levels, referenced));
        return;
      }
    }
    List<DerivedFeature> product = of(term, only);
    for (Factor factor : term.factors().subList(1, term.factors().size())) {
      product = times(term, product, of(term, factor));
    }
    refuseTooMany(term, product.size());
    computed.addAll(product);
  }

  private boolean isCoded(Factor factor) {
    return columns.isCategorical(factor)
        && !isSum(factor)
        && FormulaColumns.levelled(factor) instanceof Expression.Column column
        && learned.levels().containsKey(column.name());
  }

  private static boolean isSum(Factor factor) {
    return factor instanceof Factor.Levels levels && levels.sum();
  }

  /** With a penalty only what was asked for: which level came first should not decide anything. */
  private boolean isContrasted(Term term, Factor factor) {
    boolean asked =
        factor instanceof Factor.Levels levels && (levels.sum() || levels.reference() != null);
    return (coding != Coding.EVERY_LEVEL || asked) && contrasts.of(term, factor);
  }

  private List<DerivedFeature> of(Term term, Factor factor) {
    if (columns.isCategorical(factor)) {
      return levels(term, factor);
    }
    if (factor instanceof Factor.Scalar scalar) {
      boolean plain = scalar.expression() instanceof Expression.Column;
      String name = plain ? ((Expression.Column) scalar.expression()).name() : factor.text();
      return List.of(new DerivedFeature(name, scalar.expression()));
    }
    List<DerivedFeature> features = new ArrayList<>();
    if (factor instanceof Factor.Shrunk) {
      return List.of(new DerivedFeature(factor.text(), learned.basis(factor).get(0)));
    }
    for (Expression each : learned.basis(factor)) {
      features.add(new DerivedFeature(factor.text() + (features.size() + 1), each));
    }
    return features;
  }

  private List<DerivedFeature> levels(Term term, Factor factor) {
    Expression of = FormulaColumns.levelled(factor);
    Map<String, Expression> indicators = indicators(of);
    String name =
        factor instanceof Factor.Hashed
            ? factor.text()
            : of instanceof Expression.Column column ? column.name() : of.text();
    List<DerivedFeature> features = new ArrayList<>();
    for (String level : ordered(factor, List.copyOf(indicators.keySet()))) {
      Expression indicator = Objects.requireNonNull(indicators.get(level));
      features.add(new DerivedFeature(name + "=" + level, indicator));
    }
    if (!isContrasted(term, factor) || features.isEmpty()) {
      return features;
    }
    return isSum(factor) ? sums(features) : features.subList(1, features.size());
  }

  /** Each less the last, which has none of its own. */
  private static List<DerivedFeature> sums(List<DerivedFeature> levels) {
    DerivedFeature last = levels.get(levels.size() - 1);
    return levels.subList(0, levels.size() - 1).stream()
        .map(
            each ->
                new DerivedFeature(
                    each.name(), new Expression.Difference(each.expression(), last.expression())))
        .toList();
  }

  /** 1 where a level is: of a column of levels by its code, of numbers by comparing them. */
  private Map<String, Expression> indicators(Expression of) {
    Map<String, Expression> indicators = new LinkedHashMap<>();
    double[] values = learned.values().get(of);
    if (values == null) {
      String column = ((Expression.Column) of).name();
      Levels levels = learned.levels(column);
      for (int k = 0; k < levels.size(); k++) {
        String level = levels.values().get(k);
        indicators.put(
            level,
            levels.isHashed()
                ? new Expression.InBucket(column, levels.buckets(), k)
                : new Expression.Indicator(column, level));
      }
      return indicators;
    }
    for (double value : values) {
      List<Double> breaks = List.of(value, Math.nextUp(value));
      List<Double> origins = List.of(value, value, value);
      indicators.put(
          Levels.text(value),
          new Expression.Piecewise(of, breaks, origins, List.of(ZERO, ONE, ZERO)));
    }
    return indicators;
  }

  /** The levels, with the one that the others are to be compared with before them. */
  private static List<String> ordered(Factor factor, List<String> levels) {
    String reference = factor instanceof Factor.Levels asked ? asked.reference() : null;
    if (reference == null) {
      return levels;
    }
    List<String> ordered = new ArrayList<>(levels);
    if (!ordered.remove(reference)) {
      throw new UnusableDataException(
          "In %s, %s is no level that occurs in the rows used: %s."
              .formatted(factor.text(), reference, shown(levels)));
    }
    ordered.add(0, reference);
    return ordered;
  }

  private static String shown(List<String> levels) {
    return levels.size() <= 20
        ? "there are " + String.join(", ", levels)
        : "there are " + levels.size() + ", from " + levels.get(0) + " on";
  }

  private List<DerivedFeature> times(
      Term term, List<DerivedFeature> left, List<DerivedFeature> right) {
    refuseTooMany(term, (long) left.size() * right.size());
    List<DerivedFeature> product = new ArrayList<>();
    for (DerivedFeature other : right) {
      for (DerivedFeature one : left) {
        product.add(
            new DerivedFeature(
                one.name() + ":" + other.name(),
                new Expression.Product(one.expression(), other.expression())));
      }
    }
    return product;
  }

  private void refuseTooMany(Term term, long more) {
    if (computed.size() + more > MOST_COMPUTED) {
      throw new UnusableDataException(
          String.format(
              Locale.ROOT,
              "The term %s makes %,d columns, with those before it %,d, and no more than %,d can be"
                  + " computed.",
              term.text(),
              more,
              computed.size() + more,
              MOST_COMPUTED),
          Remedy.FEWER_LEVELS);
    }
  }
}
