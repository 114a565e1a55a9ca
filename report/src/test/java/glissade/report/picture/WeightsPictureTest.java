package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.model.CompressedPlan;
import glissade.model.Race;
import glissade.model.Trainer;
import glissade.optimizer.GradientDescent;
import glissade.penalty.ElasticNet;
import glissade.report.chart.Chart;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import glissade.rows.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class WeightsPictureTest {

  @Test
  void marksStandAtTheEnginesWeights() {
    Story story = Runs.article(Trainer.automatic().withStep(0.01).withIterations(250));
    Chart chart = WeightsPicture.of(story).orElseThrow().charts().get(0);
    // The first curve, of round marks, is the intercept's; its scale is the means of the columns.
    List<double[]> marks = DrawnChart.of(chart).marks();
    assertThat(marks).hasSizeGreaterThan(30);
    for (double[] mark : marks) {
      double[] original = story.plan().coordinates().toOriginal(at(story, (long) mark[0]));
      double height = original[0];
      for (int j = 1; j < original.length; j++) {
        height += original[j] * story.plan().columns().mean(j);
      }
      assertThat(mark[2]).isCloseTo(chart.frame().y().place(height), within(0.006));
    }
  }

  private static double[] at(Story story, long k) {
    return story.history().iterates().stream()
        .filter(each -> each.iteration() == k)
        .findFirst()
        .orElseThrow()
        .at();
  }

  @Test
  void noMoreThanEightAreDrawnAndThatIsSaid() {
    Story story = Runs.of(Trainer.automatic(), Design.random(200, 15, 10, 1, false, 4).rows());
    Picture picture = WeightsPicture.of(story).orElseThrow();
    assertThat(picture.finding()).contains("not drawn: ");
    assertThat(DrawnChart.of(picture.charts().get(0)).collisions()).isEmpty();
    assertThat(picture.numbers().rows().get(picture.numbers().rows().size() - 1).cells().get(0))
        .isEqualTo("exact");
  }

  @Property(tries = 10)
  void theRidgesPathGoesThroughTheRun(
      @ForAll long seed, @ForAll @DoubleRange(min = -4, max = 2) double log) {
    double lambda = Math.pow(10, log);
    InMemoryRows rows = Design.random(60, 3, 30, 1, false, seed).rows();
    Story story = Runs.of(Trainer.automatic().withPenalty(ElasticNet.ridge(lambda)), rows);
    Picture picture = ShrinkagePicture.of(story).orElseThrow();
    isFit(row(picture, lambda), story, 1e-8);
    // As ridge regression has it: Σ sᵢ/(sᵢ + λ), sᵢ the curvatures of the standardised weights.
    double freedom = 0;
    var spectrum =
        Trainer.automatic()
            .withStandardize(Trainer.Standardize.ON)
            .plan(Triangle.of(rows))
            .objective()
            .spectrum();
    for (int i = 0; i < spectrum.curved(); i++) {
      freedom += spectrum.curvature(i) / (spectrum.curvature(i) + lambda);
    }
    freedom -= 2 / (2 + lambda);
    assertThat((double) row(picture, lambda).get(1)).isCloseTo(freedom, within(1e-9));
  }

  @Property(tries = 10)
  void theLassosPathGoesThroughTheRun(
      @ForAll long seed, @ForAll @DoubleRange(min = -3, max = 2) double log) {
    double lambda = Math.pow(10, log);
    InMemoryRows rows = Design.random(60, 4, 30, 1, true, seed).rows();
    Story story =
        Runs.of(
            Trainer.automatic().withPenalty(ElasticNet.lasso(lambda)).withTolerance(1e-10), rows);
    Picture picture = ShrinkagePicture.of(story).orElseThrow();
    isFit(row(picture, lambda), story, 1e-3);
  }

  /** The row of the table whose λ is nearest. */
  private static List<Object> row(Picture picture, double lambda) {
    List<Object> nearest = picture.numbers().rows().get(0).cells();
    for (DataTable.Row row : picture.numbers().rows()) {
      double own = (double) row.cells().get(0);
      nearest =
          Math.abs(own - lambda) < Math.abs((double) nearest.get(0) - lambda)
              ? row.cells()
              : nearest;
    }
    assertThat((double) nearest.get(0)).isCloseTo(lambda, within(1e-9 * lambda));
    return nearest;
  }

  private static void isFit(List<Object> cells, Story story, double tolerance) {
    double[] coefficients = story.fit().coefficients();
    for (int j = 1; j < coefficients.length; j++) {
      double deviation = story.plan().columns().standardDeviation(j);
      assertThat((double) cells.get(1 + j) * deviation)
          .isCloseTo(coefficients[j] * deviation, within(tolerance));
    }
  }

  @Test
  void stoppingEarlyIsToldInDegreesOfFreedom() {
    Story story =
        Runs.of(
            Trainer.automatic().withHoldout(new Split(0.3, 2)).withEarlyStopping(20),
            Design.random(200, 6, 200, 6, false, 12).rows());
    Picture picture = ShrinkagePicture.of(story).orElseThrow();
    assertThat(picture.title()).contains("degrees of freedom");
    assertThat(picture.numbers().rows().get(0).cells().get(1)).isEqualTo(0.0);
  }

  @Test
  void withoutAPenaltyNothingIsHeldBack() {
    Story story = Runs.of(Trainer.automatic(), Design.random(60, 3, 30, 1, false, 1).rows());
    assertThat(ShrinkagePicture.of(story)).isEmpty();
  }

  @Test
  void aRaceIsDrawnAgainstIterationsAndPasses() {
    CompressedPlan plan =
        Trainer.automatic().plan(Triangle.of(Design.random(150, 4, 200, 1, false, 21).rows()));
    Race race = new Race(plan, List.of(1e-3, 1e-6), 3_000);
    List<RacePicture.Entrant> entrants = new ArrayList<>();
    for (String name :
        List.of("cg", "lbfgs", "momentum", "nesterov", "gd", "adam", "adagrad", "rmsprop")) {
      History history = new History(new double[plan.objective().dimension()]);
      Race.Result result = race.run(Runs.optimizer(name), () -> progress -> null, history::see);
      history.end(result.outcome());
      entrants.add(
          new RacePicture.Entrant(
              name,
              history,
              result.outcome(),
              result.optimizer() instanceof GradientDescent descent
                  ? descent.recurrence(plan.objective()).map(plan.forecast()::course)
                  : Optional.empty()));
    }
    Picture picture = RacePicture.of(entrants, plan.objective()).orElseThrow();
    assertThat(picture.charts()).hasSize(2);
    assertThat(picture.finding()).startsWith("First comes cg (");
    assertThat(picture.numbers().rows()).hasSize(8);
    for (Chart chart : picture.charts()) {
      assertThat(DrawnChart.of(chart).collisions()).isEmpty();
      assertThat(DrawnChart.of(chart).svg()).contains("2 others");
    }
    double[] passes = RacePicture.passes(entrants.get(4).history().iterates());
    // Gradient descent with a fixed step asks once for each iterate.
    assertThat(passes[0]).isEqualTo(1);
    assertThat(passes[10]).isEqualTo(11);
    assertThat(RacePicture.of(List.of(), plan.objective())).isEmpty();
  }
}
