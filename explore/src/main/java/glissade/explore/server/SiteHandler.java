package glissade.explore.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers for a site, and for the server where the site is not to be asked. */
final class SiteHandler implements HttpHandler {

  /** Where events are told. */
  static final String EVENTS = "events";

  /** What a browser may do with an answer: nothing but what this server itself gives it. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
              + " data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  private final Gate gate;
  private final Map<String, Resource> resources;
  private final @Nullable EventStream events;
  private final Consumer<Throwable> failures;

  /**
   * @param failures told what went wrong where an answer should have been made
   */
  SiteHandler(Gate gate, Site site, Consumer<Throwable> failures) {
    this.gate = gate;
    this.resources = site.resources();
    this.events = site.events().orElse(null);
    this.failures = failures;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer refusal = gate.refusal(exchange);
      String name = refusal == null ? name(exchange) : "";
      if (events != null && name.equals(EVENTS) && exchange.getRequestMethod().equals("GET")) {
        stream(exchange, events);
      } else {
        send(exchange, refusal == null ? answer(exchange, name) : refusal);
      }
    }
  }

  /** What follows the token; a name is looked up as it stands, so no path leads anywhere else. */
  private static String name(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    int end = path.indexOf('/', 1);
    return end < 0 ? "/" : path.substring(end + 1);
  }

  private Answer answer(HttpExchange exchange, String name) throws IOException {
    if (name.equals("/")) {
      // Addresses on the page are relative to the token as a folder.
      return Answer.refusal(308, "The address ends with a slash.")
          .with("Location", exchange.getRequestURI().getRawPath() + "/");
    }
    Resource resource =
        events != null && name.equals(EVENTS)
            ? Resource.fixed(Answer.of("text/event-stream", new byte[0]))
            : resources.get(name);
    if (resource == null) {
      return Answer.refusal(404, "There is nothing at this address.");
    }
    if (!resource.method().allows(exchange.getRequestMethod())) {
      return Answer.refusal(405, "This is asked for with " + resource.method() + ".")
          .with("Allow", resource.method().allowed());
    }
    try {
      return resource.method() == Resource.Method.GET
          ? resource
              .handler()
              .answer(RequestReader.parameters(exchange.getRequestURI().getRawQuery()))
          : posted(exchange, resource);
    } catch (UnusableRequestException e) {
      return Answer.refusal(400, String.valueOf(e.getMessage()));
    } catch (CancellationException e) {
      return Answer.refusal(503, "This page has ended. Start glissade again.");
    } catch (RuntimeException | Error e) {
      failures.accept(e);
      return Answer.refusal(
          500, "This should not have happened; the page can be used on. Undo what you did last.");
    }
  }

  private static Answer posted(HttpExchange exchange, Resource resource) throws IOException {
    if (!RequestReader.isJson(exchange)) {
      return Answer.refusal(415, "What is sent must be application/json.");
    }
    Request request = RequestReader.content(exchange.getRequestBody());
    return request == null
        ? Answer.refusal(413, "More than " + RequestReader.LARGEST + " bytes are not read.")
        : resource.handler().answer(request);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    HEADERS.forEach(headers::set);
    headers.set("Content-Type", answer.type());
    answer.headers().forEach(headers::set);
    byte[] bytes = answer.bytes();
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", String.valueOf(bytes.length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void stream(HttpExchange exchange, EventStream stream) throws IOException {
    long told = told(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
    if (stream.isOver(told)) {
      // A browser that is answered with this does not come back.
      send(exchange, Answer.of("text/event-stream", new byte[0]).withStatus(204));
      return;
    }
    if (!stream.admit()) {
      send(exchange, Answer.refusal(503, "Too many pages listen. Close some."));
      return;
    }
    Headers headers = exchange.getResponseHeaders();
    HEADERS.forEach(headers::set);
    headers.set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      stream.serve(out, told);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long told(@Nullable String lastEventId) {
    // Whatever else stands there was not told by this stream.
    return lastEventId != null && lastEventId.matches("[0-9]{1,18}")
        ? Long.parseLong(lastEventId)
        : 0;
  }
}
