package glissade.explore.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import glissade.explore.server.Request;
import glissade.report.picture.Picture;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DownloadsTest {

  @Test
  void aNameWithQuotesIsOneCell() {
    Exploration own = new Exploration(Subjects.ofOnesOwn());
    Downloads downloads = new Downloads(own, new Drawings(own));
    String csv = new String(downloads.answer(new Request(Map.of())).bytes(), UTF_8);
    assertThat(csv.lines().findFirst().orElseThrow())
        .isEqualTo("<script>alert(1)</script>,\"a \"\"b\"\" & c\",<i>target</i>");
  }

  @Test
  void whatIsNotFiniteIsAnEmptyCell() {
    Exploration article = new Exploration(Subjects.article());
    Drawings drawings = new Drawings(article);
    Situation situation = article.read("step=1.5&diagnostics=on").situation();
    Downloads downloads = new Downloads(article, drawings);
    for (Picture picture : drawings.pictures(situation)) {
      Map<String, Object> asked =
          Map.of("state", situation.toString(), "picture", picture.id(), "as", "csv");
      assertThat(new String(downloads.answer(new Request(asked)).bytes(), UTF_8))
          .as(picture.id())
          .doesNotContain("NaN", "Infinity");
    }
  }
}
