package glissade.report.words;

import java.util.List;
import java.util.regex.Pattern;

/** Commands as a shell takes them, on any system with one like that of POSIX. */
public final class Shell {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Shell() {}

  /** {@code glissade fit 'my cars.csv' --target mpg}: every word comes out as it went in. */
  public static String command(String program, List<String> words) {
    StringBuilder line = new StringBuilder(program);
    for (String word : words) {
      line.append(' ').append(quoted(word));
    }
    return line.toString();
  }

  /** A word that no shell changes. */
  public static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
