package glissade.explore.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import glissade.file.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads what is asked: from the address, or from a JSON object of limited size. */
final class RequestReader {

  /** Bytes. A page's state with some thousand points in it is a tenth of that. */
  static final int LARGEST = 1 << 20;

  /** So much is read of what is too large anyway, so that whoever sends it hears the answer. */
  private static final int READ_AWAY = 8 * LARGEST;

  private RequestReader() {}

  /**
   * The parameters of an address.
   *
   * @throws UnusableRequestException if they are not written as they should be
   */
  static Request parameters(@Nullable String query) {
    Map<String, @Nullable Object> values = new HashMap<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int at = pair.indexOf('=');
        if (at >= 0) {
          values.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        }
      }
    }
    return new Request(values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnusableRequestException("A % in the address is followed by no hex digits.", e);
    }
  }

  /** Whether what is sent is said to be JSON. A form of another site cannot say so. */
  static boolean isJson(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type != null
        && type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  /** By reading: the server's stream, asked to skip, skips over the end of the request. */
  private static void readAway(InputStream body) throws IOException {
    byte[] bytes = new byte[1 << 16];
    int read = 0;
    for (int all = 0; all < READ_AWAY && read >= 0; all += read) {
      read = body.read(bytes);
    }
  }

  /**
   * The object that is sent, or null if it is too large.
   *
   * @throws UnusableRequestException if it is no JSON object
   */
  static @Nullable Request content(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      readAway(body);
      return null;
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (Json.read(text) instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> members = new HashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return new Request(members);
      }
    } catch (JacksonException | CharacterCodingException e) {
      throw new UnusableRequestException("What was sent is no JSON. Reload the page.", e);
    }
    throw new UnusableRequestException("What was sent is no JSON object. Reload the page.");
  }
}
