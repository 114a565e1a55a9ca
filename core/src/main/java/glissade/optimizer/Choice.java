package glissade.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose, as written on a command line: a name, and numbers or words by name, the
 * first of which may go without: {@code adam}, {@code momentum:0.95}, {@code
 * cosine:from=0.1,over=1000}. What holds a choice of its own has it in brackets: {@code
 * warm-up:over=100,to=(cosine:from=0.1,over=1000)}.
 */
public final class Choice {

  /** A comma outside brackets. */
  private static final Pattern SEPARATOR = Pattern.compile(",(?![^(]*\\))");

  private final String text;
  private final String name;
  private final Map<String, String> given = new LinkedHashMap<>();
  private final List<String> known = new ArrayList<>();

  private Choice(String text, String name) {
    this.text = text;
    this.name = name;
  }

  /**
   * @throws IllegalArgumentException if it cannot be read
   */
  public static Choice parse(String text) {
    int colon = text.indexOf(':');
    Choice choice = new Choice(text, colon < 0 ? text : text.substring(0, colon));
    if (colon >= 0) {
      for (String part : SEPARATOR.split(text.substring(colon + 1), -1)) {
        choice.give(part);
      }
    }
    return choice;
  }

  private void give(String part) {
    int equals = part.indexOf('=');
    // Only the first may go without its name, which is not known before it is asked for.
    String key = equals < 0 ? "" : part.substring(0, equals).strip();
    String value = part.substring(equals + 1).strip();
    if (value.isEmpty() || (equals < 0 && !given.isEmpty()) || given.put(key, value) != null) {
      throw new IllegalArgumentException(
          "Cannot read '" + text + "': expected a form like name:first=1,second=2.");
    }
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** A number, or {@code usual} where it was not given. */
  public double number(String key, double usual) {
    String value = take(key);
    if (value == null) {
      return usual;
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "': " + key + " must be a number, not '" + value + "'.", e);
    }
  }

  /** A number that there is no usual value for. */
  public double number(String key) {
    double number = number(key, Double.NaN);
    if (Double.isNaN(number)) {
      throw needed(key);
    }
    return number;
  }

  /** A number that may be left out. */
  public OptionalDouble optional(String key) {
    boolean isThere = given.containsKey(key) || (known.isEmpty() && given.containsKey(""));
    double number = number(key, 0);
    return isThere ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** A whole number that there is no usual value for. */
  public long count(String key) {
    return whole(key, number(key));
  }

  /** A whole number, or {@code usual} where it was not given. */
  public long count(String key, long usual) {
    return whole(key, number(key, (double) usual));
  }

  private long whole(String key, double number) {
    if (number != Math.rint(number) || Math.abs(number) > 1e15) {
      throw new IllegalArgumentException(
          "'" + text + "': " + key + " must be a whole number, not " + number + ".");
    }
    return (long) number;
  }

  /** A choice of its own, which there is no usual value for; in brackets where it has numbers. */
  public String text(String key) {
    String value = take(key);
    if (value == null) {
      throw needed(key);
    }
    boolean inBrackets = value.startsWith("(") && value.endsWith(")");
    return inBrackets ? value.substring(1, value.length() - 1) : value;
  }

  private IllegalArgumentException needed(String key) {
    return new IllegalArgumentException(
        "'" + text + "' needs " + key + ", as in " + name + ":" + key + "=…");
  }

  /** One of some words, the first of which is the usual one. */
  public String word(String key, String... words) {
    String value = take(key);
    if (value == null) {
      return words[0];
    }
    if (!Arrays.asList(words).contains(value)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "': "
              + key
              + " must be one of "
              + String.join(", ", words)
              + ", not '"
              + value
              + "'.");
    }
    return value;
  }

  private @Nullable String take(String key) {
    boolean first = known.isEmpty();
    known.add(key);
    String value = given.remove(key);
    return value == null && first ? given.remove("") : value;
  }

  /** To be called once everything was asked for: nothing may be left over. */
  public void checkAllTaken() {
    if (!given.isEmpty()) {
      String left = given.keySet().iterator().next();
      throw new IllegalArgumentException(
          "'"
              + text
              + "': "
              + (left.isEmpty() ? "there is nothing to set" : "there is no " + left)
              + (known.isEmpty() ? "." : "; it has " + String.join(", ", known) + "."));
    }
  }
}
