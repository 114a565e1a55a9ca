package glissade.explore.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.explore.server.Answer;
import glissade.explore.server.LocalServer;
import glissade.explore.server.Request;
import glissade.explore.server.UnusableRequestException;
import glissade.file.Json;
import glissade.report.chart.Chart;
import glissade.report.picture.Picture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page is answered. */
class ExploreSiteTest {

  private static final ExploreSite ARTICLE = new ExploreSite(Subjects.article());
  private static final ExploreSite OWN = new ExploreSite(Subjects.ofOnesOwn());

  private static Map<?, ?> answered(ExploreSite site, String name, Map<String, Object> request) {
    Answer answer =
        Objects.requireNonNull(site.resources().get(name)).handler().answer(new Request(request));
    return (Map<?, ?>) Objects.requireNonNull(Json.read(text(answer)));
  }

  private static String text(Answer answer) {
    return new String(answer.bytes(), UTF_8);
  }

  private static Map<?, ?> drawn(ExploreSite site, String state) {
    return answered(site, "draw", Map.of("state", state));
  }

  private static Map<?, ?> acted(ExploreSite site, String state, Map<String, Object> action) {
    return answered(site, "act", Map.of("state", state, "action", action));
  }

  private static Map<?, ?> part(Map<?, ?> answer, String name) {
    return (Map<?, ?>) Objects.requireNonNull(answer.get(name));
  }

  private static String page(ExploreSite site) {
    return text(
        Objects.requireNonNull(site.resources().get("")).handler().answer(new Request(Map.of())));
  }

  @Test
  void thePageIsCompleteBeforeAnyScriptRuns() {
    String page = page(ARTICLE);
    assertThat(page)
        .contains("class=\"verdict", "id=\"picture-contours\"", "<svg", "258.026")
        .doesNotContain("{{")
        .doesNotContainPattern("<[^>]+ style=")
        .doesNotContainPattern("<[^>]+ on[a-z]+=")
        .doesNotContainPattern("<script(?! type=\"module\" src=\"app.js\"></script>)")
        .doesNotContainPattern("(src|href)=\"(https?:)?//");
  }

  @Test
  void whateverColumnsAreCalledIsText() {
    String page = page(OWN);
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;i&gt;target&lt;/i&gt;")
        .doesNotContain("<script>")
        .doesNotContain("<i>");
    part(drawn(OWN, ""), "fragments")
        .values()
        .forEach(html -> assertThat((String) html).doesNotContain("<script").doesNotContain("<i>"));
  }

  @Test
  void whatAPageHasIsNotSentAgain() {
    Map<?, ?> first = drawn(ARTICLE, "step=0.1");
    Map<?, ?> again =
        answered(ARTICLE, "draw", Map.of("state", "step=0.1&k=3", "have", part(first, "hashes")));
    assertThat(part(again, "fragments")).isEmpty();
    assertThat(part(part(again, "fields"), "at").get("value")).isEqualTo("3");

    Map<?, ?> other =
        answered(ARTICLE, "draw", Map.of("state", "step=0.2", "have", part(first, "hashes")));
    assertThat(part(other, "fragments").keySet().stream().map(String::valueOf))
        .contains("verdict", "picture-contours", "picture-rate", "first")
        .doesNotContain("bands", "lesson");
  }

  @Test
  void theFirstTwelveIterationsAreTheEngines() {
    String table =
        (String) Objects.requireNonNull(part(drawn(ARTICLE, ""), "fragments").get("first"));
    assertThat(table.split("<tr data-k=", -1)).hasSize(13);
    assertThat(table).contains("258.026", "247.523", "163.358");
  }

  @Test
  void crossingTheLimitTurnsTheVerdict() {
    assertThat(verdict("step=0.9")).startsWith("Converged");
    assertThat(verdict("step=0.95")).contains("Diverged");
    assertThat(part(part(drawn(ARTICLE, "step=0.95"), "fields"), "step-place").get("text"))
        .isEqualTo("η = 0.95, divergent");
  }

