package glissade.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import glissade.explore.server.Answer;
import glissade.explore.server.EventStream;
import glissade.explore.server.LocalServer;
import glissade.explore.server.Resource;
import glissade.explore.server.Site;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of somebody else, open in the same browser, gets from ours: nothing. */
class OtherSitesTest {

  private static final String SECRET = "what nobody else is to read";
  private static final String PAGE =
      "<!doctype html><link rel=icon href=\"data:,\"><p>secret: " + SECRET + "</p>";

  /** Every way a page can ask for something, each ending with what it got. */
  private static final String WAYS =
      """
      async address => {
        const loaded = (name, attributes) => new Promise(resolve => {
          const element = Object.assign(document.createElement(name), attributes);
          element.onload = () => resolve(name + ' loaded');
          element.onerror = () => resolve('nothing');
          document.body.append(element);
        });
        const framed = () => new Promise(resolve => {
          const frame = Object.assign(document.createElement('iframe'), {src: address});
          frame.onload = () => {
            let text = '';
            try { text = frame.contentDocument.body.textContent; } catch { }
            resolve(text.includes('secret') ? text : 'nothing');
          };
          document.body.append(frame);
        });
        const heard = () => new Promise(resolve => {
          const events = new EventSource(address + 'events');
          events.onopen = () => resolve('listens');
          events.onerror = () => { events.close(); resolve('nothing'); };
        });
        const got = promise => promise.then(r => r.text()).then(t => t || 'nothing', () => 'nothing');
        const json = {'Content-Type': 'application/json'};
        return await Promise.all([
          got(fetch(address)),
          got(fetch(address, {mode: 'no-cors'})),
          got(fetch(address + 'draw', {method: 'POST', headers: json, body: '{}'})),
          got(fetch(address + 'draw', {method: 'POST', mode: 'no-cors', body: '{}'})),
          loaded('script', {src: address + 'page.js'}),
          loaded('img', {src: address + 'picture'}),
          framed(),
          heard(),
        ]);
      }""";

  @RegisterExtension final InChromium chromium = new InChromium();

  private final List<String> answered = new CopyOnWriteArrayList<>();
  private final EventStream events = new EventStream();
  private LocalServer ours;
  private HttpServer theirs;

  @BeforeEach
  void start() throws Exception {
    ours = LocalServer.start(site(), 0, failure -> answered.add(failure.toString()));
    theirs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    theirs.createContext(
        "/",
        exchange -> {
          byte[] page = "<!doctype html><title>Somebody else</title><body>".getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    theirs.start();
  }

  @AfterEach
  void stop() {
    ours.close();
    theirs.stop(0);
  }

  private Site site() {
    return new Site() {
      @Override
      public Map<String, Resource> resources() {
        return Map.of(
            "", asked("page", Answer.html(PAGE)),
            "page.js", asked("script", Answer.of("text/javascript", "".getBytes(UTF_8))),
            "picture", asked("picture", Answer.of("image/svg+xml", "<svg/>".getBytes(UTF_8))),
            "draw", Resource.post(request -> noted("draw", Answer.json(Map.of()))));
      }

      @Override
      public Optional<EventStream> events() {
        return Optional.of(events);
      }
    };
  }

  private Resource asked(String what, Answer answer) {
    return Resource.get(request -> noted(what, answer));
  }

  private Answer noted(String what, Answer answer) {
    answered.add(what);
    return answer;
  }

  /** The same machine under another port, which a browser takes for the same site, and another. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void getNothingInAnyWay(String host) {
    URI page = URI.create("http://" + host + ":" + theirs.getAddress().getPort() + "/");
    try (Window window = chromium.unwatched().open(page, View.WIDE)) {
      Object got = window.page().evaluate(WAYS, ours.address());
      assertThat((List<?>) got).hasSize(8).allMatch("nothing"::equals);
    }
    assertThat(answered).isEmpty();
    assertThat(events.everListened()).isZero();
  }

  @Test
  void aLinkFromThereIsNotFollowedIn() {
    URI page = URI.create("http://localhost:" + theirs.getAddress().getPort() + "/");
    try (Window window = chromium.unwatched().open(page, View.WIDE)) {
      window.page().evaluate("address => { location = address; }", ours.address());
      window.page().waitForURL(ours.address());
      assertThat(window.page().content()).contains("Refused").doesNotContain(SECRET);
    }
    assertThat(answered).isEmpty();
  }

  @Test
  void whoTypesTheAddressIsShownThePage() {
    Window window = chromium.open(URI.create(ours.address()), View.WIDE);
    assertThat(window.page().content()).contains(SECRET);
  }

  @Test
  void whoHasNotAllOfTheAddressIsTold() {
    URI whole = URI.create(ours.address());
    URI cut = whole.resolve("/" + "0".repeat(32) + "/");
    try (Window window = chromium.unwatched().open(cut, View.WIDE)) {
      assertThat(window.page().content()).contains("Refused").doesNotContain(SECRET);
    }
    assertThat(answered).isEmpty();
  }
}
