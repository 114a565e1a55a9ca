package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.file.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fit --live}: what is told of a run while it runs. */
class LiveCommandTest {

  private static final String WATCH = "Watch it at ";

  @TempDir private Path folder;

  @Test
  void aLongRunIsSeenAHundredTimesAndStopsOnRequestWithItsBestPoint() throws Exception {
    Path model = folder.resolve("model.json");
    try (Shown fit = endless("--save", model)) {
      String address = address(fit);
      assertThat(Shown.get(address).body()).contains("Fit of y from ", "live.js", "id=\"stop\"");
      double before = -1;
      try (Events events = Events.of(address)) {
        List<State> states = new ArrayList<>();
        while (states.size() < 100) {
          State state = events.next("state");
          if (state.has("iteration")) {
            states.add(state);
          }
        }
        for (State state : states) {
          double iteration = state.number("iteration");
          assertThat(iteration).isGreaterThan(before);
          before = iteration;
          assertThat(state.number("loss")).isPositive();
          assertThat(state.number("gradientNorm")).isPositive();
          assertThat(state.number("step")).isEqualTo(1e-9);
          assertThat(state.number("elapsed")).isPositive();
          assertThat(state.text("fragments")).contains("{loss=<figure", "steps=<figure");
        }
        assertThat(Shown.post(address + "stop", "{}").statusCode()).isEqualTo(200);
        // Whoever presses twice means the same.
        Shown.post(address + "stop", "{}");
        State end = events.next("end");
        assertThat(end.text("status")).isEqualTo("cancelled");
        assertThat(end.text("usable")).isEqualTo("true");
        assertThat(end.text("sentence")).startsWith("Cancelled after ");
      }
      Ran ran = fit.ended().endsWith(130);
      assertThat(ran.out()).startsWith("Cancelled after ");
      assertThat(Files.readString(model)).contains("\"status\" : \"cancelled\"");
    }
  }

  @Test
  void whoWatchesIsToldTheEndBeforeTheCommandEnds() throws Exception {
    try (Waiting fit = new Waiting("--step", "1e-3", "--iterations", "200000")) {
      State end = fit.end();
      assertThat(end.text("status")).isEqualTo("completed");
      assertThat(end.text("usable")).isEqualTo("true");
      assertThat(end.number("iteration")).isEqualTo(199_999);
      assertThat(end.text("sentence")).startsWith("Made the 200,000 iterations");
      fit.shown.ended().endsWith(0);
    }
  }

  @Test
  void whatDivergesIsShownToTheEnd() throws Exception {
    try (Waiting fit = new Waiting("--step", "3", "--iterations", "1000")) {
      State end = fit.end();
      assertThat(end.text("status")).isEqualTo("diverged");
      assertThat(end.text("usable")).isEqualTo("false");
      assertThat(end.text("fragments")).contains("live-loss");
      fit.shown.ended().endsWith(5);
    }
  }

  @Test
  void whoStopsItBeforeItBeginsStopsItWhereItBegins() throws Exception {
    try (Waiting fit = new Waiting("--step", "1e-9", "--iterations", "1000000000")) {
      assertThat(Shown.post(fit.address + "stop", "{}").statusCode()).isEqualTo(200);
      State end = fit.end();
      assertThat(end.text("status")).isEqualTo("cancelled");
      assertThat(end.text("sentence")).startsWith("Cancelled after 0 iterations");
      fit.shown.ended().endsWith(130);
    }
  }

  @Test
  void whatFailsIsToldOnThePageToo() throws Exception {
    try (Waiting fit = new Waiting("--features", "nothing")) {
      State end = fit.end();
      assertThat(end.text("sentence")).contains("The command ended before the run did");
      assertThat(end.text("usable")).isEqualTo("false");
      fit.shown.ended().endsWith(3);
    }
  }

  @Test
  void withoutAnybodyWhoWatchesItEndsAsItWould() throws Exception {
    Path rows = Tables.exact(folder);
    Ran watched = glissade("fit", rows, "--target", "y", "--live", "--no-browser").endsWith(0);
    Ran plain = glissade("fit", rows, "--target", "y").endsWith(0);
    assertThat(watched.out()).isEqualTo(plain.out());
    assertThat(watched.err()).startsWith(WATCH + "http://127.0.0.1:");
    Ran quiet =
        glissade("fit", rows, "--target", "y", "--live", "--no-browser", "--quiet").endsWith(0);
    assertThat(quiet.err()).matches(WATCH + "http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/\n");
  }

