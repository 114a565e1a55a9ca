package glissade.features;

import glissade.compress.Triangle;
import glissade.fold.ParallelFold;
import glissade.fold.Together;
import glissade.formula.Expression;
import glissade.formula.Factor;
import glissade.formula.Formula;
import glissade.formula.Term;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the rows of a table what the factors of a formula need to know: levels, knots,
 * polynomials. Only rows that will be used count: those that are dropped since something is missing
 * do not, and row weights do not enter.
 *
 * <p>Passes: one for levels, if there are any; one for means that stand in for missing values; one
 * for ranges, if there are bases, or rows that may be dropped could have levels of their own; one
 * more for polynomials, and two more than that for quantiles.
 */
final class FormulaFit {

  private final TableSource source;
  private final Formula formula;
  private final ResponseColumns response;
  private final Coding coding;
  private final Missing missing;
  private final Loss loss;
  private final ParallelFold fold;
  private final FormulaColumns columns;
  private final Map<Expression, Integer> arguments = new LinkedHashMap<>();
  private final Set<Factor.Basis> bases = new LinkedHashSet<>();
  private final Set<Factor.Shrunk> shrunk = new LinkedHashSet<>();
  private final Map<Expression, Integer> levelled = new LinkedHashMap<>();
  private final Map<String, Levels> levels = new LinkedHashMap<>();
  private List<LevelCounts> found = List.of();
  private final Map<Expression, double[]> values = new HashMap<>();
  private final Map<Factor, List<Expression>> functions = new HashMap<>();

  FormulaFit(
      TableSource source,
      Formula formula,
      ResponseColumns response,
      Coding coding,
      Missing missing,
      Loss loss,
      ParallelFold fold) {
    this.source = source;
    this.formula = formula;
    this.response = response;
    this.coding = coding;
    this.missing = missing;
    this.loss = loss;
    this.fold = fold;
    this.columns = new FormulaColumns(source, formula);
    for (Term term : formula.terms()) {
      term.factors().forEach(this::argument);
    }
  }

  private void argument(Factor factor) {
    if (factor instanceof Factor.Basis basis) {
      bases.add(basis);
      place(basis.argument());
    } else if (factor instanceof Factor.Shrunk each) {
      shrunk.add(each);
    } else if (columns.isCategorical(factor)) {
      Expression of = FormulaColumns.levelled(factor);
      if (!(of instanceof Expression.Column column) || !columns.isCoded(column.name())) {
        levelled.put(of, place(of));
      }
    }
  }

  private int place(Factor.Basis basis) {
    return place(basis.argument());
  }

  private int place(Expression argument) {
    return arguments.computeIfAbsent(argument, each -> arguments.size());
  }

  /**
   * The fitted φ.
   *
   * @throws UnusableDataException if the rows cannot be used, or something cannot be fitted to them
   */
  FeatureMap map() {
    found = source.levels(columns.levels());
    found.forEach(each -> levels.put(each.levels().column(), each.levels()));
    columns.hashed().forEach((column, count) -> levels.put(column, Levels.hashed(column, count)));
    double[] means =
        missing == Missing.MEAN ? TableRows.means(source, columns.numbers(), fold) : null;
    boolean dropping = missing != Missing.FAIL && !levels.isEmpty();
    if (!arguments.isEmpty() || !shrunk.isEmpty() || dropping) {
      learn(new TableRows(source, raw(means), loss, null, found, fold));
    }
    TermFeatures features =
        new TermFeatures(
            formula, columns, coding, new TermFeatures.Learned(levels, values, functions));
    Derivation derivation = new Derivation(formula.text(), features.computed(), features.others());
    return new FeatureMap(
        columns.numbers(), derivation, features.categories(), response, missing, means);
  }

  /**
   * Of the columns whose levels were kept: all levels, with the rows of the table that have each.
   */
  List<LevelCounts> levelCounts() {
    return found;
  }

  /** The numbers that something is learned from, and every level as a code. */
  private FeatureMap raw(double @Nullable [] means) {
    List<DerivedFeature> numbers =
        arguments.keySet().stream().map(each -> new DerivedFeature(each.text(), each)).toList();
    List<Category> all = levels.values().stream().map(each -> new Category(each, false)).toList();
    Derivation derivation = new Derivation(formula.text(), numbers, List.of());
    return new FeatureMap(columns.numbers(), derivation, all, response, missing, means);
  }

