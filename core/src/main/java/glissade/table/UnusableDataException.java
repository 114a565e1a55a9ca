package glissade.table;

/**
 * Data or a file that cannot be used as asked. The message is for the person who gave it: what was
 * found, where (file, row, column), what was expected, and what to do.
 */
public class UnusableDataException extends RuntimeException {

  public UnusableDataException(String message) {
    super(message);
  }

  public UnusableDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
