package glissade.explore.live;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Descent;
import glissade.explore.server.LocalServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is told of a run, from before its first step to after its last. */
class LiveRunTest {

  @Test
  void whoComesAfterTheEndIsToldIt() throws Exception {
    try (LiveRun run = new LiveRun("Reading …")) {
      Descent descent = Descents.run(0.01, 30);
      run.begin(new LossPictures(OptionalDouble.empty()));
      while (descent.hasNext()) {
        run.see(descent.next());
      }
      run.end(descent.outcome(), "Made them all.");
      List<String> told = told(run);
      assertThat(told).hasSize(1);
      assertThat(told.get(0))
          .contains("\"iteration\":29,")
          .contains("\"status\":\"completed\"")
          .contains("\"usable\":true")
          .contains("\"sentence\":\"Made them all.\"")
          .contains("\"fragments\":{\"loss\":\"<figure");
    }
  }

  @Test
  void whatEndsWithoutAnEndIsToldToHaveFailed() throws Exception {
    LiveRun run = new LiveRun("Reading …");
    run.close();
    run.close();
    assertThat(told(run))
        .singleElement()
        .asString()
        .contains("\"status\":\"failed\"")
        .contains("\"usable\":false");
  }

  @Test
  void anEndIsNotFollowedByAnother() throws Exception {
    Descent descent = Descents.run(3, 1000);
    LiveRun run = new LiveRun("Reading …");
    run.end(descent.outcome(), "Diverged.");
    run.close();
    assertThat(told(run))
        .singleElement()
        .asString()
        .contains("\"status\":\"diverged\"")
        .contains("\"usable\":false");
  }

  @Test
  void theEndIsToldAsTheEnd() throws Exception {
    LiveRun run = new LiveRun("Reading …");
    run.close();
    assertThat(lines(run, "event: ")).containsExactly("event: end");
  }

  /** What is told until the stream ends. */
  private static List<String> told(LiveRun run) throws Exception {
    return lines(run, "data: ");
  }

  private static List<String> lines(LiveRun run, String start) throws Exception {
    try (LocalServer server = LocalServer.start(new LiveSite("a", run, () -> {}), 0, e -> {});
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    URI.create(server.address() + "events").toURL().openStream(),
                    StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> line.startsWith(start)).toList();
    }
  }
}
