package glissade.formula;

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
import glissade.table.Levels;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Expressions as text, with no more brackets than needed. In the way of formulas, what {@link
 * ExpressionParser} makes of the text is the same expression, if a formula can say it at all.
 */
final class ExpressionText {

  /** Names that need no quotes, wherever they stand. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_.]*");

  private static final ExpressionText FORMULA = new ExpressionText("-", " * ", " / ");
  private static final ExpressionText PEOPLE = new ExpressionText("−", "·", "/");

  /** How tightly something holds together. */
  private enum Binding {
    SUM,
    PRODUCT,
    POWER,
    ATOM
  }

  private final String minus;
  private final String times;
  private final String over;

  private ExpressionText(String minus, String times, String over) {
    this.minus = minus;
    this.times = times;
    this.over = over;
  }

  /** As a formula has it, outside of {@code I(…)}. */
  static String forFormula(Expression expression) {
    return FORMULA.text(expression);
  }

  /** As people read it. */
  static String forPeople(Expression expression) {
    return PEOPLE.text(expression);
  }

  /** A column's name, in quotes where it could be taken for something else. */
  static String name(String name) {
    return PLAIN.matcher(name).matches() ? name : quoted(name);
  }

  /** In double quotes; inside, two of them stand for one. */
  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private String text(Expression expression) {
    if (expression instanceof Sum sum) {
      return at(Binding.SUM, sum.left()) + " + " + at(Binding.PRODUCT, sum.right());
    }
    if (expression instanceof Difference difference) {
      return at(Binding.SUM, difference.left())
          + (" " + minus + " ")
          + at(Binding.PRODUCT, difference.right());
    }
    if (expression instanceof Product product) {
      return isNegation(product)
          ? minus + at(Binding.POWER, product.right())
          : at(Binding.PRODUCT, product.left()) + times + at(Binding.POWER, product.right());
    }
    if (expression instanceof Quotient quotient) {
      return at(Binding.PRODUCT, quotient.left()) + over + at(Binding.POWER, quotient.right());
    }
    if (expression instanceof Power power) {
      return at(Binding.ATOM, power.base()) + "^" + at(Binding.POWER, power.exponent());
    }
    return atom(expression);
  }

  private String at(Binding least, Expression expression) {
    String text = text(expression);
    return binding(expression).compareTo(least) < 0 ? "(" + text + ")" : text;
  }

  private static Binding binding(Expression expression) {
    if (expression instanceof Sum || expression instanceof Difference) {
      return Binding.SUM;
    }
    if (expression instanceof Product product) {
      return isNegation(product) ? Binding.SUM : Binding.PRODUCT;
    }
    if (expression instanceof Quotient) {
      return Binding.PRODUCT;
    }
    if (expression instanceof Power) {
      return Binding.POWER;
    }
    boolean signed = expression instanceof Constant constant && isNegative(constant.value());
    return signed ? Binding.SUM : Binding.ATOM;
  }

  /** Minus one times something: what a sign makes of all but a number. */
  private static boolean isNegation(Product product) {
    return product.left().equals(ExpressionParser.MINUS_ONE)
        && !(product.right() instanceof Constant);
  }

  private static boolean isNegative(double number) {
    return Double.compare(number, 0) < 0;
  }

  private String atom(Expression expression) {
    if (expression instanceof Constant constant) {
      return number(constant.value());
    }
    if (expression instanceof Column column) {
      return name(column.name());
    }
    if (expression instanceof Applied applied) {
      return applied.function().word() + "(" + text(applied.argument()) + ")";
    }
    if (expression instanceof PartOf part) {
      return part.part().word() + "(" + name(part.column()) + ")";
    }
    return learned(expression);
  }

  /** What no formula says, but a fit makes of what a formula says. */
  private String learned(Expression expression) {
    if (expression instanceof Indicator indicator) {
      return "[" + name(indicator.column()) + " = " + quoted(indicator.level()) + "]";
    }
    if (expression instanceof OfLevel ofLevel) {
      return "value(" + name(ofLevel.column()) + ")";
    }
    if (expression instanceof InBucket in) {
      return "[hash(" + name(in.column()) + ", " + in.buckets() + ") = " + in.bucket() + "]";
    }
    if (expression instanceof Piecewise piecewise) {
      return piecewise.breaks().stream()
          .map(this::number)
          .collect(Collectors.joining(", ", "piecewise(" + text(piecewise.argument()) + "; ", ")"));
    }
    throw new IllegalStateException("a form without text: " + expression.getClass());
  }

  private String number(double number) {
    // Zero has no sign in Levels.
    return (isNegative(number) ? minus : "") + Levels.text(Math.abs(number));
  }
}
