package glissade.report.page;

import static glissade.report.markup.MathML.bars;
import static glissade.report.markup.MathML.cases;
import static glissade.report.markup.MathML.derivative;
import static glissade.report.markup.MathML.fraction;
import static glissade.report.markup.MathML.index;
import static glissade.report.markup.MathML.inline;
import static glissade.report.markup.MathML.name;
import static glissade.report.markup.MathML.number;
import static glissade.report.markup.MathML.operator;
import static glissade.report.markup.MathML.parentheses;
import static glissade.report.markup.MathML.power;
import static glissade.report.markup.MathML.root;
import static glissade.report.markup.MathML.row;
import static glissade.report.markup.MathML.square;
import static glissade.report.markup.MathML.words;

import glissade.report.markup.Element;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;

/** What one row costs, ℓ(s, y) of its score s and its target y, and the slope of that, ∂ℓ/∂s. */
final class LossFormula {

  private static final int DIGITS = 4;

  private final String kind;
  private final String name;

  /**
   * @param name of the loss, with its number if it has one
   */
  LossFormula(String name) {
    this.kind = LossTitle.kind(name);
    this.name = name;
  }

  /** ℓ = …. */
  Element cost() {
    return inline(ell(), operator("="), value());
  }

  /** ∂ℓ/∂s = …. */
  Element slope() {
    Element by = kind.equals("softmax") ? index("s", "k") : s();
    return inline(words(",  "), derivative(ell(), by), operator("="), slopeValue());
  }

  /** What the letters in them are; empty where there are no others than s and y. */
  String where() {
    String given = name.contains("=") ? Numbers.shortest(parameter(), DIGITS) : "";
    return switch (kind) {
      case "huber" -> "r = s − y is the residual, and δ = " + given + ".";
      case "quantile" -> "τ = " + given + " is the share of the rows that should lie below.";
      case "absolute" -> "r = s − y is the residual, and ω = " + given + " rounds the corner.";
      case "logistic" -> "p = 1/(1 + e⁻ˢ) is the probability predicted, and y is 0 or 1.";
      case "squared-hinge" ->
          "m is the margin: s where y is 1 and −s where it is 0; ± has the sign of that.";
      case "poisson", "gamma" -> "eˢ is the mean predicted.";
      case "tweedie" -> "eˢ is the mean predicted, and q = " + given + " the power.";
      case "softmax" ->
          "pₖ is the probability of class k, eˢ of its score over the sum of those of all; [y = k] is"
              + " 1 where the row is of class k, else 0.";
      default -> "";
    };
  }

  private double parameter() {
    return Double.parseDouble(name.substring(name.indexOf('=') + 1));
  }

  private Element value() {
    return switch (kind) {
      case "squared" -> square(parentheses(s(), minus(), y()));
      case "huber" ->
          cases(
              row(half(), square(r())),
              row(words("where "), bars("|", r()), operator("≤"), name("δ")),
              row(name("δ"), bars("|", r()), minus(), half(), square(name("δ"))),
              words("beyond"));
      case "quantile" ->
          cases(
              row(name("τ"), parentheses(y(), minus(), s())),
              row(words("where "), y(), operator("≥"), s()),
              row(parentheses(one(), minus(), name("τ")), parentheses(s(), minus(), y())),
              words("below"));
      case "absolute" ->
          row(root(square(r()), operator("+"), square(name("ω"))), minus(), name("ω"));
      case "logistic" ->
          row(
              name("ln"),
              parentheses(one(), operator("+"), power(name("e"), s())),
              minus(),
              y(),
              s());
      case "squared-hinge" -> square(missing());
      case "poisson" -> row(power(name("e"), s()), minus(), y(), s());
      case "gamma" -> row(y(), power(name("e"), row(minus(), s())), operator("+"), s());
      case "tweedie" ->
          row(
              fraction(row(y(), falling()), row(name("q"), minus(), one())),
              operator("+"),
              fraction(rising(), row(number("2"), minus(), name("q"))));
      case "softmax" -> row(minus(), name("ln"), index("p", "y"));
      default -> row(name("ℓ"), parentheses(s(), operator(","), y()));
    };
  }

  private Element slopeValue() {
    return switch (kind) {
      case "squared" -> row(number("2"), parentheses(s(), minus(), y()));
      case "huber" ->
          cases(
              r(),
              row(words("where "), bars("|", r()), operator("≤"), name("δ")),
              row(operator("±"), name("δ")),
              words("beyond"));
      case "quantile" ->
          cases(
              row(minus(), name("τ")),
              row(words("where "), y(), operator(">"), s()),
              row(one(), minus(), name("τ")),
              words("below"));
      case "absolute" -> fraction(r(), root(square(r()), operator("+"), square(name("ω"))));
      case "logistic" -> row(name("p"), minus(), y());
      case "squared-hinge" -> row(operator("∓"), number("2"), missing());
      case "poisson" -> row(power(name("e"), s()), minus(), y());
      case "gamma" -> row(one(), minus(), y(), power(name("e"), row(minus(), s())));
      case "tweedie" -> row(rising(), minus(), y(), falling());
      case "softmax" ->
          row(
              index("p", "k"),
              minus(),
              operator("["),
              y(),
              operator("="),
              name("k"),
              operator("]"));
      default -> derivative(ell(), s());
    };
  }

  private static Element missing() {
    return row(name("max"), parentheses(number("0"), operator(","), one(), minus(), name("m")));
  }

  private static Element rising() {
    return power(name("e"), row(parentheses(number("2"), minus(), name("q")), s()));
  }

  private static Element falling() {
    return power(name("e"), row(minus(), parentheses(name("q"), minus(), one()), s()));
  }

  private static Element ell() {
    return name("ℓ");
  }

  private static Element s() {
    return name("s");
  }

  private static Element y() {
    return name("y");
  }

  private static Element r() {
    return name("r");
  }

  private static Element one() {
    return number("1");
  }

  private static Element half() {
    return fraction(one(), number("2"));
  }

  private static Element minus() {
    return operator("-");
  }
}
