package glissade.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.loss.LossCatalogue;
import glissade.loss.SoftmaxLoss;
import glissade.model.Trainer;
import glissade.optimizer.Catalogue;
import glissade.penalty.ElasticNet;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FitDocumentTest {

  private static final List<String> SECTIONS =
      List.of(
          "verdict",
          "mathematics",
          "cost",
          "contours",
          "rate",
          "directions",
          "gap",
          "scaling",
          "weights",
          "diagnostics",
          "summary",
          "again");

  private static Trainer gd(double step, long iterations) {
    return Trainer.automatic().withStep(step).withIterations(iterations);
  }

  private static Story usual() {
    return Stories.of(gd(0.01, 300), Stories.plane(200, 3));
  }

  /** Whatever is fitted is told, complete and well formed. */
  static Stream<Arguments> stories() {
    Rows counts = Stories.rows(150, 2, (x, noise) -> Math.floor(Math.exp(0.3 * x[0] + 1)));
    Rows two = Stories.rows(150, 2, (x, noise) -> x[0] + noise > 0 ? 1 : 0);
    Rows apart = Stories.rows(60, 2, (x, noise) -> x[0] > 0 ? 1 : 0);
    Rows three =
        Stories.rows(150, 2, (x, noise) -> x[0] + noise > 1 ? 2 : x[1] + noise > 0 ? 1 : 0);
    Trainer automatic = Trainer.automatic();
    return Stream.of(
        Arguments.of("squared", usual()),
        Arguments.of("converged", Stories.of(automatic, Stories.plane(100, 4))),
        Arguments.of("diverged", Stories.of(gd(5, 100), Stories.plane(100, 3))),
        Arguments.of(
            "slow",
            Stories.of(
                automatic
                    .withOptimizer(Catalogue.optimizer("gd", Optional.empty()))
                    .withTolerance(1e-14),
                Stories.plane(50, 30))),
        Arguments.of("logistic", loss("logistic", two)),
        Arguments.of("separable", loss("logistic", apart)),
        Arguments.of("poisson", loss("poisson", counts)),
        Arguments.of("gamma", loss("gamma", Stories.rows(99, 2, (x, e) -> Math.exp(x[0] + e)))),
        Arguments.of("tweedie", loss("tweedie", counts)),
        Arguments.of("quantile", loss("quantile:0.9", Stories.plane(80, 2))),
        Arguments.of("huber", loss("huber", Stories.plane(80, 2))),
        Arguments.of("absolute", loss("absolute", Stories.plane(80, 2))),
        Arguments.of("hinge", loss("squared-hinge", two)),
        Arguments.of("softmax", softmax(three)),
        Arguments.of(
            "ridge",
            Stories.of(automatic.withPenalty(ElasticNet.ridge(0.1)), Stories.plane(80, 3))),
        Arguments.of(
            "lasso",
            Stories.of(automatic.withPenalty(ElasticNet.lasso(0.5)), Stories.plane(80, 3))),
        Arguments.of(
            "elastic net",
            Stories.of(
                automatic.withPenalty(new ElasticNet(0.5, 0.5, false, List.of(1.0, 2.0, 0.0))),
                Stories.plane(80, 3))),
        Arguments.of("dual", Stories.of(automatic, Stories.plane(12, 400))),
        Arguments.of("one row", Stories.of(automatic, Stories.plane(1, 2))),
        Arguments.of("constant target", Stories.of(automatic, Stories.rows(30, 2, (x, e) -> 5))),
        Arguments.of(
            "no columns",
            Stories.of(automatic, InMemoryRows.of(new double[4][0], new double[] {1, 2, 3, 5}))),
        Arguments.of(
            "no intercept", Stories.of(automatic.withoutIntercept(), Stories.plane(40, 2))),
        Arguments.of("no update", Stories.of(gd(0.1, 1).withIterations(1), Stories.plane(40, 2))));
  }

  private static Story loss(String name, Rows rows) {
    return Stories.of(
        Trainer.automatic().withLoss(LossCatalogue.loss(name)),
        rows,
        Stories.names(rows.features()),
        "y",
        name.equals("logistic") || name.equals("squared-hinge")
            ? Stories.classes("no", "yes")
            : null);
  }

  private static Story softmax(Rows rows) {
    return Stories.of(
        Trainer.automatic().withClasses(new SoftmaxLoss(3)),
        rows,
        Stories.names(rows.features()),
        "y",
        Stories.classes("a", "b", "c"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void everyRunIsToldInTheSameSections(String name, Story story) throws Exception {
    Markup page = Markup.of(Stories.html(story));
    assertThat(page.all("section").stream().map(section -> section.getAttribute("id")))
        .containsExactlyElementsOf(SECTIONS.stream().map("section-"::concat).toList());
    assertThat(page.texts("h2")).hasSize(12).allMatch(text -> text.matches("\\d+\\. .+"));
    assertThat(page.attributes("id")).doesNotHaveDuplicates();
    assertThat(page.attributes("href")).allMatch(link -> link.startsWith("#"));
    page.attributes("href").forEach(link -> page.byId(link.substring(1)));
    for (String labelled : page.attributes("aria-labelledby")) {
      for (String id : labelled.split(" ", -1)) {
        page.byId(id);
      }
    }
    assertThat(page.html().length()).isLessThan(1_000_000);
    assertThat(page.html()).doesNotContain("NaN", "Infinity", "Exception");
    // Of a picture that failed the reason stands in parentheses.
    assertThat(page.texts("p")).noneMatch(text -> text.matches("There is no picture.*\\(.*"));
  }

  @Test
  void nothingIsAskedOfAnybody() throws Exception {
    Markup page = Markup.of(Stories.html(usual()));
    for (String name : List.of("script", "link", "img", "iframe", "object", "form")) {
      assertThat(page.all(name)).as(name).isEmpty();
    }
    assertThat(page.attributes("style")).isEmpty();
    assertThat(page.attributes("src")).isEmpty();
    assertThat(page.all("*").stream().flatMap(e -> Stream.of(e.getAttribute("onclick"))))
        .containsOnly("");
  }

  @Test
  void thePolicyAllowsTheStyleSheetAndNothingElse() throws Exception {
    Markup page = Markup.of(Stories.html(usual()));
    byte[] css = page.all("style").get(0).getTextContent().getBytes(UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(css);
    assertThat(page.html())
        .contains(
            "content=\"default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(digest)
                + "'\"");
  }

  @Test
  void theFirstTwelveIterationsAreTheEngines() throws Exception {
    Story story = usual();
    List<List<String>> table = Markup.of(Stories.html(story)).table("iterations");
    List<Iterate> iterates = story.history().iterates();
    assertThat(table).hasSize(13);
    for (int k = 0; k < 12; k++) {
      double[] after = story.plan().coordinates().toOriginal(iterates.get(k + 1).at());
      assertThat(table.get(k))
          .containsExactly(
              Integer.toString(k),
              Numbers.shortest(iterates.get(k).loss(), 6),
              Numbers.shortest(iterates.get(k).gradientNorm(), 6),
              "0.01",
              Numbers.shortest(after[0], 6),
              Numbers.shortest(after[1], 6),
              Numbers.shortest(after[2], 6),
              Numbers.shortest(after[3], 6));
    }
    assertThat(table.get(12).get(0)).isEqualTo("249");
  }

  /** The engine stops such a run at once, and that update is the one that explains it. */
  @Test
  void theUpdateThatDivergedIsWorkedOut() throws Exception {
    Story story = Stories.of(gd(5, 100), Stories.plane(100, 3));
    List<List<String>> table = Markup.of(Stories.html(story)).table("iterations");
    assertThat(Stories.html(story)).doesNotContain("cannot be worked out");
    assertThat(table).hasSize((int) story.history().updates());
    double[] start = story.history().iterates().get(0).at();
    double[] gradient = new double[start.length];
    story.plan().objective().valueAndGradient(start, gradient);
    double[] after = new double[start.length];
    for (int j = 0; j < start.length; j++) {
      after[j] = start[j] - 5 * gradient[j];
    }
    double[] weights = story.plan().coordinates().toOriginal(after);
    for (int j = 0; j < weights.length; j++) {
      assertThat(table.get(0).get(4 + j)).isEqualTo(Numbers.shortest(weights[j], 6));
    }
  }

  @Test
  void theUpdateWorkedOutIsTheOneThatWasMade() throws Exception {
    Story story = usual();
    Markup page = Markup.of(Stories.html(story));
    Iterate second = story.history().iterates().get(1);
    double[] gradient = new double[4];
    story.plan().objective().valueAndGradient(new double[4], gradient);
    assertThat(second.at()[1]).isCloseTo(-0.01 * gradient[1], within(1e-12));
    String worked = page.byId("section-mathematics").getTextContent();
    assertThat(worked)
        .contains("goes against the slope")
        .contains(Numbers.shortest(Math.abs(gradient[1]), 6))
        .contains(Numbers.shortest(Math.abs(second.at()[1]), 6));
  }

  @Test
  void whereItGoesByItsOwnDirectionThatIsSaid() throws Exception {
    Story story =
        Stories.of(
            Trainer.automatic().withOptimizer(Catalogue.optimizer("adam", Optional.empty())),
            Stories.plane(100, 2));
    assertThat(Markup.of(Stories.html(story)).byId("section-mathematics").getTextContent())
        .contains("Adam chose the direction p");
  }

  @Test
  void theStateAfter250UpdatesOrThatItWasOverBefore() throws Exception {
    Story story = usual();
    Iterate there =
        story.history().iterates().stream()
            .filter(iterate -> iterate.iteration() == 250)
            .findFirst()
            .orElseThrow();
    assertThat(Markup.of(Stories.html(story)).byId("section-mathematics").getTextContent())
        .contains("After 250 updates the loss is " + Numbers.shortest(there.loss(), 6));
    Story quick = Stories.of(gd(0.01, 20), Stories.plane(50, 2));
    assertThat(Markup.of(Stories.html(quick)).byId("section-mathematics").getTextContent())
        .contains("The run was over before 250 updates: it ended after 20 updates.");
  }

  @Test
  void namesAreSeenAndNotRun() throws Exception {
    String evil = "<script>alert(1)</script>";
    String quoted = "it's \"y\" & more";
    Story story =
        Stories.of(gd(0.01, 20), Stories.plane(50, 2), List.of(evil, "]]>'\"<b>"), quoted, null);
    Markup page = Markup.of(Stories.html(story));
    assertThat(page.all("script")).isEmpty();
    assertThat(page.texts("td")).contains(evil);
    assertThat(page.html()).contains("it's \"y\" &amp; more");
  }

  @Test
  void theSummaryHasWhatLeastSquaresHas() throws Exception {
    Story story = Stories.of(Trainer.automatic(), InMemoryRows.of(X, Y));
    List<List<String>> table = Markup.of(Stories.html(story)).table("weights-table");
    // R 4.2.2: coef(summary(lm(y ~ x))), confint(lm(y ~ x))
    assertThat(table.get(0)).startsWith("(intercept)", "2.2", "0.938083", "2.345", "0.101");
    assertThat(table.get(1))
        .startsWith("x1", "0.6", "0.282843", "2.121", "0.124", "-0.300132", "1.50013");
  }

  private static final double[][] X = {{1}, {2}, {3}, {4}, {5}};
  private static final double[] Y = {2, 4, 5, 4, 5};

  @Test
  void theSameRunIsToldInTheSameBytes() {
    assertThat(withoutTimes(Stories.html(usual()))).isEqualTo(withoutTimes(Stories.html(usual())));
  }

  private static String withoutTimes(String html) {
    return html.replaceAll("(under )?[0-9.]+ s</dd>", "</dd>");
  }

  @Test
  void wideModelsShowTheLargestWeights() throws Exception {
    Story story = Stories.of(Trainer.automatic(), Stories.plane(600, 300));
    Markup page = Markup.of(Stories.html(story));
    assertThat(page.table("weights-table")).hasSize(201);
    assertThat(page.byId("section-summary").getTextContent())
        .contains("the 200 largest of 300 weights");
  }
}
