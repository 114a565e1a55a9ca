package glissade.formula;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a term of a formula multiplies: one feature, or several that belong together. */
public sealed interface Factor extends Serializable {

  /** As it stands in a formula, in one way of writing: {@code poly(age, 3)}. */
  String text();

  /** The raw columns that it names, in order of first mention. */
  Set<String> columns();

  /** A plain column, of numbers or of text. */
  static Scalar column(String name) {
    return new Scalar(new Expression.Column(name), ExpressionText.name(name));
  }

  /**
   * One number a row. A plain column of text is written so too: only who sees the table knows that
   * its levels are meant.
   */
  record Scalar(Expression expression, String text) implements Factor {
    @Override
    public Set<String> columns() {
      return expression.columns();
    }
  }

  /**
   * Several functions of one number, made from the data.
   *
   * @param size of polynomials the degree, of natural splines the degrees of freedom
   */
  record Basis(Kind kind, Expression argument, int size, String text) implements Factor {
    /** Which functions. */
    public enum Kind {
      /** Polynomials that are orthonormal over the rows, from degree 1 on: R's {@code poly}. */
      POLYNOMIAL,
      /** Natural cubic splines with knots at quantiles: {@code ns} of R's package splines. */
      NATURAL_SPLINE
    }

    @Override
    public Set<String> columns() {
      return argument.columns();
    }
  }

  /**
   * The levels of a column, or of a part of a date.
   *
   * @param of a {@link Expression.Column} or a {@link Expression.PartOf}
   * @param reference the level that the others are compared with; null for the first in order
   * @param sum whether levels are compared with the mean of all instead (sum contrasts), which
   *     leaves out the last
   */
  record Levels(Expression of, @Nullable String reference, boolean sum, String text)
      implements Factor {
    @Override
    public Set<String> columns() {
      return of.columns();
    }
  }

  /**
   * As many indicators as there are buckets, for a column of more levels than one wants to keep.
   */
  record Hashed(String column, int buckets, String text) implements Factor {
    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /**
   * Of each level the mean of the target, drawn towards the mean of all rows as if {@code strength}
   * rows more had that: (Σy + strength·ȳ) / (n + strength).
   */
  record Shrunk(String column, double strength, String text) implements Factor {
    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  /** Every other usable column, {@code .}: replaced once columns are known. */
  record Rest() implements Factor {
    @Override
    public String text() {
      return ".";
    }

    @Override
    public Set<String> columns() {
      return Set.of();
    }
  }
}
