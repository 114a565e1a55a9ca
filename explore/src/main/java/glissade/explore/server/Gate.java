package glissade.explore.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in. A page somewhere else in the browser can reach this server, under its own name too
 * (DNS rebinding); so the name asked for and the origin of whoever asks must be this machine's, and
 * the address must hold the token.
 */
final class Gate {

  private static final int REFUSED = 403;

  private final Token token;
  private final List<String> hosts;
  private final List<String> origins;

  Gate(Token token, int port) {
    this.token = token;
    // A browser leaves out the port that http has anyway.
    String suffix = port == 80 ? "" : ":" + port;
    this.hosts = List.of("127.0.0.1" + suffix, "localhost" + suffix, "[::1]" + suffix);
    this.origins = hosts.stream().map(host -> "http://" + host).toList();
  }

  /** Why a request is refused, or null if it is not. */
  @Nullable Answer refusal(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    URI uri = exchange.getRequestURI();
    if (uri.isAbsolute() || uri.getRawAuthority() != null || !isOnly(headers, "Host", hosts)) {
      return Answer.refusal(
          REFUSED, "Refused: this server answers to 127.0.0.1 and localhost at its own port only.");
    }
    boolean sameOrigin = !headers.containsKey("Origin") || isOnly(headers, "Origin", origins);
    boolean sameSite =
        !headers.containsKey("Sec-Fetch-Site")
            || isOnly(headers, "Sec-Fetch-Site", List.of("same-origin", "none"));
    if (!sameOrigin || !sameSite) {
      return Answer.refusal(REFUSED, "Refused: another site asked for this.");
    }
    if (!token.is(firstPart(uri))) {
      return Answer.refusal(
          REFUSED,
          "Refused: the address lacks its key, or has an old one. Open the address that glissade"
              + " printed last, all of it.");
    }
    return null;
  }

  /** What stands in the path where the token belongs. */
  private static String firstPart(URI uri) {
    String path = String.valueOf(uri.getRawPath());
    int end = path.indexOf('/', 1);
    return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
  }

  private static boolean isOnly(Headers headers, String name, List<String> allowed) {
    List<String> values = headers.get(name);
    return values != null && values.size() == 1 && allowed.contains(values.get(0));
  }
}
