package glissade.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code a=0,"b c"=2}: numbers by name, in double quotes where a name holds a comma or a = . */
final class NamedNumbers {

  private static final Pattern ENTRY =
      Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")+)\"|([^\",=]+?))\\s*=\\s*([^,\\s]+)\\s*(?:,|$)");

  private NamedNumbers() {}

  /**
   * Reads them, in the order given.
   *
   * @param option what they were given to, for the complaint
   * @throws UsageException if they cannot be read, or a name stands twice
   */
  static Map<String, Double> parse(String option, String text) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(text);
    int end = 0;
    while (end < text.length() && entry.find(end) && entry.start() == end) {
      String quoted = entry.group(1);
      String name = quoted == null ? entry.group(2) : quoted.replace("\"\"", "\"");
      if (numbers.put(name, number(option, text, name, entry.group(3))) != null) {
        throw new UsageException(option + " \"" + text + "\": " + name + " stands twice.");
      }
      end = entry.end();
    }
    if (end < text.length() || numbers.isEmpty() || text.strip().endsWith(",")) {
      throw new UsageException(
          option
              + " \""
              + text
              + "\": expected name=number, with commas between them, and a name in double quotes"
              + " where it holds a comma or a =.");
    }
    return numbers;
  }

  private static double number(String option, String text, String name, String written) {
    try {
      double number = Double.parseDouble(written);
      if (number >= 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a negative number is.
    }
    throw new UsageException(
        option
            + " \""
            + text
            + "\": "
            + name
            + " is "
            + written
            + "; expected a number that is not negative.");
  }
}
