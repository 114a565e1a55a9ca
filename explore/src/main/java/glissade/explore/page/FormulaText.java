package glissade.explore.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;

/**
 * A formula as part of the text of a {@link Situation}: what an address, or that text, has a
 * meaning of its own for stands there as its bytes in UTF-8, {@code ~20} for a space. The usual
 * sign for that, %, is what browsers take out of addresses before anybody has asked.
 */
final class FormulaText {

  /** Enough for some dozens of long names. */
  static final int LONGEST = 2_000;

  private FormulaText() {}

  static String written(String formula) {
    return URLEncoder.encode(formula, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace('%', '~');
  }

  /**
   * @throws IllegalArgumentException if it is none that was written so, or too long
   */
  static String read(String text) {
    String formula;
    try {
      formula =
          URLDecoder.decode(text.replace("%", "%25").replace("+", "%2B").replace('~', '%'), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a formula is expected, in which ~20 stands for a space and ~7E for ~.", e);
    }
    if (formula.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a formula of at most " + LONGEST + " characters is expected.");
    }
    return formula;
  }
}