  private static String verdict(String state) {
    return String.valueOf(drawn(ARTICLE, state).get("spoken"));
  }

  @Test
  void theSliderOfTheStepSizeIsSetByItsPlace() {
    Map<?, ?> answer =
        acted(ARTICLE, "", Map.of("kind", "set", "name", "step-place", "value", "400"));
    assertThat(String.valueOf(answer.get("state"))).startsWith("step=3.");
    assertThat(String.valueOf(answer.get("spoken"))).contains("Diverged");
  }

  /** A page that is moved says which pictures are out of sight, even if none is. */
  @Test
  void whileSomethingIsMovedFewerIteratesAreDrawn() {
    Map<String, Object> action = Map.of("kind", "set", "name", "step", "value", "0.0123");
    Map<String, Object> request = Map.of("state", "", "action", action, "unseen", Map.of());
    Map<?, ?> moving = answered(ARTICLE, "act", request);
    assertThat(moving.get("whole")).isEqualTo(false);
    assertThat((List<?>) moving.get("iterations")).hasSize(48);

    Map<?, ?> resting = drawn(ARTICLE, String.valueOf(moving.get("state")));
    assertThat(resting.get("whole")).isEqualTo(true);
    assertThat((List<?>) resting.get("iterations")).hasSizeGreaterThan(200);
    assertThat(part(resting, "fragments").keySet()).isEqualTo(part(moving, "fragments").keySet());

    Map<?, ?> known = answered(ARTICLE, "act", request);
    assertThat(known.get("whole")).isEqualTo(true);
    assertThat(part(known, "hashes")).isEqualTo(part(resting, "hashes"));
  }

  @Test
  void aPartThatCannotBeReadIsSaidOnThePage() {
    Map<?, ?> answer = drawn(ARTICLE, "n=<script>&loss=nothing");
    assertThat(answer.get("state")).isEqualTo("");
    assertThat((String) part(answer, "fragments").get("notices"))
        .contains("n=&lt;script&gt;", "There is no loss called 'nothing'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", ""})
  void anActionThatThereIsNotIsRefused(String kind) {
    assertThatThrownBy(() -> acted(ARTICLE, "", Map.of("kind", kind)))
        .isInstanceOf(UnusableRequestException.class)
        .hasMessageContaining("no action");
    assertThatThrownBy(() -> acted(ARTICLE, "", Map.of()))
        .isInstanceOf(UnusableRequestException.class);
    assertThatThrownBy(
            () ->
                acted(
                    ARTICLE,
                    "",
                    Map.of(
                        "kind", "drag", "what", "moon", "picture", "contours", "x", 1.0, "y", 1.0)))
        .isInstanceOf(UnusableRequestException.class);
  }

  @Test
  void theStartGoesWhereItIsDragged() {
    Exploration exploration = new Exploration(Subjects.article());
    Drawings drawings = new Drawings(exploration);
    Situation situation = exploration.read("n=30&d=2&noise=1&step=0.1&iterations=20").situation();
    Chart chart = chart(drawings, situation, "contours");
    Map<?, ?> answer =
        acted(
            ARTICLE,
            SituationText.of(situation, exploration.usual()),
            Map.of(
                "kind", "drag",
                "what", "start",
                "picture", "contours",
                "x", chart.frame().x().place(1.5),
                "y", chart.frame().y().place(-0.5)));
    Situation moved = exploration.read(String.valueOf(answer.get("state"))).situation();
    // The weight that matters more lies along x; the intercept stays where it was.
    assertThat(moved.start().coefficients()).hasSize(3);
    assertThat(moved.start().coefficients().get(0)).isZero();
    assertThat(moved.start().coefficients()).containsExactlyInAnyOrder(0.0, 1.5, -0.5);
    double[] first = exploration.tell(moved).story().orElseThrow().history().iterates().get(0).at();
    assertThat(first).containsExactly(moved.start().toArray());
  }

