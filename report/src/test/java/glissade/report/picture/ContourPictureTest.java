package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.loss.LogisticLoss;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.report.chart.Frame;
import glissade.report.run.History;
import glissade.report.run.Runs;
import glissade.report.run.Story;
import glissade.report.slice.Plane;
import glissade.report.slice.Slice;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContourPictureTest {

  private static final Trainer STEPS = Trainer.automatic().withStep(0.1).withIterations(30);

  private static Story article(Trainer trainer) {
    return Runs.of(trainer, SyntheticRows.ofTheArticle(42));
  }

  private static void assertIteratesStandWhereTheyWere(Story story, Slice slice) {
    Picture picture = ContourPicture.of(story, slice);
    Frame frame = picture.charts().get(0).frame();
    List<Drawn.Iterate> drawn = new Drawn(picture).iterates();
    List<History.Iterate> run = story.history().iterates();
    assertThat(drawn).hasSameSizeAs(run);
    for (int i = 0; i < run.size(); i++) {
      double[] at = slice.plane().project(run.get(i).at());
      assertThat(drawn.get(i).k()).isEqualTo(run.get(i).iteration());
      assertThat(drawn.get(i).x()).isCloseTo(frame.x().place(at[0]), within(0.0051));
      assertThat(drawn.get(i).y()).isCloseTo(frame.y().place(at[1]), within(0.0051));
    }
  }

  @Test
  void everyIterateStandsWhereTheEngineWas() {
    Story story = article(STEPS);
    assertIteratesStandWhereTheyWere(story, Slice.of(story).orElseThrow());
    Slice weights = Slice.ofCoefficients(story, 5, 4).orElseThrow();
    assertIteratesStandWhereTheyWere(story, weights);
    double[] first = story.history().iterates().get(1).at();
    double[] projected = weights.plane().project(first);
    assertThat(projected[0]).isCloseTo(first[5], within(1e-14));
    assertThat(projected[1]).isCloseTo(first[4], within(1e-14));
  }

  @Test
  void startAndOptimumAreShownAndTheStartCanBeTaken() {
    Drawn drawn = new Drawn(ContourPicture.of(article(STEPS)).orElseThrow());
    assertThat(drawn.html()).contains(">start</text>").contains(">optimum</text>");
    assertThat(drawn.count("data-drag=\"start\"")).isEqualTo(1);
  }

  @Test
  void aLengthIsAsLongAlongBothSides() {
    Story story = Runs.of(Trainer.automatic(), Runs.rows(40, 3, 1));
    Slice slice = Slice.ofCoefficients(story, 1, 2).orElseThrow();
    Frame frame = ContourPicture.of(story, slice).charts().get(0).frame();
    Plane plane = slice.plane();
    double x = (frame.x().place(1) - frame.x().place(0)) / plane.x().unit();
    double y = (frame.y().place(0) - frame.y().place(1)) / plane.y().unit();
    assertThat(x).isCloseTo(y, within(1e-9 * x));
  }

  @Test
  void slitsAreDrawnWiderAndThatIsSaid() {
    double[][] x = Runs.columns(60, 2, 3);
    double[] y = Runs.line(x, 3);
    for (double[] row : x) {
      row[1] *= 1e4;
    }
    Trainer raw = Trainer.automatic().withStandardize(Trainer.Standardize.OFF).withIterations(3);
    Story story = Runs.of(raw, InMemoryRows.of(x, y));
    Picture picture = ContourPicture.of(story).orElseThrow();
    assertThat(picture.note()).contains("times as long upwards as sideways");
    new Drawn(picture);
  }

  @Test
  void whatDivergesIsCrossedOutWhereItLeaves() {
    Story story = article(Trainer.automatic().withStep(1.5).withIterations(1_000));
    Picture picture = ContourPicture.of(story).orElseThrow();
    Drawn drawn = new Drawn(picture);
    assertThat(drawn.html()).contains("left at iteration 2<");
    assertThat(drawn.count("class=\"mark bad\"")).isEqualTo(1);
    assertThat(picture.finding()).contains("would grow to");
    Frame frame = picture.charts().get(0).frame();
    for (Drawn.Iterate iterate : drawn.iterates()) {
      assertThat(iterate.x()).isBetween(frame.left(), frame.right());
      assertThat(iterate.y()).isBetween(frame.top(), frame.bottom());
    }
  }

  @Test
  void justOverTheLimitItCrossesTheValleyForAWhile() {
    Story story = article(Trainer.automatic().withStep(1.0).withIterations(1_000));
    Slice weights = Slice.ofCoefficients(story, 5, 4).orElseThrow();
    Drawn drawn = new Drawn(ContourPicture.of(story, weights));
    assertThat(drawn.iterates()).hasSizeGreaterThan(4);
    assertThat(drawn.count("left at iteration")).isEqualTo(1);
  }

  @Test
  void itSaysWhetherItIsASlice() {
    Story one = Runs.of(Trainer.automatic(), Runs.rows(30, 1, 9));
    assertThat(ContourPicture.of(one).orElseThrow().note()).contains("This is the whole loss");
    Story five = article(STEPS);
    assertThat(ContourPicture.of(five).orElseThrow().note())
        .contains("A slice through the optimum")
        .contains("the path projected on it")
        .contains("λ = ");
    Trainer logistic = Trainer.automatic().withLoss(new LogisticLoss());
    Story classes = Runs.of(logistic, Runs.classes(4_001, 3, 2));
    assertThat(ContourPicture.of(classes).orElseThrow().note())
        .contains("A slice through the point arrived at")
        .contains("drawn from 501 of the 4,001 rows");
  }

  @Test
  void ringsOfOtherLossesAreDrawnTooAndClosed() {
    Trainer lasso = Trainer.automatic().withPenalty(ElasticNet.lasso(0.5));
    Drawn drawn = new Drawn(ContourPicture.of(Runs.of(lasso, Runs.rows(50, 3, 1))).orElseThrow());
    assertThat(drawn.count("class=\"ring level\" d=\"M[^\"]*Z\"")).isGreaterThan(6);
  }

  @Test
  void ringsOverRowsLieWhereTheLossIsWhatTheySay() {
    Trainer logistic = Trainer.automatic().withLoss(new LogisticLoss());
    Story story = Runs.of(logistic, Runs.classes(300, 3, 1));
    Slice slice = Slice.of(story).orElseThrow();
    Picture picture = ContourPicture.of(story, slice);
    Frame frame = picture.charts().get(0).frame();
    Matcher ring =
        Pattern.compile("class=\"ring level\" d=\"M([^\"]*)Z\"").matcher(new Drawn(picture).html());
    int rings = 0;
    while (ring.find()) {
      double least = Double.MAX_VALUE;
      double most = 0;
      for (String point : ring.group(1).split("L", -1)) {
        String[] at = point.split(" ", -1);
        double x = frame.x().valueAt(Double.parseDouble(at[0]));
        double y = frame.y().valueAt(Double.parseDouble(at[1]));
        if (frame.holds(x, y)) {
          double gap = slice.surface().value(x, y) - story.fit().loss();
          least = Math.min(least, gap);
          most = Math.max(most, gap);
        }
      }
      // The lines are of half the gap of each other: they are not mistaken for one another.
      assertThat(most).isLessThan(1.15 * least);
      rings++;
    }
    assertThat(rings).isGreaterThan(6);
  }

  @Test
  void theTableHasTheFirstIterationsAndNoMoreThanCanBeRead() {
    Story story = article(STEPS.withIterations(1_000));
    DataTable table = ContourPicture.of(story).orElseThrow().numbers();
    assertThat(table.rows()).hasSizeBetween(50, 60);
    for (int k = 0; k < 20; k++) {
      assertThat(table.rows().get(k).iteration()).isEqualTo(k);
    }
    assertThat(table.rows().get(table.rows().size() - 1).iteration()).isEqualTo(1_000);
    assertThat(table.rows().get(12).cells().get(3))
        .isEqualTo(story.history().iterates().get(12).loss());
  }

  @Test
  void aColumnThatIsCalledLikeAScriptIsSeenAsText() {
    Story story =
        Runs.of(
            Trainer.automatic(),
            Runs.rows(40, 3, 1),
            List.of("<script>alert(1)</script>", "b", "c"));
    for (Slice slice :
        List.of(Slice.of(story).orElseThrow(), Slice.ofCoefficients(story, 1, 2).orElseThrow())) {
      Drawn drawn = new Drawn(ContourPicture.of(story, slice));
      assertThat(drawn.html()).doesNotContain("<script").contains("&lt;script&gt;");
    }
  }

  @Test
  void whateverIsFittedIsDrawn() {
    double[][] x = Runs.columns(40, 3, 6);
    double[] y = Runs.line(x, 6);
    for (double[] row : x) {
      row[2] = row[0] + row[1];
    }
    double[] constant = new double[40];
    for (Story story :
        List.of(
            Runs.of(Trainer.automatic(), InMemoryRows.of(x, y)),
            Runs.of(Trainer.automatic(), InMemoryRows.of(x, constant)),
            Runs.of(Trainer.automatic().withoutIntercept(), Runs.rows(50, 3, 1)),
            Runs.of(Trainer.automatic(), Runs.rows(200, 30, 1)),
            Runs.of(Trainer.automatic().withRoute(Route.DUAL), Runs.rows(8, 20, 3)))) {
      Drawn drawn = new Drawn(ContourPicture.of(story).orElseThrow());
      assertThat(drawn.count("class=\"ring level\"")).isGreaterThan(3);
    }
  }

  @Test
  void whereTheLossIsConstantThereIsNoPicture() {
    double[][] x = new double[10][2];
    Story story = Runs.of(Trainer.automatic(), InMemoryRows.of(x, new double[10]));
    assertThat(ContourPicture.of(story)).isEmpty();
  }

  @Test
  void aRunThatWentOnFromAStateHasRingsAndNoPath() {
    Story whole = article(STEPS);
    Story resumed =
        new Story(
            whole.fit(),
            whole.features(),
            whole.target(),
            History.resumed(6),
            whole.forecasts(),
            Optional.empty(),
            Optional.empty());
    Drawn drawn = new Drawn(ContourPicture.of(resumed).orElseThrow());
    assertThat(drawn.iterates()).isEmpty();
    assertThat(drawn.count("class=\"ring level\"")).isGreaterThan(3);
    assertThat(drawn.html()).doesNotContain("data-drag");
  }
}
