package glissade.explore.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who listens to a server's events. */
final class Heard implements AutoCloseable {

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  private Heard(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
  }

  /**
   * @param lastEventId what a browser sends when it comes back, or null
   */
  static Heard from(LocalServer server, @Nullable String lastEventId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + "events"));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new Heard(
        HttpClient.newHttpClient()
            .send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
  }

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The fields of the next event, or null when the stream has ended. */
  @Nullable Map<String, String> next() throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 2));
      } else if (line.isEmpty() && fields.containsKey("data")) {
        return fields;
      }
    }
    return null;
  }

  /** What the next event says. */
  String data() throws IOException {
    Map<String, String> fields = next();
    if (fields == null) {
      throw new AssertionError("the stream has ended");
    }
    return String.valueOf(fields.get("data"));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