  private void learn(TableRows rows) {
    List<Factor.Basis> polynomials = of(Factor.Basis.Kind.POLYNOMIAL);
    List<Factor.Basis> splines = of(Factor.Basis.Kind.NATURAL_SPLINE);
    Together<Batch, Survey, RankCounts> ranges =
        new Together<>(new Survey(most()), OrderStatistics.first(places(splines)));
    Together<Batch, Together<Batch, Survey, RankCounts>, LevelSums> all =
        rows.fold(new Together<>(ranges, sums()));
    Together<Batch, Survey, RankCounts> first = all.one();
    Survey survey = first.one();
    shrunk.forEach(each -> functions.put(each, List.of(shrunk(each, all.other()))));
    keepOccurring(survey);
    levelled.forEach((of, place) -> values.put(of, survey.values(place)));
    if (bases.isEmpty()) {
      return;
    }
    List<SortedSet<Long>> ranks = new ArrayList<>();
    splines.forEach(each -> ranks.add(NaturalSpline.ranks(each.size(), survey.rows())));
    OrderStatistics statistics = new OrderStatistics(places(splines), ranks);
    statistics.found(first.other());
    Together<Batch, ChebyshevTriangles, RankCounts> second =
        rows.fold(new Together<>(chebyshev(polynomials, survey), statistics.next()));
    statistics.found(second.other());
    while (!splines.isEmpty() && !statistics.isDone()) {
      statistics.found(rows.fold(statistics.next()));
    }
    for (int k = 0; k < polynomials.size(); k++) {
      Factor.Basis basis = polynomials.get(k);
      functions.put(basis, polynomials(basis, survey, second.one().triangle(k)));
    }
    for (int k = 0; k < splines.size(); k++) {
      Factor.Basis basis = splines.get(k);
      List<Double> knots = NaturalSpline.knots(basis.size(), survey.rows(), statistics.values(k));
      functions.put(basis, splines(basis, knots));
    }
  }

  private LevelSums sums() {
    int all = levels.values().stream().mapToInt(Levels::size).sum();
    return new LevelSums(arguments.size(), shrunk.isEmpty() ? 0 : all);
  }

  private Expression shrunk(Factor.Shrunk factor, LevelSums sums) {
    Levels classes = response.classes();
    if (classes != null && classes.size() > 2) {
      throw new UnusableDataException(
          factor.text()
              + " needs a target that is a number or two classes, and there are "
              + classes.size()
              + " classes. Leave it out.");
    }
    int place = 0;
    for (Levels each : levels.values()) {
      if (each.column().equals(factor.column())) {
        List<Double> values = new ArrayList<>();
        for (int k = 0; k < each.size(); k++) {
          values.add(sums.shrunk(place + k, factor.strength()));
        }
        return new Expression.OfLevel(each.column(), each.values(), values, sums.mean());
      }
      place += each.size();
    }
    throw new IllegalStateException("no levels of " + factor.column() + " were found");
  }

  /** A level that only rows have which are dropped is none; buckets are the same in any rows. */
  private void keepOccurring(Survey survey) {
    int feature = arguments.size();
    for (Levels all : List.copyOf(levels.values())) {
      if (all.isHashed()) {
        feature += all.size();
        continue;
      }
      List<String> occurring = new ArrayList<>();
      for (String value : all.values()) {
        if (survey.occurs(feature++)) {
          occurring.add(value);
        }
      }
      levels.put(all.column(), new Levels(all.column(), all.kind(), occurring));
    }
  }

  private List<Factor.Basis> of(Factor.Basis.Kind kind) {
    return bases.stream().filter(basis -> basis.kind() == kind).toList();
  }

  private List<Integer> places(List<Factor.Basis> of) {
    return of.stream().map(this::place).toList();
  }

  /** Of each argument, how many different values are of interest. */
  private int[] most() {
    int[] most = new int[arguments.size()];
    for (Factor.Basis basis : bases) {
      most[place(basis)] = Math.max(most[place(basis)], basis.size() + 1);
    }
    levelled.values().forEach(place -> most[place] = TermFeatures.MOST_COMPUTED + 1);
    return most;
  }

  private ChebyshevTriangles chebyshev(List<Factor.Basis> polynomials, Survey survey) {
    List<ChebyshevTriangles.Wanted> wanted = new ArrayList<>();
    for (Factor.Basis basis : polynomials) {
      int place = place(basis);
      int different = survey.values(place).length;
      if (different <= basis.size()) {
        throw new UnusableDataException(
            "%s needs more than %d different values, and there are %d in the rows of %s that are used. Choose a smaller degree."
                .formatted(basis.text(), basis.size(), different, source.name()));
      }
      wanted.add(
          new ChebyshevTriangles.Wanted(
              place, basis.size(), survey.low(place), survey.high(place)));
    }
    return new ChebyshevTriangles(wanted);
  }

  private List<Expression> polynomials(Factor.Basis basis, Survey survey, Triangle chebyshev) {
    int place = place(basis);
    try {
      return new OrthogonalPolynomials(survey.low(place), survey.high(place), chebyshev)
          .of(basis.argument());
    } catch (ArithmeticException e) {
      throw new UnusableDataException(
          String.format(
              Locale.ROOT,
              "%s cannot be made in double precision (%s): its values, from %s to %s, are too large,"
                  + " too small or too close to each other. Divide the column by a constant, or"
                  + " choose a smaller degree.",
              basis.text(),
              e.getMessage(),
              Levels.text(survey.low(place)),
              Levels.text(survey.high(place))),
          e);
    }
  }

  private List<Expression> splines(Factor.Basis basis, List<Double> knots) {
    for (int k = 1; k < knots.size(); k++) {
      if (!(knots.get(k - 1) < knots.get(k))) {
        throw new UnusableDataException(
            "The knots of %s would stand at %s, where two are the same: too many rows of %s have the same value. Choose fewer degrees of freedom, or poly."
                .formatted(
                    basis.text(),
                    String.join(", ", knots.stream().map(Levels::text).toList()),
                    source.name()));
      }
    }
    return new NaturalSpline(knots).of(basis.argument());
  }
}
