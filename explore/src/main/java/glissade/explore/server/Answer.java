package glissade.explore.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import glissade.file.Json;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is answered: a status, bytes and what they are. */
public final class Answer {

  private final int status;
  private final String type;
  private final byte[] bytes;
  private final Map<String, String> headers = new TreeMap<>();

  private Answer(int status, String type, byte[] bytes) {
    this.status = status;
    this.type = type;
    this.bytes = bytes;
  }

  /** A page. */
  public static Answer html(String page) {
    return of("text/html; charset=utf-8", page.getBytes(UTF_8));
  }

  /** An object, of what {@link Json} writes. */
  public static Answer json(@Nullable Object value) {
    StringWriter text = new StringWriter();
    Json.writeLine(text, value);
    return of("application/json", text.toString().getBytes(UTF_8));
  }

  /**
   * Whatever else.
   *
   * @param type its content type
   * @param bytes kept, not to be modified
   */
  public static Answer of(String type, byte[] bytes) {
    return new Answer(200, type, bytes);
  }

  /** A sentence that tells why there is nothing else. */
  public static Answer refusal(int status, String sentence) {
    return new Answer(status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(UTF_8));
  }

  /**
   * A file to be saved.
   *
   * @param name proposed; whatever is no letter, digit, dot, hyphen or underscore is left out of it
   * @param type its content type
   */
  public static Answer download(String name, String type, String content) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-");
    return of(type, content.getBytes(UTF_8))
        .with("Content-Disposition", "attachment; filename=\"" + plain + "\"");
  }

  /** The same with one header more. */
  Answer with(String name, String value) {
    Answer answer = new Answer(status, type, bytes);
    answer.headers.putAll(headers);
    answer.headers.put(name, value);
    return answer;
  }

  /** The same with another status. */
  Answer withStatus(int other) {
    Answer answer = new Answer(other, type, bytes);
    answer.headers.putAll(headers);
    return answer;
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  /** Not to be modified. */
  public byte[] bytes() {
    return bytes;
  }

  Map<String, String> headers() {
    return headers;
  }
}
