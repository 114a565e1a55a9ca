package glissade.export;

import glissade.formula.Expression;
import glissade.table.UnusableDataException;
import java.util.List;

/** Writes any expression in a form. */
record Translation<T>(Notation<T> notation) {

  /**
   * @throws UnusableDataException if the form has no words for it
   */
  T of(Scores.Feature feature) {
    try {
      return of(feature.expression());
    } catch (UnsupportedOperationException e) {
      throw new UnusableDataException(
          "The feature " + feature.name() + " cannot be exported: " + e.getMessage(), e);
    }
  }

  T of(Expression expression) {
    if (expression instanceof Expression.Column column) {
      return notation.column(column.name());
    }
    if (expression instanceof Expression.Constant constant) {
      return notation.constant(constant.value());
    }
    if (expression instanceof Expression.Applied applied) {
      return notation.apply(applied.function(), of(applied.argument()));
    }
    if (expression instanceof Expression.Piecewise piecewise) {
      return piecewise(piecewise);
    }
    if (expression instanceof Expression.PartOf part) {
      return notation.partOf(part.part(), part.column());
    }
    return ofTwoOrLevels(expression);
  }

  private T ofTwoOrLevels(Expression expression) {
    if (expression instanceof Expression.Sum sum) {
      return notation.sum(of(sum.left()), of(sum.right()));
    }
    if (expression instanceof Expression.Difference difference) {
      return notation.difference(of(difference.left()), of(difference.right()));
    }
    if (expression instanceof Expression.Product product) {
      return notation.product(of(product.left()), of(product.right()));
    }
    if (expression instanceof Expression.Quotient quotient) {
      return notation.quotient(of(quotient.left()), of(quotient.right()));
    }
    if (expression instanceof Expression.Power power) {
      return notation.power(of(power.base()), of(power.exponent()));
    }
    if (expression instanceof Expression.Indicator indicator) {
      return notation.ofLevel(indicator.column(), List.of(indicator.level()), List.of(1.0), 0);
    }
    if (expression instanceof Expression.OfLevel level) {
      return notation.ofLevel(level.column(), level.levels(), level.values(), level.otherwise());
    }
    if (expression instanceof Expression.InBucket hashed) {
      return notation.inBucket(hashed.column(), hashed.buckets(), hashed.bucket());
    }
    throw new IllegalArgumentException("an expression of a new form: " + expression);
  }

  private T piecewise(Expression.Piecewise function) {
    T argument = of(function.argument());
    int last = function.breaks().size();
    T value = polynomial(argument, function.origins().get(last), function.coefficients().get(last));
    for (int k = last - 1; k >= 0; k--) {
      T piece = polynomial(argument, function.origins().get(k), function.coefficients().get(k));
      value = notation.choose(argument, function.breaks().get(k), piece, value);
    }
    return value;
  }

  /** By Horner's rule; the argument stands in it even if it is a constant, since it may miss. */
  private T polynomial(T argument, double origin, List<Double> coefficients) {
    T distance = origin == 0 ? argument : notation.difference(argument, notation.constant(origin));
    int last = Math.max(1, coefficients.size() - 1);
    T value = notation.constant(coefficient(coefficients, last));
    for (int j = last - 1; j >= 0; j--) {
      value =
          notation.sum(
              notation.product(value, distance), notation.constant(coefficient(coefficients, j)));
    }
    return value;
  }

  private static double coefficient(List<Double> coefficients, int j) {
    return j < coefficients.size() ? coefficients.get(j) : 0;
  }
}
