package glissade.explore.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glissade.explore.server.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The picture in the README is the one that the page saves of the state that stands beside it. */
class DocumentedPictureTest {

  private static final Path ROOT = Path.of(System.getProperty("glissade.home"));
  private static final Path PICTURE = ROOT.resolve("docs/pictures/way-down.svg");

  @Test
  void theReadmeShowsWhatThePageDraws() throws Exception {
    Matcher state =
        Pattern.compile("explore --state '([^']+)'")
            .matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(state.find()).isTrue();
    Exploration exploration = new Exploration(Subjects.article());
    assertThat(exploration.read(state.group(1)).notices()).isEmpty();
    Downloads downloads = new Downloads(exploration, new Drawings(exploration));
    Request saved =
        new Request(Map.of("state", state.group(1), "picture", "contours", "as", "svg"));
    String drawn = new String(downloads.answer(saved).bytes(), UTF_8);
    // What was drawn lies beside the tests: to be looked at, and then copied to its place.
    Path fresh = ROOT.resolve("explore/target/way-down.svg");
    Files.createDirectories(fresh.getParent());
    Files.writeString(fresh, drawn);
    assertThat(drawn)
        .as("%s: look at it, and copy it to %s", fresh, PICTURE)
        .isEqualTo(Files.readString(PICTURE));
  }
}
