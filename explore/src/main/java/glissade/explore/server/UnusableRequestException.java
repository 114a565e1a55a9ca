package glissade.explore.server;

/** A request that cannot be answered as it stands; the message tells the person why. */
public final class UnusableRequestException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UnusableRequestException(String message) {
    super(message);
  }

  public UnusableRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
