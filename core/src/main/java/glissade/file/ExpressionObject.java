package glissade.file;

import glissade.formula.Expression;
import glissade.formula.Expression.Applied;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.Difference;
import glissade.formula.Expression.InBucket;
import glissade.formula.Expression.Indicator;
import glissade.formula.Expression.OfLevel;
import glissade.formula.Expression.PartOf;
import glissade.formula.Expression.Piecewise;
import glissade.formula.Expression.Power;
import glissade.formula.Expression.Product;
import glissade.formula.Expression.Quotient;
import glissade.formula.Expression.Sum;
import java.util.LinkedHashMap;
import java.util.Map;

/** Expressions on their way into a model file, which {@link ExpressionMembers} reads. */
final class ExpressionObject {

  private ExpressionObject() {}

  /** The members, the kind first. */
  static Map<String, Object> of(Expression expression) {
    if (expression instanceof Sum sum) {
      return pair("sum", "left", sum.left(), "right", sum.right());
    }
    if (expression instanceof Difference difference) {
      return pair("difference", "left", difference.left(), "right", difference.right());
    }
    if (expression instanceof Product product) {
      return pair("product", "left", product.left(), "right", product.right());
    }
    if (expression instanceof Quotient quotient) {
      return pair("quotient", "left", quotient.left(), "right", quotient.right());
    }
    if (expression instanceof Power power) {
      return pair("power", "base", power.base(), "exponent", power.exponent());
    }
    return expression.parts().isEmpty() ? leaf(expression) : ofOne(expression);
  }

  private static Map<String, Object> ofOne(Expression expression) {
    if (expression instanceof Applied applied) {
      return members(
          "applied", "function", applied.function().word(), "argument", of(applied.argument()));
    }
    if (expression instanceof Piecewise piecewise) {
      return members(
          "piecewise",
          "argument",
          of(piecewise.argument()),
          "breaks",
          piecewise.breaks(),
          "origins",
          piecewise.origins(),
          "coefficients",
          piecewise.coefficients());
    }
    throw unknown(expression);
  }

  private static Map<String, Object> leaf(Expression expression) {
    if (expression instanceof Column column) {
      return members("column", "name", column.name());
    }
    if (expression instanceof Constant constant) {
      return members("constant", "value", constant.value());
    }
    if (expression instanceof PartOf part) {
      return members("date-part", "part", part.part().word(), "column", part.column());
    }
    return ofLevels(expression);
  }

  private static Map<String, Object> ofLevels(Expression expression) {
    if (expression instanceof Indicator indicator) {
      return members("indicator", "column", indicator.column(), "level", indicator.level());
    }
    if (expression instanceof InBucket in) {
      return members(
          "bucket", "column", in.column(), "buckets", in.buckets(), "bucket", in.bucket());
    }
    if (expression instanceof OfLevel ofLevel) {
      return members(
          "level-value",
          "column",
          ofLevel.column(),
          "levels",
          ofLevel.levels(),
          "values",
          ofLevel.values(),
          "otherwise",
          ofLevel.otherwise());
    }
    throw unknown(expression);
  }

  private static Map<String, Object> pair(
      String kind, String first, Expression one, String second, Expression other) {
    return members(kind, first, of(one), second, of(other));
  }

  /** Names and values in turn. */
  private static Map<String, Object> members(String kind, Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", kind);
    for (int k = 0; k < namesAndValues.length; k += 2) {
      members.put((String) namesAndValues[k], namesAndValues[k + 1]);
    }
    return members;
  }

  private static IllegalStateException unknown(Expression expression) {
    return new IllegalStateException("a form without members: " + expression.getClass());
  }
}
