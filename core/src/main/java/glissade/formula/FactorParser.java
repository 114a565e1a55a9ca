package glissade.formula;

import glissade.formula.Expression.Column;
import glissade.formula.Expression.PartOf;
import glissade.formula.Factor.Basis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a function makes, and gives each factor its one way of being written. */
final class FactorParser {

  /** Those that make more than one number, or need to see the data. */
  static final List<String> FUNCTIONS = List.of("C", "poly", "ns", "hash", "shrink");

  private static final int MOST_FUNCTIONS = 100;
  private static final int MOST_BUCKETS = 1 << 20;
  private static final double STRENGTH = 10;

  private final FormulaScanner in;

  FactorParser(FormulaScanner in) {
    this.in = in;
  }

  /** The factor of a function whose name has been read: a bracket follows. */
  Factor call(String name) {
    return switch (name) {
      case "C" -> levels();
      case "poly" -> basis(name, Basis.Kind.POLYNOMIAL, "degree");
      case "ns" -> basis(name, Basis.Kind.NATURAL_SPLINE, "df");
      case "hash" -> hashed();
      case "shrink" -> shrunk();
      default -> scalar(name);
    };
  }

  private Factor scalar(String name) {
    ExpressionParser parser = new ExpressionParser(in);
    int start = in.position();
    Expression expression = parser.call(name);
    if (expression == null) {
      throw parser.unknown(name, FUNCTIONS);
    }
    parser.withColumn(start, expression);
    String text = ExpressionText.forFormula(expression);
    boolean bare =
        expression instanceof Column
            || expression instanceof PartOf
            || expression instanceof Expression.Applied;
    return new Factor.Scalar(expression, bare ? text : "I(" + text + ")");
  }

  private Factor basis(String name, Basis.Kind kind, String size) {
    in.expect('(', "(");
    Expression argument = new ExpressionParser(in).expression();
    in.expect(',', ", and the " + size + " after the expression");
    int start = in.position();
    if (!in.word().equals(size) || !in.take('=')) {
      in.back(start);
    }
    int count = in.whole(1, MOST_FUNCTIONS);
    close();
    return new Basis(
        kind, argument, count, text(name, ExpressionText.forFormula(argument), "" + count));
  }

  private Factor levels() {
    in.expect('(', "(");
    Expression of = levelled();
    if (!in.take(',')) {
      in.expect(')', ") after the column name, or , and ref = or sum");
      return new Factor.Levels(of, null, false, text("C", ExpressionText.forFormula(of)));
    }
    int start = in.position();
    String word = in.word();
    String reference = word.equals("ref") && in.take('=') ? level() : null;
    if (reference == null && !word.equals("sum")) {
      in.back(start);
      throw in.unexpected("ref = \"a level\" or sum");
    }
    close();
    String coding = reference == null ? "sum" : "ref = " + ExpressionText.quoted(reference);
    return new Factor.Levels(
        of, reference, reference == null, text("C", ExpressionText.forFormula(of), coding));
  }

  /** A column, or a part of a date. */
  private Expression levelled() {
    boolean quoted = in.sees('"') || in.sees('`');
    ExpressionParser parser = new ExpressionParser(in);
    int start = in.position();
    String name = parser.column("a column name");
    if (quoted || !in.sees('(')) {
      return new Column(name);
    }
    if (parser.call(name) instanceof PartOf part) {
      return part;
    }
    in.back(start);
    throw in.unexpected("a column name or a part of a date: only those have levels");
  }

  private String level() {
    @Nullable String quoted = in.quoted();
    String level = quoted != null ? quoted : in.word();
    if (level.isEmpty()) {
      throw in.unexpected("a level, in double quotes");
    }
    return level;
  }

  private Factor hashed() {
    in.expect('(', "(");
    String column = new ExpressionParser(in).column("a column name");
    in.expect(',', ", and the number of buckets after the column name");
    int buckets = in.whole(2, MOST_BUCKETS);
    close();
    return new Factor.Hashed(
        column, buckets, text("hash", ExpressionText.name(column), "" + buckets));
  }

  private Factor shrunk() {
    in.expect('(', "(");
    String column = new ExpressionParser(in).column("a column name");
    double strength = STRENGTH;
    if (in.take(',')) {
      Double number = in.number();
      if (number == null) {
        throw in.unexpected("how many rows the mean of all counts for, a number from 0 on");
      }
      strength = number;
    }
    close();
    String written = ExpressionText.forFormula(new Expression.Constant(strength));
    return new Factor.Shrunk(
        column, strength, text("shrink", ExpressionText.name(column), written));
  }

  private void close() {
    in.expect(')', ")");
  }

  private static String text(String function, String... arguments) {
    return function + "(" + String.join(", ", arguments) + ")";
  }
}
