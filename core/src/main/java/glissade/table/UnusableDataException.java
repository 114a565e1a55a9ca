package glissade.table;

import org.jspecify.annotations.Nullable;

/**
 * Data or a file that cannot be used as asked. The message is for the person who gave it: what was
 * found, where (file, row, column), what was expected, and what to do.
 */
public class UnusableDataException extends RuntimeException {

  private final String problem;
  private final @Nullable Remedy remedy;
  private final String[] names;

  public UnusableDataException(String message) {
    super(message);
    this.problem = message;
    this.remedy = null;
    this.names = new String[0];
  }

  public UnusableDataException(String message, Throwable cause) {
    super(message, cause);
    this.problem = message;
    this.remedy = null;
    this.names = new String[0];
  }

  /**
   * With what can be done about it; the message says so in the words of the command.
   *
   * @param problem all but that, with a full stop
   * @param names what the remedy names
   */
  public UnusableDataException(String problem, Remedy remedy, String... names) {
    super(problem + " " + remedy.ofCommand(names));
    this.problem = problem;
    this.remedy = remedy;
    this.names = names.clone();
  }

  /** The message with other words for what can be done. */
  public String message(Remedy.Words words) {
    return remedy == null ? problem : problem + " " + remedy.in(words, names);
  }

  /** The message without what can be done, where that is known apart. */
  public String problem() {
    return problem;
  }
}
