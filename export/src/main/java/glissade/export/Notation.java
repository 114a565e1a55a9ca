package glissade.export;

import glissade.formula.DatePart;
import glissade.formula.Function;
import java.util.List;

/**
 * How a form writes numbers that are computed from the cells of a row. What is missing makes
 * everything missing that it stands in. What a form cannot say is an {@link
 * UnsupportedOperationException} that tells why.
 *
 * @param <T> a number as it is written
 */
interface Notation<T> {

  /** The cell of a column of numbers, with what stands in for a missing one. */
  T column(String name);

  T constant(double value);

  T sum(T left, T right);

  T difference(T left, T right);

  T product(T left, T right);

  T quotient(T left, T right);

  T power(T base, T exponent);

  T apply(Function function, T argument);

  /** The one where the argument is less than a number, and the other from there on. */
  T choose(T argument, double from, T below, T above);

  /** The value of a column's level, or another where it has none of these. */
  T ofLevel(String column, List<String> levels, List<Double> values, double otherwise);

  /**
   * 1 where the text of a column falls into a bucket, else 0; see {@link
   * glissade.formula.Expression.InBucket}.
   */
  T inBucket(String column, int buckets, int bucket);

  T partOf(DatePart part, String column);
}
