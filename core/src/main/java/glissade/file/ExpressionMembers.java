package glissade.file;

import glissade.formula.DatePart;
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
import glissade.formula.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expressions as objects of a model file: {@code {"kind": "sum", "left": …, "right": …}}. Numbers
 * come back with the bits they went with. {@link ExpressionObject} is the way there.
 *
 * @param in what checks members and complains
 */
record ExpressionMembers(ModelMembers in) {

  /**
   * So deep an expression is read; far above what a formula makes, far below what a stack holds.
   */
  static final int MOST_DEEP = 400;

  /**
   * The expression of an object.
   *
   * @throws glissade.table.UnusableDataException if it is none, naming the file
   */
  Expression expression(@Nullable Object object) {
    return expression(object, "an expression", 1);
  }

  private Expression expression(@Nullable Object value, String what, int depth) {
    if (!(value instanceof Map<?, ?> object)) {
      throw in.notAModel(what + " is not there, or not an object");
    }
    if (depth > MOST_DEEP) {
      throw in.notAModel("an expression in it is nested more than " + MOST_DEEP + " deep");
    }
    String kind = in.text(object, "kind");
    try {
      return switch (kind) {
        case "sum" -> new Sum(part(object, "left", depth), part(object, "right", depth));
        case "difference" ->
            new Difference(part(object, "left", depth), part(object, "right", depth));
        case "product" -> new Product(part(object, "left", depth), part(object, "right", depth));
        case "quotient" -> new Quotient(part(object, "left", depth), part(object, "right", depth));
        case "power" -> new Power(part(object, "base", depth), part(object, "exponent", depth));
        case "applied" ->
            new Applied(
                in.oneOf(Function.values(), in.text(object, "function"), "function"),
                part(object, "argument", depth));
        case "piecewise" -> piecewise(object, part(object, "argument", depth));
        default -> leaf(kind, object);
      };
    } catch (IllegalArgumentException e) {
      throw in.notAModel("of an expression of the kind " + kind + ", " + e.getMessage());
    }
  }

  private Expression part(Map<?, ?> object, String name, int depth) {
    return expression(object.get(name), "\"" + name + "\" of an expression", depth + 1);
  }

  private Expression leaf(String kind, Map<?, ?> object) {
    return switch (kind) {
      case "column" -> new Column(in.text(object, "name"));
      case "constant" -> new Constant(in.number(object, "value"));
      case "indicator" -> new Indicator(in.text(object, "column"), in.text(object, "level"));
      case "level-value" ->
          new OfLevel(
              in.text(object, "column"),
              texts(object, "levels"),
              numbers(object.get("values"), "values"),
              in.number(object, "otherwise"));
      case "bucket" ->
          new InBucket(
              in.text(object, "column"), whole(object, "buckets"), whole(object, "bucket"));
      case "date-part" ->
          new PartOf(
              in.oneOf(DatePart.values(), in.text(object, "part"), "part"),
              in.text(object, "column"));
      default -> throw in.notAModel("an expression in it is of the kind " + kind);
    };
  }

  private Piecewise piecewise(Map<?, ?> object, Expression argument) {
    List<List<Double>> coefficients = new ArrayList<>();
    for (Object piece : list(object.get("coefficients"), "coefficients")) {
      coefficients.add(numbers(piece, "coefficients"));
    }
    return new Piecewise(
        argument,
        numbers(object.get("breaks"), "breaks"),
        numbers(object.get("origins"), "origins"),
        coefficients);
  }

  private int whole(Map<?, ?> object, String name) {
    double number = in.number(object, name);
    if (number != (int) number) {
      throw in.notAModel("\"" + name + "\" is not a whole number");
    }
    return (int) number;
  }

  private List<Double> numbers(@Nullable Object value, String name) {
    return list(value, name).stream().map(element -> in.number(element, name)).toList();
  }

  private List<String> texts(Map<?, ?> object, String name) {
    List<?> list = list(object.get(name), name);
    if (!list.stream().allMatch(String.class::isInstance)) {
      throw in.notAModel("\"" + name + "\" of an expression is not a list of texts");
    }
    return list.stream().map(String.class::cast).toList();
  }

  private List<?> list(@Nullable Object value, String name) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw in.notAModel("\"" + name + "\" of an expression is not there, or not a list");
  }
}
