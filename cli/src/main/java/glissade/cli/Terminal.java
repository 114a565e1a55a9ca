package glissade.cli;

import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;

/**
 * What is known about the terminal. Java cannot ask for one stream alone whether it is a terminal
 * ({@code System.console()} needs both and changed its meaning in Java 22), so the launcher tests
 * and says it in {@code -Dglissade.stdout.tty}, {@code -Dglissade.stderr.tty} and {@code
 * -Dglissade.columns}; what it does not say is taken not to be a terminal.
 *
 * @param output whether standard output is one
 * @param error whether standard error is one
 * @param unicode whether characters beyond ASCII can be shown
 * @param color whether bold letters are wanted
 * @param columns its width
 */
record Terminal(boolean output, boolean error, boolean unicode, boolean color, int columns) {

  private static final int DEFAULT_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 40;

  /** No terminal: files and pipes, in UTF-8. */
  static Terminal none() {
    return new Terminal(false, false, true, false, DEFAULT_COLUMNS);
  }

  /** The one this process runs in. */
  static Terminal detect() {
    boolean output = Boolean.getBoolean("glissade.stdout.tty");
    boolean error = Boolean.getBoolean("glissade.stderr.tty");
    String noColor = System.getenv("NO_COLOR");
    boolean color = output && (noColor == null || noColor.isEmpty());
    // A file is read as UTF-8 wherever it ends up; a terminal shows what its own charset has.
    boolean unicode = !(output || error) || showsUnicode();
    return new Terminal(output, error, unicode, color, detectColumns());
  }

  private static boolean showsUnicode() {
    String name = System.getProperty("native.encoding", "UTF-8");
    try {
      return Charset.forName(name).newEncoder().canEncode('▇');
    } catch (UnsupportedCharsetException e) {
      return false;
    }
  }

  private static int detectColumns() {
    Integer columns = Integer.getInteger("glissade.columns");
    return columns == null || columns <= 0 ? DEFAULT_COLUMNS : Math.max(LEAST_COLUMNS, columns);
  }

  /** The same, without bold letters. */
  Terminal withoutColor() {
    return new Terminal(output, error, unicode, false, columns);
  }
}
