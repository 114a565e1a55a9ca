package glissade.features;

import java.util.ArrayList;
import java.util.List;

/**
 * What the user asked for as features: column names joined by {@code +}, in double quotes where a
 * name holds anything but letters, digits and {@code _}. {@code C(hour)} asks for the levels of a
 * column, also where they are numbers, as in patsy's formulas.
 *
 * @param columns the names, each once, in the order given
 * @param categories those of which the levels are asked for
 */
public record Formula(List<String> columns, List<String> categories) {

  public Formula {
    columns = List.copyOf(columns);
    categories = List.copyOf(categories);
  }

  /** A formula that cannot be read: what was found, at which character, what was expected. */
  public static final class SyntaxException extends IllegalArgumentException {
    SyntaxException(String message) {
      super(message);
    }
  }

  /**
   * Reads {@code a + C(b) + "Body Mass (g)"}. Inside double quotes, {@code ""} stands for one.
   *
   * @throws SyntaxException if it is anything else
   */
  public static Formula parse(String text) {
    List<String> names = new ArrayList<>();
    List<String> categories = new ArrayList<>();
    Reader reader = new Reader(text);
    do {
      boolean category = reader.category();
      String name = reader.name();
      if (category) {
        reader.closing();
        categories.add(name);
      }
      if (names.contains(name)) {
        throw new SyntaxException(
            "In the features \"" + text + "\" the column " + name + " stands twice. Name it once.");
      }
      names.add(name);
    } while (reader.plus());
    return new Formula(names, categories);
  }

  private static final class Reader {

    private final String text;
    private int position;

    Reader(String text) {
      this.text = text;
    }

    /** A name, quoted or plain. */
    String name() {
      skipSpace();
      if (position < text.length() && text.charAt(position) == '"') {
        return quoted();
      }
      int start = position;
      while (position < text.length() && isPlain(text.charAt(position))) {
        position++;
      }
      if (position == start) {
        throw unexpected("a column name");
      }
      return text.substring(start, position);
    }

    /** Whether C( follows. */
    boolean category() {
      skipSpace();
      int bracket = position + 1;
      while (bracket < text.length() && Character.isWhitespace(text.charAt(bracket))) {
        bracket++;
      }
      if (bracket >= text.length() || text.charAt(position) != 'C' || text.charAt(bracket) != '(') {
        return false;
      }
      position = bracket + 1;
      return true;
    }

    /** The bracket that ends C(…. */
    void closing() {
      skipSpace();
      if (position == text.length() || text.charAt(position) != ')') {
        throw unexpected(") after the column name");
      }
      position++;
    }

    private String quoted() {
      StringBuilder name = new StringBuilder();
      int opened = position++;
      while (position < text.length()) {
        char c = text.charAt(position++);
        if (c != '"') {
          name.append(c);
        } else if (position < text.length() && text.charAt(position) == '"') {
          name.append('"');
          position++;
        } else if (name.isEmpty()) {
          position = opened;
          throw unexpected("a column name between the quotes");
        } else {
          return name.toString();
        }
      }
      position = opened;
      throw unexpected("a closing quote for the one that opens here");
    }

    /** Whether a + follows; false at the end. */
    boolean plus() {
      skipSpace();
      if (position == text.length()) {
        return false;
      }
      if (text.charAt(position) != '+') {
        throw unexpected("+ between column names");
      }
      position++;
      return true;
    }

    private void skipSpace() {
      while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
        position++;
      }
    }

    private static boolean isPlain(char c) {
      return Character.isLetterOrDigit(c) || c == '_';
    }

    private SyntaxException unexpected(String expected) {
      String found =
          position < text.length()
              ? "'" + text.charAt(position) + "' at character " + (position + 1)
              : "the end";
      return new SyntaxException(
          "In the features \""
              + text
              + "\": found "
              + found
              + ", expected "
              + expected
              + ". Join column names with +, in double quotes where they hold anything but letters,"
              + " digits and _; C(name) takes the levels of a column; other terms are not understood"
              + " yet.");
    }
  }
}
