package glissade.report.words;

import java.util.List;

/** Text as lines of a terminal. */
public final class Prose {

  private Prose() {}

  /**
   * Breaks text at spaces.
   *
   * @param text its own line breaks stay
   * @param width the most characters a line has, unless a word is longer
   * @param indent put before every line but the first
   */
  public static String wrap(String text, int width, String indent) {
    StringBuilder wrapped = new StringBuilder();
    int length = 0;
    int start = 0;
    while (start <= text.length()) {
      int end = endOfWord(text, start);
      int word = end - start;
      if (length > 0 && length + 1 + word > width) {
        wrapped.append('\n').append(indent);
        length = indent.length();
      } else if (start > 0 && text.charAt(start - 1) == ' ') {
        wrapped.append(' ');
        length++;
      }
      wrapped.append(text, start, end);
      length += word;
      if (end < text.length() && text.charAt(end) == '\n') {
        wrapped.append('\n').append(indent);
        length = indent.length();
      }
      start = end + 1;
    }
    return wrapped.toString();
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String list(List<String> items) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    int last = items.size() - 1;
    return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  /** {@code 1 row}, {@code 2 rows}. */
  public static String count(long number, String noun) {
    return Numbers.count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * {@code a 7 × 7}, {@code an 8 × 8}: read aloud, eight, eleven and eighteen begin with a vowel.
   */
  public static String square(int size) {
    boolean vowel = size == 11 || size == 18 || String.valueOf(size).startsWith("8");
    return (vowel ? "an " : "a ") + size + " × " + size;
  }

  /**
   * A name of at most so many characters. What is left out is its middle: names of features differ
   * at their ends, as in {@code poly("Beak Length (mm)", 3)2}.
   *
   * @param most 3 or more
   */
  public static String shortened(String name, int most) {
    int length = name.codePointCount(0, name.length());
    if (length <= most) {
      return name;
    }
    int last = (most - 1) / 2;
    int end = name.offsetByCodePoints(0, most - 1 - last);
    int on = name.offsetByCodePoints(end, length - (most - 1));
    return name.substring(0, end).stripTrailing() + "…" + name.substring(on).stripLeading();
  }

  /** As a sentence begins. */
  public static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
