package glissade.report.markup;

import glissade.report.words.Numbers;

/**
 * Formulas, of the elements that every browser shows without a font of its own: MathML Core.
 *
 * <p>A long formula is several of them in one paragraph, which breaks between them where the page
 * is narrow.
 */
public final class MathML {

  /** U+2212, which is as wide as a plus. */
  private static final String MINUS = "−";

  private MathML() {}

  /** A formula, or a piece of one, as large as on a line of its own. */
  public static Element inline(Element... parts) {
    return fill(Element.of("math").set("displaystyle", "true"), parts);
  }

  /** Parts one after another, as one. */
  public static Element row(Element... parts) {
    return fill(Element.of("mrow"), parts);
  }

  private static Element fill(Element parent, Element... parts) {
    for (Element part : parts) {
      parent.add(part);
    }
    return parent;
  }

  /** A variable or a function: slanted where it is a single letter. */
  public static Element name(String name) {
    return Element.of("mi").add(name);
  }

  /** A vector: bold and upright. */
  public static Element vector(String letter) {
    return Element.of("mi", "vector").set("mathvariant", "normal").add(letter);
  }

  /** What stands between: {@code =}, {@code +}, {@code ≤}. */
  public static Element operator(String sign) {
    return Element.of("mo").add(sign.equals("-") ? MINUS : sign);
  }

  /** The same at the beginning of a piece, where what is before it stands in another one. */
  public static Element between(String sign) {
    return Element.of("mo").set("form", "infix").add(sign.equals("-") ? MINUS : sign);
  }

  /** Words, among them the names of columns. Blanks at their ends are not lost. */
  public static Element words(String text) {
    return Element.of("mtext").add(text.replace(' ', '\u00A0'));
  }

  /** A number as it stands. */
  public static Element number(String digits) {
    return Element.of("mn").add(digits);
  }

  /** A number to some significant digits, with a power of ten where it needs one. */
  public static Element number(double value, int digits) {
    Element size = size(Numbers.shortest(Math.abs(value), digits));
    return value < 0 ? row(operator(MINUS), size) : size;
  }

  /** The same in parentheses where it is negative, as after another sign. */
  public static Element factor(double value, int digits) {
    return value < 0 ? parentheses(number(value, digits)) : number(value, digits);
  }

  private static Element size(String shown) {
    int e = shown.indexOf('e');
    if (e < 0) {
      return number(shown);
    }
    String power = shown.substring(e + 1);
    Element exponent =
        power.startsWith("-")
            ? row(operator(MINUS), number(power.substring(1)))
            : number(power.replace("+", ""));
    return row(number(shown.substring(0, e)), operator("×"), power(number("10"), exponent));
  }

  /** A sign, and the size of a number: what is added to a sum. */
  public static Element term(double value, int digits) {
    return row(between(value < 0 ? MINUS : "+"), number(Math.abs(value), digits));
  }

  /** One over the other. */
  public static Element fraction(Element above, Element below) {
    return fill(Element.of("mfrac"), above, below);
  }

  /** An index. */
  public static Element index(Element of, Element index) {
    return fill(Element.of("msub"), of, index);
  }

  /** An index that is a letter or a number, as in w₁. */
  public static Element index(String of, String index) {
    return index(name(of), letters(index));
  }

  private static Element letters(String text) {
    if (text.chars().allMatch(Character::isDigit)) {
      return number(text);
    }
    if (text.chars().allMatch(Character::isLetter) && text.length() > 1) {
      Element row = Element.of("mrow");
      text.chars().forEach(c -> row.add(name(Character.toString(c))));
      return row;
    }
    return name(text);
  }

  /**
   * A power. The exponent hangs on nothing beside its base: without a font for formulas it would
   * stand on top of the line that the base is in, however low the base itself is.
   */
  public static Element power(Element of, Element exponent) {
    return row(of, fill(Element.of("msup"), row(), exponent));
  }

  /** Squared. */
  public static Element square(Element of) {
    return power(of, number("2"));
  }

  /** A root. */
  public static Element root(Element... of) {
    return fill(Element.of("msqrt"), of);
  }

  /** In parentheses of the height of a line. */
  public static Element parentheses(Element... parts) {
    return fill(Element.of("mrow").add(fence("(")), parts).add(fence(")"));
  }

  private static Element fence(String sign) {
    return Element.of("mo").set("stretchy", "false").add(sign);
  }

  /** Between bars that are no operators of their own. */
  public static Element bars(String bar, Element... parts) {
    Element left = Element.of("mo").set("fence", "true").set("form", "prefix").add(bar);
    Element right = Element.of("mo").set("fence", "true").set("form", "postfix").add(bar);
    return fill(Element.of("mrow").add(left), parts).add(right);
  }

  /** Σ over an index. */
  public static Element sum(Element below) {
    return fill(Element.of("munder"), operator("∑"), below);
  }

  /** What is estimated, with a hat. */
  public static Element hat(Element of) {
    return fill(Element.of("mover").set("accent", "true"), of, operator("^"));
  }

  /** ∂L/∂ of something. */
  public static Element derivative(Element function, Element by) {
    return fraction(row(name("∂"), function), row(name("∂"), by));
  }

  /**
   * One thing in one case, another in the other.
   *
   * @param cases what it is and when, in turn
   */
  public static Element cases(Element... cases) {
    Element table = Element.of("mtable", "cases");
    for (int i = 0; i < cases.length; i += 2) {
      table.add(
          Element.of("mtr")
              .add(Element.of("mtd").add(cases[i]))
              .add(Element.of("mtd").add(cases[i + 1])));
    }
    return Element.of("mrow").add(operator("{")).add(table);
  }
}