  private static Chart chart(Drawings drawings, Situation situation, String id) {
    return drawings.pictures(situation).stream()
        .filter(picture -> picture.id().equals(id))
        .flatMap(picture -> picture.charts().stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pointsAreAddedAndTakenOut() {
    Map<?, ?> more = acted(ARTICLE, "n=10&d=1", Map.of("kind", "add"));
    assertThat(String.valueOf(more.get("state"))).contains("edits=10:0=");
    Map<?, ?> fewer =
        acted(
            ARTICLE,
            String.valueOf(more.get("state")),
            Map.of("kind", "delete", "what", "point:4"));
    assertThat(String.valueOf(fewer.get("state"))).contains("edits=4:x;10:0=");
    Map<?, ?> back = acted(ARTICLE, String.valueOf(fewer.get("state")), Map.of("kind", "restore"));
    assertThat(back.get("state")).isEqualTo("d=1&n=10");
  }

  @ParameterizedTest
  @EnumSource(Lesson.class)
  void everyLessonCanBeTaken(Lesson lesson) {
    int number = lesson.number();
    for (ExploreSite site : List.of(ARTICLE, OWN)) {
      Map<?, ?> answer =
          acted(site, "step=0.2", Map.of("kind", "lesson", "value", String.valueOf(number)));
      assertThat(String.valueOf(answer.get("state"))).contains("lesson=" + number);
      assertThat((List<?>) answer.get("pictures")).as(lesson.title()).isNotEmpty();
      assertThat((String) part(answer, "fragments").get("lesson"))
          .contains(lesson.title(), "aria-current=\"step\"");
      assertThat((String) part(answer, "fragments").get("notices")).doesNotContain("<li>");
    }
  }

  @Test
  void theLessonOnStepSizesBeginsWhereItCanDiverge() {
    Exploration exploration = new Exploration(Subjects.article());
    Situation situation = Lesson.STEP_SIZE.situation(Situation.ARTICLE);
    StepScale scale = exploration.stepScale(situation);
    assertThat(scale.effect(situation.step().orElseThrow())).isEqualTo(StepScale.Effect.MONOTONE);
    Situation beyond = situation.withStep(OptionalDouble.of(1.3 * scale.limit()));
    assertThat(exploration.tell(beyond).story().orElseThrow().fit().outcome().hasUsablePoint())
        .isFalse();
  }

  @Test
  void picturesAndRowsCanBeSaved() throws IOException, InterruptedException {
    try (LocalServer server =
        LocalServer.start(
            ARTICLE,
            0,
            failure -> {
              throw new AssertionError(failure);
            })) {
      String rows = saved(server, "state=n%3D4%26d%3D1");
      assertThat(rows.lines()).hasSize(5).first().isEqualTo("x1,y");
      double[][] x =
          DenseTable.of(
                  new MadeUp(Recipe.ARTICLE.withRows(4).withFeatures(1), Choices.Targets.NUMBERS)
                      .rows())
              .x();
      assertThat(rows.lines().skip(1).findFirst().orElseThrow()).startsWith(x[0][0] + ",");
      String svg = saved(server, "state=step%3D0.1&picture=rate&as=svg");
      assertThat(svg)
          .startsWith("<?xml")
          .contains("xmlns=\"http://www.w3.org/2000/svg\"", "<style>");
      assertThat(saved(server, "picture=rate&as=csv").lines()).hasSizeGreaterThan(5);
      Object json = Json.read(saved(server, "picture=gap&as=json"));
      assertThat(((Map<?, ?>) Objects.requireNonNull(json)).get("columns"))
          .isInstanceOf(List.class);
    }
  }

  private static String saved(LocalServer server, String query)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.address() + "download?" + query)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    return response.body();
  }

  @Test
  void aPictureIsSavedWithTheNumbersItIsDrawnFrom() {
    Drawings drawings = new Drawings(new Exploration(Subjects.article()));
    for (Picture picture : drawings.pictures(Situation.ARTICLE)) {
      assertThat(picture.numbers().rows()).as(picture.id()).isNotEmpty();
    }
  }
}
