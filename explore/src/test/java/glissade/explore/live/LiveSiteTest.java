package glissade.explore.live;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.explore.server.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LiveSiteTest {

  private static final Pattern NAMED =
      Pattern.compile("(?:href|src|from )=?[\"'](?:\\./)?([^\"']+)");

  private final AtomicInteger stopped = new AtomicInteger();

  @Test
  void whatThePageNamesIsThereAndNothingIsElsewhere() throws Exception {
    try (LiveRun run = new LiveRun("Reading …");
        LocalServer server = server("Fit of <y> & \"z\"", run)) {
      String page = get(server, "").body();
      assertThat(page)
          .startsWith("<!DOCTYPE html>")
          .contains("<title>Fit of &lt;y&gt; &amp; \"z\" – Glissade</title>")
          .doesNotContain("style=")
          .doesNotContain("onclick")
          .doesNotContain("http");
      List<String> named = named(page);
      assertThat(named).contains("live.js", "live.css", "report.css", "data:,");
      for (String name : named) {
        if (!name.startsWith("data:")) {
          assertThat(get(server, name).statusCode()).as(name).isEqualTo(200);
        }
      }
      for (String name : named(get(server, "live.js").body())) {
        assertThat(get(server, name).headers().firstValue("Content-Type").orElse(""))
            .as(name)
            .isEqualTo("text/javascript; charset=utf-8");
      }
    }
  }

  @Test
  void theRunIsStoppedOnceHoweverOftenThatIsAskedFor() throws Exception {
    try (LiveRun run = new LiveRun("Reading …");
        LocalServer server = server("a", run)) {
      assertThat(get(server, "stop").statusCode()).isEqualTo(405);
      assertThat(stopped).hasValue(0);
      for (int i = 0; i < 3; i++) {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create(server.address() + "stop"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(send(request).statusCode()).isEqualTo(200);
      }
      assertThat(stopped).hasValue(1);
    }
  }

  private LocalServer server(String title, LiveRun run) throws IOException {
    return LocalServer.start(new LiveSite(title, run, stopped::incrementAndGet), 0, failure -> {});
  }

  private static List<String> named(String text) {
    return NAMED.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static HttpResponse<String> get(LocalServer server, String name) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(server.address() + name)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
