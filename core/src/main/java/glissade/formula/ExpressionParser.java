package glissade.formula;

import glissade.formula.Expression.Applied;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.Difference;
import glissade.formula.Expression.PartOf;
import glissade.formula.Expression.Power;
import glissade.formula.Expression.Product;
import glissade.formula.Expression.Quotient;
import glissade.formula.Expression.Sum;
import glissade.table.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one expression, where + − · / ^ are arithmetic: −2^2 is −4, 2^3^2 is 2⁹, everything else
 * goes from left to right.
 */
final class ExpressionParser {

  /** What a sign multiplies by. */
  static final Constant MINUS_ONE = new Constant(-1);

  /** So many operations, numbers and columns one expression has at most: a file can hold it. */
  private static final int MOST_NODES = 200;

  private static final int MOST_NESTED = 200;

  private final FormulaScanner in;
  private int nodes;
  private int nested;

  ExpressionParser(FormulaScanner in) {
    this.in = in;
  }

  /** An expression of at least one column. */
  Expression expression() {
    int start = in.position();
    return withColumn(start, sum());
  }

  /** An expression that began at a place, unless it is the same in every row. */
  Expression withColumn(int start, Expression expression) {
    if (expression.columns().isEmpty()) {
      in.back(start);
      throw in.unexpected("an expression with a column in it");
    }
    return expression;
  }

  /** What a function makes of the bracket that follows, if it makes one number. */
  @Nullable Expression call(String name) {
    Function function = named(Function.values(), Function::word, name);
    DatePart part = named(DatePart.values(), DatePart::word, name);
    if (function == null && part == null && !name.equals("I")) {
      return null;
    }
    in.expect('(', "(");
    Expression result = part != null ? made(new PartOf(part, column("a column of dates"))) : sum();
    in.expect(')', part != null ? ") after the column name" : ") or an operator");
    return function == null ? result : made(new Applied(function, result));
  }

  /** The complaint about a name before a bracket that is no function here. */
  Formula.SyntaxException unknown(String name, List<String> others) {
    List<String> known = new ArrayList<>(others);
    known.add("I");
    Stream.of(Function.values()).map(Function::word).forEach(known::add);
    Stream.of(DatePart.values()).map(DatePart::word).forEach(known::add);
    return in.complaint(
        "there is no function `"
            + name
            + "`"
            + NearNames.suggestion(name, known)
            + " There are "
            + String.join(", ", known)
            + ".");
  }

  /** The name of a column, plain or in quotes. */
  String column(String what) {
    String quoted = in.quoted();
    if (quoted != null) {
      return quoted;
    }
    int start = in.position();
    String word = in.word();
    if (word.isEmpty() || word.equals(".")) {
      in.back(start);
      throw in.unexpected(what);
    }
    return word;
  }

  private Expression sum() {
    Expression left = product();
    for (char sign = in.takeOneOf("+-"); sign != 0; sign = in.takeOneOf("+-")) {
      Expression right = product();
      left = made(sign == '+' ? new Sum(left, right) : new Difference(left, right));
    }
    return left;
  }

  private Expression product() {
    Expression left = signed();
    for (char sign = in.takeOneOf("*/"); sign != 0; sign = in.takeOneOf("*/")) {
      Expression right = signed();
      left = made(sign == '*' ? new Product(left, right) : new Quotient(left, right));
    }
    return left;
  }

  private Expression signed() {
    if (++nested > MOST_NESTED) {
      throw in.complaint(
          "an expression is nested more than " + MOST_NESTED + " deep. Make it two.");
    }
    Expression expression = in.take('-') ? negative(signed()) : power();
    nested--;
    return expression;
  }

  private Expression negative(Expression expression) {
    return expression instanceof Constant constant
        ? new Constant(-constant.value())
        : made(new Product(MINUS_ONE, expression));
  }

  private Expression power() {
    Expression base = atom();
    return in.take('^') ? made(new Power(base, signed())) : base;
  }

  private Expression atom() {
    if (in.take('(')) {
      Expression inner = sum();
      in.expect(')', ") or an operator");
      return inner;
    }
    Double number = in.number();
    if (number != null) {
      return made(new Constant(number));
    }
    int start = in.position();
    boolean quoted = in.sees('"') || in.sees('`');
    String name = column("a column, a number, a function or (");
    if (quoted || !in.sees('(')) {
      return made(new Column(name));
    }
    Expression called = call(name);
    if (called != null) {
      return called;
    }
    in.back(start);
    if (FactorParser.FUNCTIONS.contains(name)) {
      throw in.unexpected("one number: " + name + "(…) is a term of its own, not part of another");
    }
    throw unknown(name, List.of());
  }

  private Expression made(Expression expression) {
    if (++nodes > MOST_NODES) {
      throw in.complaint(
          "an expression has more than " + MOST_NODES + " operations, numbers and columns.");
    }
    return expression;
  }

  private static <E> @Nullable E named(
      E[] all, java.util.function.Function<E, String> word, String name) {
    for (E each : all) {
      if (word.apply(each).equals(name)) {
        return each;
      }
    }
    return null;
  }
}
