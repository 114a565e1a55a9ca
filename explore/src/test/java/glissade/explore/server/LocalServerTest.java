package glissade.explore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered, and what with. */
class LocalServerTest {

  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  private LocalServer server;

  @SuppressWarnings("NullAway.Init") // Started before each.
  LocalServerTest() {}

  @BeforeEach
  void start() throws IOException {
    server = LocalServer.start(new SmallSite(), 0, failures::add);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theAddressIsOfThisMachineWithATokenOf128Bits() {
    assertThat(server.address()).matches("http://127\\.0\\.0\\.1:[0-9]+/[0-9a-f]{32}/");
  }

  @Test
  void itListensOnTheLoopbackAddressOnly() throws IOException {
    int port = URI.create(server.address()).getPort();
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    for (InetAddress other : others) {
      assertThatThrownBy(() -> new Socket(other, port).close())
          .as("%s", other)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void closedInTheMiddleOfDrawingItTellsOfNoFailure() throws Exception {
    CompletableFuture<Thread> drawing = new CompletableFuture<>();
    Site site =
        new Site() {
          @Override
          public Map<String, Resource> resources() {
            return Map.of();
          }

          @Override
          public void prepare() {
            drawing.complete(Thread.currentThread());
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new CancellationException("interrupted while drawing");
            }
          }
        };
    LocalServer drawn = LocalServer.start(site, 0, failures::add);
    Thread thread = drawing.get();
    drawn.close();
    thread.join();
    assertThat(failures).isEmpty();
  }

  @Test
  void thePageIsAnswered() throws IOException {
    Asked asked = Asked.get(server, "");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Content-Type")).containsExactly("text/html; charset=utf-8");
    assertThat(asked.body()).isEqualTo("<h1>Ã\u009Cnique</h1>");
    assertThat(Asked.get(server, "page.js").body()).isEqualTo("let a");
    assertThat(Asked.get(server, "empty").status()).isEqualTo(200);
  }

  @Test
  void everyAnswerCarriesEveryProtection() throws IOException {
    List<Asked> all =
        List.of(
            Asked.get(server, ""),
            Asked.get(server, "page.js"),
            Asked.get(server, "nothing"),
            Asked.get(server, "draw"),
            Asked.get(server, "fails"),
            Asked.get(server, "download"),
            Asked.with(server, "GET", "/", List.of(), ""),
            Asked.with(server, "HEAD", Asked.path(server), List.of(), ""),
            Asked.post(server, "draw", "{\"state\": \"s\"}"),
            Asked.post(server, "draw", "x".repeat(2 << 20)));
    for (Asked asked : all) {
      assertThat(asked.header("Content-Security-Policy"))
          .containsExactly(
              "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src"
                  + " 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
      assertThat(asked.header("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(asked.header("Referrer-Policy")).containsExactly("no-referrer");
      assertThat(asked.header("Cache-Control")).containsExactly("no-store");
      assertThat(asked.header("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
      assertThat(asked.header("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "localhost:PORT.evil",
        "localhost", "0.0.0.0:PORT", "127.0.0.1:PORT, evil", "LOCALHOST.evil:PORT", ""
      })
  void anotherHostIsRefused(String host) throws IOException {
    String asked = host.replace("PORT", "" + URI.create(server.address()).getPort());
    assertThat(hosts("Host: " + asked).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "[::1]:PORT"})
  void eachNameOfThisMachineIsAnswered(String host) throws IOException {
    String asked = host.replace("PORT", "" + URI.create(server.address()).getPort());
    assertThat(hosts("Host: " + asked).status()).isEqualTo(200);
    assertThat(hosts("Host: " + asked, "Origin: http://" + asked).status()).isEqualTo(200);
  }

  @Test
  void noHostAndTwoHostsAreRefused() throws IOException {
    String right = "Host: " + Asked.host(server);
    assertThat(hosts("X: y").status()).isEqualTo(403);
    assertThat(hosts(right, right).status()).isEqualTo(403);
    assertThat(hosts(right, "Host: evil.example").status()).isEqualTo(403);
  }

  @Test
  void anAddressWithAHostInItIsRefused() throws IOException {
    for (String start : List.of("http://evil.example", "//evil.example", "https:")) {
      Asked asked = Asked.with(server, "GET", start + Asked.path(server), List.of(), "");
      assertThat(asked.status()).as(start).isGreaterThanOrEqualTo(400);
      assertThat(asked.body()).doesNotContain("nique");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: https://127.0.0.1:PORT",
        "Origin: http://127.0.0.1:1",
        "Origin: http://127.0.0.1",
        "Origin:",
        "Origin: http://127.0.0.1:PORT\r\nOrigin: http://evil.example",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site"
      })
  void anotherSiteIsRefused(String header) throws IOException {
    String line = header.replace("PORT", "" + URI.create(server.address()).getPort());
    assertThat(Asked.get(server, "", line).status()).isEqualTo(403);
    assertThat(Asked.get(server, "events", line).status()).isEqualTo(403);
    assertThat(Asked.post(server, "draw", "{\"state\": \"s\"}", line).status()).isEqualTo(403);
  }

  @Test
  void theOwnPageAndThePersonAreAnswered() throws IOException {
    assertThat(Asked.get(server, "", "Sec-Fetch-Site: none").status()).isEqualTo(200);
    assertThat(Asked.get(server, "", "Sec-Fetch-Site: same-origin").status()).isEqualTo(200);
  }

  static Stream<String> pathsWithoutToken() {
    return Stream.of(
        "/",
        "/page.js",
        "/favicon.ico",
        "/" + "0".repeat(32) + "/",
        "/" + "0".repeat(32),
        "/" + "0".repeat(32) + "/draw",
        "/?token=TOKEN",
        "/./TOKEN/",
        "/x/../TOKEN/",
        "/x/TOKEN/",
        "/%54OKEN/");
  }

  @ParameterizedTest
  @MethodSource("pathsWithoutToken")
  void withoutTheTokenNothingIsAnswered(String path) throws IOException {
    String token = Asked.path(server).replace("/", "");
    String asked = path.replace("TOKEN", token);
    assertThat(Asked.with(server, "GET", asked, List.of(), "").status()).isEqualTo(403);
    assertThat(
            Asked.with(
                    server,
                    "POST",
                    asked,
                    List.of("Content-Type: application/json"),
                    "{\"state\": \"s\"}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void halfATokenIsNone() throws IOException {
    String path = Asked.path(server);
    for (String wrong : List.of(path.substring(0, 17) + "/", path.replaceFirst("/$", "0/"))) {
      assertThat(Asked.with(server, "GET", wrong, List.of(), "").status()).isEqualTo(403);
    }
  }

  @Test
  void everyServerHasATokenOfItsOwn() throws IOException {
    try (LocalServer other = LocalServer.start(new SmallSite(), 0, failures::add)) {
      assertThat(Asked.path(other)).isNotEqualTo(Asked.path(server));
      assertThat(Asked.with(other, "GET", Asked.path(server), List.of(), "").status())
          .isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "../../etc/passwd",
        "..",
        "./",
        "%2e%2e/",
        "page.js/",
        "/page.js",
        "//",
        "PAGE.JS",
        "page.js%00",
        "draw/..",
        "%70age.js",
        "glissade/explore/server/Gate.class"
      })
  void whatIsNotListedIsNotThere(String name) throws IOException {
    assertThat(Asked.get(server, name).status()).isEqualTo(404);
  }

  @Test
  void withoutItsLastSlashTheAddressLeadsToTheOneWithIt() throws IOException {
    String path = Asked.path(server);
    Asked asked = Asked.with(server, "GET", path.substring(0, path.length() - 1), List.of(), "");
    assertThat(asked.status()).isEqualTo(308);
    assertThat(asked.header("Location")).containsExactly(path);
  }

  @Test
  void eachThingIsAskedForInItsOwnWay() throws IOException {
    Asked drawn = Asked.get(server, "draw");
    assertThat(drawn.status()).isEqualTo(405);
    assertThat(drawn.header("Allow")).containsExactly("POST");
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "NONSENSE")) {
      for (String name : List.of("", "events")) {
        Asked asked = Asked.with(server, method, Asked.path(server) + name, List.of(), "");
        assertThat(asked.status()).as(method).isEqualTo(405);
        assertThat(asked.header("Allow")).containsExactly("GET, HEAD");
      }
    }
  }

  @Test
  void headIsGetWithoutTheBody() throws IOException {
    Asked asked = Asked.with(server, "HEAD", Asked.path(server), List.of(), "");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Content-Length")).containsExactly("16");
    assertThat(asked.body()).isEmpty();
    assertThat(Asked.with(server, "HEAD", Asked.path(server) + "events", List.of(), "").status())
        .isEqualTo(200);
  }

  @Test
  void whatIsSentIsJsonOfLimitedSize() throws IOException {
    String path = Asked.path(server) + "draw";
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "application/jsonp", "")) {
      List<String> header = List.of("Content-Type: " + type);
      assertThat(Asked.with(server, "POST", path, header, "{}").status()).as(type).isEqualTo(415);
    }
    assertThat(Asked.with(server, "POST", path, List.of(), "{}").status()).isEqualTo(415);
    List<String> charset = List.of("Content-Type: Application/JSON; charset=utf-8");
    Asked drawn = Asked.with(server, "POST", path, charset, "{\"state\": \"a<b\"}");
    assertThat(drawn.status()).isEqualTo(200);
    assertThat(drawn.header("Content-Type")).containsExactly("application/json");
    assertThat(drawn.body()).isEqualTo("{\"state\":\"a<b\"}\n");
  }

  @Test
  void theLargestRequestIsReadAndOneByteMoreIsNot() throws IOException {
    int most = RequestReader.LARGEST - "{\"state\": \"\"}".length();
    assertThat(Asked.post(server, "draw", state("x".repeat(most))).status()).isEqualTo(200);
    assertThat(Asked.post(server, "draw", state("x".repeat(most + 1))).status()).isEqualTo(413);
    // Sent in chunks, its length is not known beforehand.
    String chunk = "x".repeat(RequestReader.LARGEST + 1);
    Asked chunked =
        Asked.raw(
            server,
            "POST "
                + Asked.path(server)
                + "draw HTTP/1.1\r\nHost: "
                + Asked.host(server)
                + "\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(chunk.length())
                + "\r\n"
                + chunk
                + "\r\n0\r\n\r\n");
    assertThat(chunked.status()).isEqualTo(413);
  }

  private static String state(String text) {
    return "{\"state\": \"" + text + "\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"state\"",
        "3",
        "null",
        "{\"state\": 3}",
        "{}",
        "{\"state\": {}}"
      })
  void whatCannotBeReadIsToldInASentence(String body) throws IOException {
    Asked asked = Asked.post(server, "draw", body);
    assertThat(asked.status()).isEqualTo(400);
    assertThat(asked.body()).matches("[A-Z].*\\.\n");
    assertThat(failures).isEmpty();
  }

  @Test
  void textThatIsNoUtf8IsRefused() throws IOException {
    assertThat(Asked.post(server, "draw", "{\"state\": \"\u00ff\"}").status()).isEqualTo(400);
  }

  @Test
  void parametersAreDecoded() throws IOException {
    Asked asked = Asked.get(server, "download?name=a%20b%2F..%22%0d%0aX:y.csv&other");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Content-Disposition"))
        .containsExactly("attachment; filename=\"a-b-..-X-y.csv\"");
    assertThat(asked.header("X")).isEmpty();
    assertThat(asked.body()).isEqualTo("a,b\n1,2\n");
    assertThat(Asked.get(server, "download?name=%C3%BC").header("Content-Disposition"))
        .containsExactly("attachment; filename=\"-\"");
  }

  @Test
  void aFailureIsToldWithoutItsPlaceAndTheServerLivesOn() throws IOException {
    for (String name : List.of("fails", "runs-out")) {
      Asked asked = Asked.get(server, name);
      assertThat(asked.status()).isEqualTo(500);
      assertThat(asked.text()).doesNotContain("secret").doesNotContain("Exception");
      assertThat(asked.body()).matches("[A-Z].*\\.\n");
    }
    assertThat(failures).hasSize(2).anyMatch(e -> "secret place".equals(e.getMessage()));
    assertThat(Asked.get(server, "").status()).isEqualTo(200);
  }

  @Test
  void aPortThatIsTakenIsToldAndOneThatIsFreeAgainIsHad() throws IOException {
    int port = URI.create(server.address()).getPort();
    assertThatThrownBy(() -> LocalServer.start(new SmallSite(), port, failures::add))
        .isInstanceOf(BindException.class);
    assertThat(Asked.get(server, "").status()).isEqualTo(200);
    server.close();
    try (LocalServer again = LocalServer.start(new SmallSite(), port, failures::add)) {
      assertThat(Asked.get(again, "").status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsClosedAnswersNobody() {
    server.close();
    assertThatThrownBy(() -> Asked.get(server, "")).isInstanceOf(ConnectException.class);
  }

  private Asked hosts(String... headers) throws IOException {
    return Asked.raw(
        server,
        "GET "
            + Asked.path(server)
            + " HTTP/1.1\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }
}
