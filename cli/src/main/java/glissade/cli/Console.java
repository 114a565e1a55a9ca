package glissade.cli;

import glissade.report.words.Prose;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Where everything that is printed goes: results to one writer, all else to the other. */
final class Console {

  /** Longer lines of prose are hard to read, however wide the terminal. */
  private static final int WIDEST_PROSE = 100;

  private final Terminal terminal;
  private final OutputStream results;
  private final PrintWriter out;
  private final PrintWriter err;
  private volatile boolean ended;

  Console(Terminal terminal, OutputStream out, OutputStream err) {
    this.terminal = terminal;
    this.results = out;
    this.out = new PrintWriter(writer(terminal, out), false);
    this.err = new PrintWriter(writer(terminal, err), true);
  }

  private static Writer writer(Terminal terminal, OutputStream target) {
    Writer utf8 = new OutputStreamWriter(target, StandardCharsets.UTF_8);
    return terminal.unicode() ? utf8 : new AsciiWriter(utf8);
  }

  Terminal terminal() {
    return terminal;
  }

  /** For what a program reads; it must be flushed. */
  PrintWriter out() {
    return out;
  }

  /** For bytes that are a result as they stand; nothing else may be printed beside them. */
  OutputStream results() {
    return results;
  }

  PrintWriter err() {
    return err;
  }

  /** Prints a line of a result as it stands. */
  void line(String line) {
    out.println(line);
  }

  /** Prints a paragraph of a result, broken into lines. */
  void say(String paragraph) {
    line(Prose.wrap(paragraph, proseWidth(), ""));
  }

  /** Prints the sentence everything else hangs on. */
  void verdict(String sentence) {
    String wrapped = Prose.wrap(sentence, proseWidth(), "");
    line(terminal.color() ? "\033[1m" + wrapped + "\033[22m" : wrapped);
  }

  /** Prints a paragraph that is not the result: a note, a warning, an error. */
  void note(String paragraph) {
    noteLine(Prose.wrap(paragraph, proseWidth(), ""));
  }

  /** Prints a line that is not the result, as it stands. */
  void noteLine(String line) {
    // What was printed before stands before it where both streams end on the same terminal.
    out.flush();
    err.println(line);
    err.flush();
  }

  /** Prints the last note: what fails from now on does so because the process ends. */
  void end(String paragraph) {
    ended = true;
    noteLine("");
    note(paragraph);
  }

  /** Whether the last note was printed. */
  boolean hasEnded() {
    return ended;
  }

  int proseWidth() {
    return Math.min(terminal.columns(), WIDEST_PROSE);
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
