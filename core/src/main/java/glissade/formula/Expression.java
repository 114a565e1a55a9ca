package glissade.formula;

import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One number computed from the cells of a row. These are all the forms there are: whatever φ learns
 * from data (a polynomial's basis, a spline's knots, a level's mean) is written down in them, so
 * that whoever can translate these forms can translate every model.
 *
 * <p>A missing cell makes NaN of whatever it stands in. Constructors throw {@link
 * IllegalArgumentException} for what their comments exclude.
 */
public sealed interface Expression extends Serializable {

  /**
   * For people: {@code (x − 3)·(x + 1)}. Of what a formula can say, {@link Factor#text()} is the
   * form that can be read again.
   */
  default String text() {
    return ExpressionText.forPeople(this);
  }

  /** The expressions that this one is directly made of, in order. */
  default List<Expression> parts() {
    return List.of();
  }

  /** The raw columns that it takes cells from, in order of first mention. */
  default Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    parts().forEach(part -> columns.addAll(part.columns()));
    return columns;
  }

  /** The cell of a column of numbers. */
  record Column(String name) implements Expression {
    @Override
    public Set<String> columns() {
      return Set.of(name);
    }
  }

  /** A number that is the same in every row; finite. */
  record Constant(double value) implements Expression {
    public Constant {
      require(Double.isFinite(value), "a constant is not finite");
    }
  }

  /** left + right. */
  record Sum(Expression left, Expression right) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }
  }

  /** left − right. */
  record Difference(Expression left, Expression right) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }
  }

  /** left · right. */
  record Product(Expression left, Expression right) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }
  }

  /** left / right; the right one must not be 0. */
  record Quotient(Expression left, Expression right) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }
  }

  /** base to the power of exponent, as {@link StrictMath#pow}; whole exponents of any base. */
  record Power(Expression base, Expression exponent) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(base, exponent);
    }
  }

  /** A function of one number. */
  record Applied(Function function, Expression argument) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(argument);
    }
  }

  /**
   * A polynomial on each interval: with x the argument and k the number of breaks that are at most
   * x, Σⱼ coefficients[k][j]·(x − origins[k])ʲ.
   *
   * @param breaks strictly increasing; where one piece ends and the next begins
   * @param origins one more than breaks: what the argument of each piece is counted from
   * @param coefficients one list a piece, from the constant on; none empty, all finite
   */
  record Piecewise(
      Expression argument,
      List<Double> breaks,
      List<Double> origins,
      List<List<Double>> coefficients)
      implements Expression {
    public Piecewise {
      breaks = List.copyOf(breaks);
      origins = List.copyOf(origins);
      coefficients = coefficients.stream().map(List::copyOf).toList();
      int pieces = breaks.size() + 1;
      require(origins.size() == pieces, "there is not one origin for each piece");
      require(coefficients.size() == pieces, "there is not one polynomial for each piece");
      for (int k = 1; k < breaks.size(); k++) {
        require(breaks.get(k - 1) < breaks.get(k), "the breaks do not increase");
      }
      require(coefficients.stream().noneMatch(List::isEmpty), "a piece has no coefficients");
      require(finite(breaks) && finite(origins), "a break or an origin is not finite");
      require(coefficients.stream().allMatch(Expression::finite), "a coefficient is not finite");
    }

    @Override
    public List<Expression> parts() {
      return List.of(argument);
    }
  }

  /** 1 where a column of levels has one of them, else 0: also where it has a level never seen. */
  record Indicator(String column, String level) implements Expression {
    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /**
   * A number for each level of a column.
   *
   * @param levels the levels, none twice
   * @param values one a level, finite
   * @param otherwise for a level that is none of those; finite
   */
  record OfLevel(String column, List<String> levels, List<Double> values, double otherwise)
      implements Expression {
    public OfLevel {
      levels = List.copyOf(levels);
      values = List.copyOf(values);
      require(levels.size() == values.size(), "there is not one value for each level");
      require(new HashSet<>(levels).size() == levels.size(), "a level stands twice");
      require(finite(values) && Double.isFinite(otherwise), "the value of a level is not finite");
    }

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /**
   * 1 where the text of a column falls into one of the buckets that its hash makes, else 0: the
   * bucket is the first 8 hexadecimal digits of the MD5 digest of the UTF-8 text, read as a number,
   * modulo {@code buckets}. MD5 since databases have it too.
   *
   * @param buckets at least 1
   * @param bucket from 0
   */
  record InBucket(String column, int buckets, int bucket) implements Expression {
    public InBucket {
      require(bucket >= 0 && bucket < buckets, "there is no bucket " + bucket + " of " + buckets);
    }

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /** A part of a date: of a column of dates or timestamps as they stand, without a time zone. */
  record PartOf(DatePart part, String column) implements Expression {
    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  private static boolean finite(List<Double> numbers) {
    return numbers.stream().allMatch(Double::isFinite);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