  @Test
  void afterAFailureNothingListensAnyMore() throws Exception {
    Path rows = Tables.lines(folder, "bad.csv", "a,y", "1,2", ",3");
    Ran ran = glissade("fit", rows, "--target", "y", "--live", "--no-browser").endsWith(3);
    String address = ran.err().lines().findFirst().orElse("").substring(WATCH.length());
    assertThatThrownBy(() -> Shown.get(address)).isInstanceOf(ConnectException.class);
  }

  @Test
  void columnsAreNotMarkup() throws Exception {
    Path rows = Tables.lines(folder, "odd.csv", "a,<script>alert(1)</script>", "1,2", "2,3", "3,5");
    try (Shown fit =
        Shown.glissade(
            "fit",
            rows,
            "--target",
            "<script>alert(1)</script>",
            "--live",
            "--no-browser",
            "--optimizer",
            "gd",
            "--step",
            "1e-9",
            "--tolerance",
            "0",
            "--iterations",
            "1e15")) {
      String address = address(fit);
      assertThat(Shown.get(address).body())
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script>alert");
      Shown.post(address + "stop", "{}");
      fit.ended().endsWith(130);
    }
  }

  @Test
  void whatDoesNotGoTogetherIsTold() throws Exception {
    Path rows = Tables.exact(folder);
    glissade("fit", rows, "--target", "y", "--port", "8080").endsWith(2).says("Add --live.");
    glissade("fit", rows, "--target", "y", "--no-browser").endsWith(2).says("Add --live.");
    glissade("fit", "-", "--target", "y", "--stream", "--live").endsWith(2).says("--stream");
    glissade("fit", rows, "--target", "y", "--penalty", "lasso", "--lambdas", "5", "--live")
        .endsWith(2)
        .says("--live shows one run", "--lambdas");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      glissade(
              "fit",
              rows,
              "--target",
              "y",
              "--live",
              "--no-browser",
              "--port",
              taken.getLocalPort())
          .endsWith(2)
          .says("Choose another --port");
    }
  }

  /** A run whose rows come once somebody listens, so that nothing of it is missed. */
  private static final class Waiting implements AutoCloseable {

    private final PipedOutputStream rows = new PipedOutputStream();
    private final Shown shown;
    private final String address;
    private final Events events;

    Waiting(Object... more) throws Exception {
      List<Object> args = new ArrayList<>(List.of("fit", "-", "--target", "y"));
      args.addAll(List.of("--live", "--no-browser", "--optimizer", "gd"));
      args.addAll(List.of(more));
      shown = Shown.withInput(new PipedInputStream(rows), args.toArray());
      address = address(shown);
      events = Events.of(address);
      assertThat(events.next("state").text("sentence")).isEqualTo("Reading the rows …");
    }

    State end() throws IOException {
      rows.write("x,y\n1,2\n2,4.5\n3,5.5\n4,8\n".getBytes(StandardCharsets.UTF_8));
      rows.close();
      return events.next("end");
    }

    @Override
    public void close() throws IOException {
      events.close();
      shown.close();
    }
  }

  /** Runs until it is stopped. */
  private Shown endless(Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("--optimizer", "gd", "--step", "1e-9", "--tolerance", "0"));
    args.addAll(List.of("--iterations", "1e15"));
    args.addAll(List.of(more));
    return run(args.toArray());
  }

  private Shown run(Object... more) {
    List<Object> args = new ArrayList<>(List.of("fit", Tables.exact(folder), "--target", "y"));
    args.addAll(List.of("--live", "--no-browser"));
    args.addAll(List.of(more));
    return Shown.glissade(args.toArray());
  }

  private static String address(Shown fit) throws InterruptedException {
    return fit.noteLine(WATCH).substring(WATCH.length());
  }

  /** What an event says. */
  private record State(Map<?, ?> members) {

    boolean has(String name) {
      return members.containsKey(name);
    }

    double number(String name) {
      assertThat(members.get(name)).as(name).isInstanceOf(Number.class);
      return members.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    String text(String name) {
      assertThat(has(name)).as(name).isTrue();
      return String.valueOf(members.get(name));
    }
  }

  /** The events of a run, one after the other. */
  private static final class Events implements AutoCloseable {

    private final BufferedReader lines;

    private Events(InputStream stream) {
      lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    static Events of(String address) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + "events")).build();
      return new Events(
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.ofInputStream())
              .body());
    }

    /** The next one of a kind; others are passed over. */
    State next(String kind) throws IOException {
      boolean wanted = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          wanted = line.equals("event: " + kind);
        } else if (wanted && line.startsWith("data: ")) {
          Object data = Json.read(line.substring("data: ".length()));
          if (data instanceof Map<?, ?> map) {
            return new State(map);
          }
        }
      }
      throw new AssertionError("the stream ended without " + kind);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
