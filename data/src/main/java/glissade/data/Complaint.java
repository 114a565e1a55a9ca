package glissade.data;

import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What DuckDB complains about, in words for the person who gave the file. */
final class Complaint {

  /** DuckDB puts one or more of these before what it has to say. */
  private static final Pattern PREFIX =
      Pattern.compile(
          "\\A(?:(?:Error: )?[A-Z][A-Za-z ]* (?:Error|Exception): "
              + "(?:Attempting to execute an unsuccessful[^\\n]*\\n)?)+");

  private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: (\\d+)");
  private static final Pattern CSV_ORIGINAL = Pattern.compile("Original Line: ?([^\\n]*)");
  private static final Pattern CSV_WIDTH =
      Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");
  private static final Pattern CSV_FILE = Pattern.compile("\\n  file = ([^\\n]*)");

  private Complaint() {}

  /**
   * Says why a file or a table cannot be read.
   *
   * @param what the file, as its owner calls it
   * @param e what DuckDB said
   */
  static UnusableDataException reading(String what, SQLException e) {
    String message = Objects.requireNonNullElse(e.getMessage(), "");
    String sentence = isAboutCsv(e) ? csv(what, message) : what + " cannot be read: " + sentence(e);
    return new UnusableDataException(sentence, e);
  }

  /**
   * Says why a query cannot be answered.
   *
   * @param what the data it asks
   */
  static UnusableDataException query(String what, SQLException e) {
    if (isAboutCsv(e)) {
      return reading(what, e);
    }
    return new UnusableDataException(
        "The query cannot be answered: " + sentence(e) + " Correct the SQL given with --query.", e);
  }

  /** Whether a line of a CSV file is at fault. */
  static boolean isAboutCsv(SQLException e) {
    return String.valueOf(e.getMessage()).contains("CSV Error on Line");
  }

  /** The first useful line of what DuckDB said, as a sentence. */
  static String sentence(SQLException e) {
    return sentence(e.getMessage());
  }

  static String sentence(@Nullable String reason) {
    String message = Objects.requireNonNullElse(reason, "no reason was given");
    List<String> lines = PREFIX.matcher(message).replaceFirst("").strip().lines().toList();
    StringBuilder said = new StringBuilder(lines.isEmpty() ? "" : lines.get(0).strip());
    if (lines.size() > 1 && lines.get(1).matches("(?:Candidate|Did you mean).*")) {
      endSentence(said).append(' ').append(lines.get(1).strip());
    }
    return endSentence(said).toString();
  }

  private static StringBuilder endSentence(StringBuilder text) {
    char last = text.isEmpty() ? '.' : text.charAt(text.length() - 1);
    return ".!?".indexOf(last) < 0 ? text.append('.') : text;
  }

  private static String csv(String what, String message) {
    Matcher file = CSV_FILE.matcher(message);
    String name = what.endsWith(" files") && file.find() ? file.group(1) : what;
    Matcher line = CSV_LINE.matcher(message);
    String where = name + (line.find() ? ", line " + line.group(1) : "") + ": ";
    Matcher original = CSV_ORIGINAL.matcher(message);
    String shown = original.find() ? " in `" + TableComplaint.shorten(original.group(1)) + "`" : "";
    Matcher width = CSV_WIDTH.matcher(message);
    if (width.find()) {
      return where
          + "the number of cells is %s%s, where the header has %s. Correct the line; a cell that holds the delimiter must stand in double quotes."
              .formatted(width.group(2), shown, width.group(1));
    }
    if (message.contains("unterminated quote")) {
      return where
          + "a double quote is opened and never closed%s. Close it, or double it if it is meant as it stands."
              .formatted(shown);
    }
    if (message.contains("nvalid unicode")) {
      return where
          + "the text is not UTF-8. Convert the file, for instance with `iconv -f latin1 -t utf-8`.";
    }
    List<String> lines = message.lines().toList();
    return where
        + (lines.size() > 2 ? lines.get(2).strip() : "the line cannot be read")
        + shown
        + ".";
  }
}
