package glissade.explore.server;

/**
 * One thing that can be asked for.
 *
 * @param method how
 * @param handler what is answered
 */
public record Resource(Method method, Handler handler) {

  /** How something is asked for. */
  public enum Method {
    /** With parameters in the address; changes nothing. {@code HEAD} is answered too. */
    GET("GET, HEAD"),
    /** With a JSON object. */
    POST("POST");

    private final String allowed;

    Method(String allowed) {
      this.allowed = allowed;
    }

    String allowed() {
      return allowed;
    }

    boolean allows(String method) {
      return name().equals(method) || (this == GET && method.equals("HEAD"));
    }
  }

  /** Answers requests, from several threads at once. */
  public interface Handler {
    /**
     * @throws UnusableRequestException if the request cannot be answered as it stands
     */
    Answer answer(Request request);
  }

  /** Something to look at. */
  public static Resource get(Handler handler) {
    return new Resource(Method.GET, handler);
  }

  /** Something to look at that is always the same. */
  public static Resource fixed(Answer answer) {
    return get(request -> answer);
  }

  /** Something that is done with a JSON object. */
  public static Resource post(Handler handler) {
    return new Resource(Method.POST, handler);
  }
}
