package glissade.formula;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the text of a formula apart from left to right, and says where it is not one. */
final class FormulaScanner {

  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?(?![\\p{L}\\p{Nd}_.])");

  private final String text;
  private int position;

  FormulaScanner(String text) {
    this.text = text;
  }

  /** Where the next thing begins. */
  int position() {
    skipSpace();
    return position;
  }

  /** Goes back, so that a complaint names the place where something began. */
  void back(int to) {
    position = to;
  }

  /** Whether nothing follows. */
  boolean ends() {
    return position() == text.length();
  }

  /** What stands between two places. */
  String between(int from, int to) {
    return text.substring(from, to).strip();
  }

  /** Whether a character follows. */
  boolean sees(char wanted) {
    return !ends() && text.charAt(position) == wanted;
  }

  /** Whether a character follows; if so, passes it. */
  boolean take(char wanted) {
    boolean there = sees(wanted);
    position += there ? 1 : 0;
    return there;
  }

  /** The one of some characters that follows, which is passed; or 0. */
  char takeOneOf(String wanted) {
    return ends() || wanted.indexOf(text.charAt(position)) < 0 ? 0 : text.charAt(position++);
  }

  /** Passes a character that must be there. */
  void expect(char wanted, String what) {
    if (!take(wanted)) {
      throw unexpected(what);
    }
  }

  /** The place of the first ~ outside of quotes, or −1. */
  int tilde() {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '`') {
        quote = c;
      } else if (c == '~') {
        return i;
      }
    }
    return -1;
  }

  /** Letters, digits, _ and points, as many as follow: passed. None at all is an empty text. */
  String word() {
    int start = position();
    while (position < text.length() && isPlain(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private static boolean isPlain(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }

  /**
   * A name in double quotes or backticks, of which two stand for one inside; null if none opens.
   */
  @Nullable String quoted() {
    if (!sees('"') && !sees('`')) {
      return null;
    }
    int opened = position;
    char quote = text.charAt(position++);
    StringBuilder name = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != quote) {
        name.append(c);
      } else if (position < text.length() && text.charAt(position) == quote) {
        name.append(quote);
        position++;
      } else if (name.isEmpty()) {
        position = opened;
        throw unexpected("a name between the quotes");
      } else {
        return name.toString();
      }
    }
    position = opened;
    throw unexpected("a closing quote for the one that opens here");
  }

  /** A number without a sign, which is passed; null if none follows. */
  @Nullable Double number() {
    Matcher matcher = NUMBER.matcher(text).region(position(), text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    double number = Double.parseDouble(matcher.group());
    if (Double.isInfinite(number)) {
      throw unexpected("a number below 1.8e308");
    }
    position = matcher.end();
    return number;
  }

  /** A whole number from one to another. */
  int whole(int least, int most) {
    int start = position();
    Double number = number();
    if (number == null || number < least || number > most || number != Math.rint(number)) {
      position = start;
      throw unexpected("a whole number from " + least + " to " + most);
    }
    return (int) (double) number;
  }

  /** The complaint that something else stands here than what was expected. */
  Formula.SyntaxException unexpected(String expected) {
    String found =
        ends() ? "the end" : "'" + text.charAt(position) + "' at character " + (position + 1);
    return complaint("found " + found + ", expected " + expected + ".");
  }

  /** A complaint about the whole. */
  Formula.SyntaxException complaint(String what) {
    return new Formula.SyntaxException("In the formula \"" + text + "\": " + what);
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }
}
