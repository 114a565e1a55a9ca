package glissade.formula;

import glissade.formula.Algebra.Chain;
import glissade.formula.Algebra.Intercept;
import glissade.formula.Algebra.Link;
import glissade.formula.Algebra.Raised;
import glissade.formula.Algebra.Single;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies out what a formula says. A term is the set of its factors: a·a is a, so that a:b with
 * a:c is a:b:c. As in R, terms come in the order of their degree, and within one in that in which
 * they appear.
 *
 * <p>Source: Wilkinson and Rogers, Symbolic description of factorial models for analysis of
 * variance, Applied Statistics 22 (1973); Chambers and Hastie, Statistical Models in S (1992),
 * section 2.3.
 */
final class Expansion {

  private static final long MOST_PRODUCTS = 1_000_000;

  private final FormulaScanner in;
  private final @Nullable List<String> rest;
  private final Map<Factor, Integer> places = new LinkedHashMap<>();
  private boolean intercept = true;
  private boolean adding = true;

  /**
   * @param in for complaints
   * @param rest the columns that . stands for; null to keep it
   */
  Expansion(FormulaScanner in, @Nullable List<String> rest) {
    this.in = in;
    this.rest = rest;
  }

  /** The formula of a right side. */
  Formula formula(@Nullable String target, Algebra right) {
    List<BitSet> sets = new ArrayList<>(terms(right));
    sets.sort(Comparator.comparingInt(BitSet::cardinality));
    Map<Integer, Integer> order = new LinkedHashMap<>();
    sets.forEach(set -> set.stream().forEach(place -> order.putIfAbsent(place, order.size())));
    List<Factor> factors = List.copyOf(places.keySet());
    List<Term> terms =
        sets.stream()
            .map(set -> set.stream().boxed().sorted(byPlaceIn(order)))
            .map(sorted -> new Term(sorted.map(factors::get).toList()))
            .toList();
    boolean open = places.containsKey(new Factor.Rest());
    return new Formula(target, terms, intercept, open ? right.text() : null);
  }

  private static Comparator<Integer> byPlaceIn(Map<Integer, Integer> order) {
    return Comparator.comparingInt(place -> order.getOrDefault(place, 0));
  }

  /** What was mentioned, in order: also what was then taken out. */
  Set<Factor> mentioned() {
    return places.keySet();
  }

  private Set<BitSet> terms(Algebra algebra) {
    if (algebra instanceof Single single) {
      return single(single.factor());
    }
    if (algebra instanceof Raised raised) {
      return raised(terms(raised.base()), raised.degree());
    }
    if (algebra instanceof Intercept asked) {
      intercept = asked.wanted() == adding;
      return Set.of();
    }
    Set<BitSet> terms = new LinkedHashSet<>();
    for (Link link : ((Chain) algebra).links()) {
      join(terms, link);
    }
    return terms;
  }

  private Set<BitSet> single(Factor factor) {
    Set<BitSet> terms = new LinkedHashSet<>();
    if (rest != null && factor instanceof Factor.Rest) {
      rest.forEach(name -> terms.add(term(Factor.column(name))));
    } else {
      terms.add(term(factor));
    }
    return terms;
  }

  private BitSet term(Factor factor) {
    BitSet term = new BitSet();
    term.set(places.computeIfAbsent(factor, first -> places.size()));
    return term;
  }

  private void join(Set<BitSet> left, Link link) {
    boolean outside = adding;
    adding = (link.operator() == '-') != outside;
    Set<BitSet> right = terms(link.operand());
    adding = outside;
    switch (link.operator()) {
      case '+' -> left.addAll(right);
      case '-' -> left.removeAll(right);
      case '*' -> {
        Set<BitSet> products = products(left, right);
        left.addAll(right);
        left.addAll(products);
      }
      case '/' -> left.addAll(products(Set.of(union(left)), right));
      default -> {
        Set<BitSet> products = products(left, right);
        left.clear();
        left.addAll(products);
      }
    }
    boolean multiplied = link.operator() != '+' && link.operator() != '-';
    if (multiplied && left.size() > Formula.MOST_TERMS) {
      throw tooMany();
    }
  }

  private Set<BitSet> raised(Set<BitSet> base, int degree) {
    Set<BitSet> power = base;
    int before = 0;
    for (int k = 1; k < degree && power.size() > before; k++) {
      before = power.size();
      power = products(base, power);
    }
    return power;
  }

  private Set<BitSet> products(Set<BitSet> left, Set<BitSet> right) {
    if ((long) left.size() * right.size() > MOST_PRODUCTS) {
      throw tooMany();
    }
    Set<BitSet> products = new LinkedHashSet<>();
    for (BitSet one : left) {
      for (BitSet other : right) {
        BitSet product = (BitSet) one.clone();
        product.or(other);
        products.add(product);
      }
      if (products.size() > Formula.MOST_TERMS) {
        throw tooMany();
      }
    }
    return products;
  }

  private static BitSet union(Set<BitSet> terms) {
    BitSet union = new BitSet();
    terms.forEach(union::or);
    return union;
  }

  private Formula.SyntaxException tooMany() {
    return in.complaint(
        String.format(
            Locale.ROOT,
            "it multiplies out to more than %,d terms. Name fewer interactions.",
            Formula.MOST_TERMS));
  }
}
