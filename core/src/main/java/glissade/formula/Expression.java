package glissade.formula;

import java.io.Serializable;
import java.util.List;

/**
 * One number computed from the cells of a row. These are all the forms there are: whatever φ learns
 * from data (a polynomial's basis, a spline's knots, a level's mean) is written down in them, so
 * that whoever can translate these forms can translate every model.
 *
 * <p>A missing cell makes NaN of whatever it stands in.
 */
public sealed interface Expression extends Serializable {

  /** The cell of a column of numbers. */
  record Column(String name) implements Expression {}

  /** A number that is the same in every row; finite. */
  record Constant(double value) implements Expression {}

  /** left + right. */
  record Sum(Expression left, Expression right) implements Expression {}

  /** left − right. */
  record Difference(Expression left, Expression right) implements Expression {}

  /** left · right. */
  record Product(Expression left, Expression right) implements Expression {}

  /** left / right; the right one must not be 0. */
  record Quotient(Expression left, Expression right) implements Expression {}

  /** base to the power of exponent, as {@link StrictMath#pow}; whole exponents of any base. */
  record Power(Expression base, Expression exponent) implements Expression {}

  /** A function of one number. */
  record Applied(Function function, Expression argument) implements Expression {}

  /**
   * A polynomial on each interval: with x the argument and k the number of breaks that are at most
   * x, Σⱼ coefficients[k][j]·(x − origins[k])ʲ.
   *
   * @param breaks strictly increasing; where one piece ends and the next begins
   * @param origins one more than breaks: what the argument of each piece is counted from
   * @param coefficients one list a piece, from the constant on
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
    }
  }

  /** 1 where a column of levels has one of them, else 0: also where it has a level never seen. */
  record Indicator(String column, String level) implements Expression {}

  /**
   * A number for each level of a column.
   *
   * @param levels the levels
   * @param values one a level
   * @param otherwise for a level that is none of those
   */
  record OfLevel(String column, List<String> levels, List<Double> values, double otherwise)
      implements Expression {
    public OfLevel {
      levels = List.copyOf(levels);
      values = List.copyOf(values);
    }
  }

  /**
   * 1 where the text of a column falls into one of the buckets that its hash makes, else 0: the
   * bucket is the first 8 hexadecimal digits of the MD5 digest of the UTF-8 text, read as a number,
   * modulo {@code buckets}. MD5 since databases have it too.
   */
  record InBucket(String column, int buckets, int bucket) implements Expression {}

  /** A part of a date: of a column of dates or timestamps as they stand, without a time zone. */
  record PartOf(DatePart part, String column) implements Expression {}
}
