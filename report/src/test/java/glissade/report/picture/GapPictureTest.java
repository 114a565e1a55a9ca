package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.forecast.Course;
import glissade.loss.LogisticLoss;
import glissade.model.CompressedPlan;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.objective.CompressedLeastSquares;
import glissade.penalty.ElasticNet;
import glissade.report.chart.Chart;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.ForecastRow;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import glissade.rows.Split;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapPictureTest {

  @Property(tries = 25)
  void whatIsMeasuredStandsOnWhatWasPredicted(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int d,
      @ForAll @DoubleRange(min = 0.05, max = 1.9) double part) {
    InMemoryRows rows = Design.random(80, d, 20, 1, false, seed).rows();
    double largest =
        Trainer.automatic().withStep(1).plan(Triangle.of(rows)).objective().spectrum().max();
    Story story = Runs.of(Trainer.automatic().withStep(part / largest).withIterations(60), rows);
    Gaps gaps = Gaps.of(story);
    Course course = gaps.course().orElseThrow();
    // What rounding makes of a residual in sixty updates, on the scale of √gap.
    double rounding = 100 * Math.sqrt(gaps.floor());
    for (int i = 0; i < gaps.iterates().size(); i++) {
      long k = gaps.iterates().get(i).iteration();
      double predicted = course.gap(k);
      double off = rounding * (2 * Math.sqrt(predicted) + rounding) + 1e-11 * predicted;
      assertThat(gaps.at(i)).isCloseTo(predicted, within(off));
      double norm = GradientChart.norm(course, k);
      assertThat(gaps.iterates().get(i).gradientNorm())
          .isCloseTo(norm, within(2 * Math.sqrt(2 * largest) * rounding + 1e-11 * norm));
    }
  }

  @Test
  void marksStandWhereTheEnginesIteratesAre() {
    Story story = Runs.article(Trainer.automatic().withStep(0.01).withIterations(1000));
    CompressedLeastSquares loss = ((CompressedPlan) story.plan()).objective();
    Chart chart = GapPicture.of(story).charts().get(0);
    List<double[]> marks = DrawnChart.of(chart).marks();
    assertThat(marks).hasSizeBetween(50, 80);
    assertThat(marks.get(0)[0]).isZero();
    assertThat(marks.get(marks.size() - 1)[0]).isEqualTo(1000);
    for (double[] mark : marks) {
      Iterate iterate =
          story.history().iterates().stream()
              .filter(each -> each.iteration() == (long) mark[0])
              .findFirst()
              .orElseThrow();
      assertThat(mark[1]).isCloseTo(chart.frame().x().place(mark[0]), within(0.006));
      assertThat(mark[2]).isCloseTo(chart.frame().y().place(loss.gap(iterate.at())), within(0.006));
    }
  }

  @Test
  void aRunThatWasStoppedGoesOnAsPredictedToWhereItLeaves() {
    Story story = Runs.article(Trainer.automatic().withStep(1.5).withIterations(1000));
    Picture picture = GapPicture.of(story);
    Course course = Gaps.of(story).course().orElseThrow();
    long leaves = 0;
    while (course.gap(leaves) <= 1e6 * course.gap(0)) {
      leaves++;
    }
    assertThat(DrawnChart.of(picture.charts().get(0)).svg())
        .contains("left at iteration " + leaves)
        .contains("mark bad");
    assertThat(picture.finding()).contains("stopped after 1 iteration").contains("4.945");
  }

  @Test
  void aRunThatGrowsIsCutOffWhereItLeaves() {
    // Over the rows themselves no limit is known, so it is stopped only where it has grown a lot.
    Story story =
        Runs.of(
            Trainer.automatic().withRoute(Route.MEMORY).withStep(1.5).withIterations(500),
            Design.random(60, 3, 5, 1, false, 3).rows());
    assertThat(story.fit().outcome().hasUsablePoint()).isFalse();
    Picture picture = GapPicture.of(story);
    assertThat(picture.finding()).contains("grows without bound");
    assertThat(DrawnChart.of(picture.charts().get(0)).svg()).contains("left at iteration ");
    assertThat(picture.figure().toString()).doesNotContain("NaN\"").doesNotContain("Infinity\"");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void runsOfNextToNoIterationsAreDrawn(long iterations) {
    Story story = Runs.article(Trainer.automatic().withStep(0.01).withIterations(iterations));
    Picture picture = GapPicture.of(story);
    assertThat(DrawnChart.of(picture.charts().get(0)).marks()).hasSize((int) iterations + 1);
    assertThat(picture.numbers().rows()).hasSize((int) iterations + 1);
    assertThat(RatePicture.of(story)).isPresent();
    assertThat(DirectionsPicture.of(story)).isPresent();
    assertThat(WeightsPicture.of(story)).isPresent();
  }

  @Test
  void aStartThatIsTheOptimumHasNoGap() {
    InMemoryRows zero = InMemoryRows.of(new double[][] {{1}, {2}, {3}}, new double[3]);
    Story story = Runs.of(Trainer.automatic().withStep(0.01).withIterations(3), zero);
    assertThat(GapPicture.of(story).finding()).startsWith("The first point is the optimum already");
    assertThat(DirectionsPicture.of(story)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gd", "momentum", "nesterov", "cg", "lbfgs", "adam", "newton"})
  void everyOptimizerIsDrawnWithoutWordsThatTouch(String name) {
    Story story =
        Runs.of(
            Trainer.automatic().withOptimizer(Runs.optimizer(name)),
            Design.random(100, 4, 300, 1, false, 3).rows());
    List<Picture> pictures =
        List.of(
            GapPicture.of(story),
            DirectionsPicture.of(story).orElseThrow(),
            WeightsPicture.of(story).orElseThrow());
    for (Picture picture : pictures) {
      assertThat(picture.finding()).endsWith(".").doesNotContain("..").doesNotContain("NaN");
      assertThat(picture.numbers().rows().size()).isBetween(2, 62);
      for (Chart chart : picture.charts()) {
        assertThat(DrawnChart.of(chart).collisions()).as(picture.id()).isEmpty();
      }
    }
  }

  @Test
  void whereTheOptimumIsNotKnownTheGapIsToTheLeastLossSeen() {
    double[][] x = new double[40][1];
    double[] y = new double[40];
    for (int i = 0; i < 40; i++) {
      x[i][0] = i % 7 - 3;
      y[i] = (i * i) % 5 < 2 ? 1 : 0;
    }
    for (String name : new String[] {"sgd", "lbfgs"}) {
      Story story =
          Runs.of(
              Trainer.automatic()
                  .withLoss(new LogisticLoss())
                  .withOptimizer(Runs.optimizer(name))
                  .withIterations(5),
              InMemoryRows.of(x, y));
      Picture picture = GapPicture.of(story);
      assertThat(picture.title()).contains("least loss seen");
      assertThat(picture.finding()).contains("the optimum itself is not known");
      assertThat(DirectionsPicture.of(story)).isEmpty();
    }
    Story lasso =
        Runs.of(
            Trainer.automatic().withPenalty(ElasticNet.lasso(0.1)),
            Design.random(50, 3, 10, 1, false, 1).rows());
    assertThat(GapPicture.of(lasso).title()).contains("least loss seen");
  }

  @Test
  void heldOutLossHasAPanelOfItsOwn() {
    Story story =
        Runs.of(
            Trainer.automatic().withHoldout(new Split(0.3, 1)).withStep(0.05).withIterations(40),
            Design.random(200, 3, 10, 2, false, 9).rows());
    Picture picture = GapPicture.of(story);
    assertThat(picture.charts()).hasSize(4);
    assertThat(picture.numbers().head()).contains("held-out loss");
    double last = story.plan().heldOut().orElseThrow().applyAsDouble(last(story).at());
    assertThat(picture.numbers().rows().get(40).cells().get(6)).isEqualTo(last);
  }

  private static Iterate last(Story story) {
    List<Iterate> iterates = story.history().iterates();
    return iterates.get(iterates.size() - 1);
  }

  @Test
  void predictionsAloneTellTheIterationsOfTheForecast() {
    CompressedPlan plan =
        Trainer.automatic().plan(Triangle.of(Design.random(90, 3, 50, 1, false, 2).rows()));
    List<ForecastRow> methods = ForecastRow.of(plan.forecast());
    Picture picture = GapPicture.predicted(methods);
    assertThat(picture.numbers().rows()).hasSameSizeAs(methods);
    for (int i = 0; i < methods.size(); i++) {
      assertThat(picture.numbers().rows().get(i).cells().get(4))
          .isEqualTo(methods.get(i).course().iterationsToGap(1e-6).getAsLong());
    }
    assertThat(DrawnChart.of(picture.charts().get(0)).collisions()).isEmpty();
    Picture directions =
        DirectionsPicture.predicted(methods.get(1).course(), Runs.names(3), 100).orElseThrow();
    assertThat(DrawnChart.of(directions.charts().get(0)).collisions()).isEmpty();
  }
}
