package glissade.report.markup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An element of HTML, SVG or MathML with what stands in it. Whatever text is put in, as content or
 * as an attribute, comes out as text: a column called {@code <script>} is seen, not run.
 */
public final class Element {

  /** What HTML never closes. */
  private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "input", "col", "img");

  /** What SVG may close at once where nothing stands in it. */
  private static final Set<String> LEAVES =
      Set.of("circle", "path", "line", "rect", "ellipse", "use", "polyline", "polygon");

  private static final int DECIMALS = 2;

  /** Up to here hundredths of a number are whole numbers that a double tells apart. */
  private static final double MOST_HUNDREDTHS = 1e12;

  private final String name;
  private final StringBuilder attributes = new StringBuilder();
  private final List<Object> content = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  /** An empty element. */
  public static Element of(String name) {
    return new Element(name);
  }

  /** An empty element of a class, or of several with blanks between. */
  public static Element of(String name, String classes) {
    return new Element(name).set("class", classes);
  }

  /** Our own style sheet; the one thing whose content HTML reads as it stands. */
  public static Element styleSheet(String css) {
    if (css.contains("</")) {
      throw new IllegalArgumentException("a style sheet must not hold </");
    }
    Element style = new Element("style");
    style.content.add(new Verbatim(css));
    return style;
  }

  /** Text that stands as it is; only ours. */
  private record Verbatim(String text) {}

  /** Sets an attribute that has not been set. */
  public Element set(String attribute, String value) {
    attributes.append(' ').append(attribute).append("=\"");
    escape(value, true, attributes);
    attributes.append('"');
    return this;
  }

  /**
   * Sets a coordinate or a length, to a hundredth.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public Element set(String attribute, double value) {
    return set(attribute, number(value));
  }

  /** Sets a whole number. */
  public Element set(String attribute, long value) {
    return set(attribute, Long.toString(value));
  }

  /** Puts an element at the end of what stands in this one. */
  public Element add(Element child) {
    content.add(child);
    return this;
  }

  /** Puts elements at the end of what stands in this one. */
  public Element addAll(List<Element> children) {
    content.addAll(children);
    return this;
  }

  /** Puts text at the end of what stands in this one. */
  public Element add(String text) {
    content.add(text);
    return this;
  }

  /** A coordinate, to a hundredth, in as few characters as that takes. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a coordinate must be finite, not " + value);
    }
    long whole = Math.round(value);
    if (Math.abs(value - whole) < 0.005) {
      return Long.toString(whole);
    }
    if (Math.abs(value) < MOST_HUNDREDTHS) {
      return hundredths(Math.round(Math.abs(value) * 100), value < 0);
    }
    return BigDecimal.valueOf(value)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** By whole numbers: pictures have thousands of coordinates, and are drawn while one waits. */
  private static String hundredths(long number, boolean negative) {
    StringBuilder text = new StringBuilder(12);
    if (negative) {
      text.append('-');
    }
    text.append(number / 100);
    long rest = number % 100;
    if (rest != 0) {
      text.append('.').append((char) ('0' + rest / 10));
      if (rest % 10 != 0) {
        text.append((char) ('0' + rest % 10));
      }
    }
    return text.toString();
  }

  /** Writes the element and all that stands in it. */
  public void writeTo(StringBuilder out) {
    out.append('<').append(name).append(attributes);
    if (content.isEmpty() && LEAVES.contains(name)) {
      out.append("/>");
      return;
    }
    out.append('>');
    if (VOID.contains(name)) {
      return;
    }
    for (Object part : content) {
      if (part instanceof Element child) {
        child.writeTo(out);
      } else if (part instanceof Verbatim verbatim) {
        out.append(verbatim.text());
      } else {
        escape((String) part, false, out);
      }
    }
    out.append("</").append(name).append('>');
  }

  private static void escape(String text, boolean attribute, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        // What XML has no place for at all would keep a picture from being opened on its own.
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    writeTo(out);
    return out.toString();
  }
}
