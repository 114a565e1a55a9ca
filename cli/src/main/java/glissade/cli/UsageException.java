package glissade.cli;

/** A command that cannot be meant as it stands, found after parsing it. */
final class UsageException extends RuntimeException {

  UsageException(String message) {
    super(message);
  }

  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
