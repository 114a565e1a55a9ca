package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Spectrum;
import glissade.compress.Triangle;
import glissade.loss.LogisticLoss;
import glissade.model.CompressedPlan;
import glissade.model.Trainer;
import glissade.objective.MeanLoss;
import glissade.optimizer.Catalogue;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.Recurrence;
import glissade.report.chart.Chart;
import glissade.report.markup.Element;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RatePictureTest {

  private static Spectrum spectrum(double condition, int d, long seed) {
    Triangle triangle = Triangle.of(Design.random(60, d, condition, 1, false, seed).rows());
    return Trainer.automatic().plan(triangle).objective().spectrum();
  }

  @Property(tries = 60)
  void theRateIsTheLargestOfAllDirections(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 3) double part) {
    Spectrum spectrum = spectrum(100, 4, seed);
    double eta = part / spectrum.max();
    double largest = 0;
    for (int i = 0; i < spectrum.curved(); i++) {
      largest = Math.max(largest, Math.abs(1 - eta * spectrum.curvature(i)));
    }
    Rates rates = new Rates(spectrum);
    assertThat(rates.plain(eta)).isCloseTo(largest, within(1e-14));
    assertThat(rates.gone(eta)).isCloseTo(1 - largest, within(1e-14));
    assertThat(rates.with(Recurrence.steepest(eta), eta)).isCloseTo(largest, within(1e-13));
  }

  @Property(tries = 30)
  void theCurveCrossesOneWhereTheLineOfTheLimitStands(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int d) {
    Spectrum spectrum = spectrum(30, d, seed);
    Chart chart =
        new RateChart("rate", spectrum, Optional.empty(), List.of(), OptionalDouble.empty()).draw();
    double limit = chart.frame().x().place(2 / spectrum.max());
    double one = chart.frame().y().place(1);
    List<double[]> curve = DrawnChart.of(chart).curve("c1", "");
    assertThat(curve).hasSizeGreaterThan(8);
    // It goes through 1 where the limit is; before that all corners are under 1, after it over.
    double crossing = Double.NaN;
    for (int i = 1; i < curve.size(); i++) {
      double[] from = curve.get(i - 1);
      double[] to = curve.get(i);
      if (from[1] >= one && to[1] < one) {
        crossing = from[0] + (to[0] - from[0]) * (from[1] - one) / (from[1] - to[1]);
      }
    }
    assertThat(crossing).isCloseTo(limit, within(0.2));
    for (double[] corner : curve) {
      if (corner[0] < limit - 0.5) {
        assertThat(corner[1]).isGreaterThan(one - 0.02);
      } else if (corner[0] > limit + 0.5) {
        assertThat(corner[1]).isLessThan(one);
      }
    }
  }

  @Property(tries = 80)
  void noWordsTouchWhateverTheStepAndTheCondition(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.5, max = 9) double logCondition,
      @ForAll @DoubleRange(min = -9, max = 1.5) double logStep,
      @ForAll @DoubleRange(min = -0.5, max = 0.99) double beta,
      @ForAll boolean ahead) {
    Spectrum spectrum = spectrum(Math.pow(10, logCondition), 5, seed);
    Recurrence method =
        new Recurrence(
            Math.pow(10, logStep) / spectrum.max(), Math.max(0, beta), ahead && beta > 0);
    DrawnChart drawn =
        DrawnChart.of(
            new RateChart("rate", spectrum, Optional.of(method), List.of(), OptionalDouble.empty())
                .draw());
    assertThat(drawn.collisions()).isEmpty();
    assertThat(drawn.words())
        .allSatisfy(
            box -> {
              assertThat(box.left()).as(box.words()).isGreaterThan(-2);
              assertThat(box.right()).as(box.words()).isLessThan(482);
            });
  }

  @Test
  void theMarkStandsOnTheCurveAtTheStepOfTheRun() {
    Spectrum spectrum = spectrum(30, 4, 1);
    double eta = 0.3 / spectrum.max();
    Chart chart =
        new RateChart(
                "rate",
                spectrum,
                Optional.of(Recurrence.steepest(eta)),
                List.of(),
                OptionalDouble.empty())
            .draw();
    String circle =
        "<circle cx=\""
            + Element.number(chart.frame().x().place(eta))
            + "\" cy=\""
            + Element.number(chart.frame().y().place(new Rates(spectrum).plain(eta)))
            + "\"";
    assertThat(DrawnChart.of(chart).svg()).contains(circle);
  }

  @Test
  void theFindingTurnsWhereTheStepCrossesTheLimit() {
    CompressedPlan plan =
        Trainer.automatic().plan(Triangle.of(Design.random(60, 3, 10, 1, false, 5).rows()));
    double limit = plan.forecast().stableBelow().getAsDouble();
    assertThat(finding(plan, 0.999 * limit)).contains("each iteration leaves 0.99");
    assertThat(finding(plan, 1.001 * limit)).contains("is beyond 2/L").contains("by 1.00");
  }

  private static String finding(CompressedPlan plan, double eta) {
    return RatePicture.of(plan.forecast(), Recurrence.steepest(eta)).orElseThrow().finding();
  }

  @Test
  void stepsThatVaryStandOnTheAxisEachWithItsIteration() {
    Picture picture =
        RatePicture.of(
                Runs.article(
                    Trainer.automatic()
                        .withOptimizer(
                            Catalogue.optimizer("gd", Optional.of(Catalogue.stepSize("bb1"))))))
            .orElseThrow();
    String svg = DrawnChart.of(picture.charts().get(0)).svg();
    assertThat(svg).contains("data-k=\"0\"").contains("data-k=\"1\"");
    assertThat(picture.finding()).startsWith("The steps of gradient descent went from ");
  }

  @Test
  void ofALogisticLossItIsTheRateWhereTheRunArrived() {
    double[][] x = new double[60][2];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      x[i][0] = i % 7 - 3;
      x[i][1] = (i * i) % 11 - 5;
      y[i] = (i * 5) % 9 < 4 + x[i][0] ? 1 : 0;
    }
    Story story =
        Runs.of(
            Trainer.automatic()
                .withLoss(new LogisticLoss())
                .withOptimizer(new GradientDescent(new ConstantStep(0.05)))
                .withIterations(3000),
            InMemoryRows.of(x, y));
    LocalCurvature local = LocalCurvature.of(story).orElseThrow();
    // The bound is reached where all probabilities are a half, at zero, and nowhere exceeded.
    MeanLoss loss = (MeanLoss) story.plan().objective();
    double trace = 0;
    double[] hessian = loss.hessian(new double[3]);
    for (int j = 0; j < 3; j++) {
      trace += hessian[4 * j];
    }
    assertThat(local.bound().getAsDouble()).isLessThan(trace).isGreaterThan(trace / 3);
    assertThat(local.spectrum().max()).isLessThan(local.bound().getAsDouble());
    // What late steps leave of the gradient is the rate that is drawn.
    double rate = new Rates(local.spectrum()).plain(0.05);
    List<Iterate> late =
        story.history().iterates().stream()
            .filter(each -> each.iteration() >= 1_000 && each.iteration() <= 1_600)
            .toList();
    Iterate one = late.get(0);
    Iterate two = late.get(late.size() - 1);
    double measured =
        Math.pow(
            two.gradientNorm() / one.gradientNorm(), 1.0 / (two.iteration() - one.iteration()));
    assertThat(measured).isCloseTo(rate, within(1e-5));
    Picture picture = RatePicture.of(story).orElseThrow();
    assertThat(picture.finding())
        .contains("those where the run arrived, anywhere they are at most");
    assertThat(DrawnChart.of(picture.charts().get(0)).collisions()).isEmpty();
    assertThat(DrawnChart.of(picture.charts().get(0)).svg()).contains("1/bound = ");
  }

  @Test
  void aConstantLossHasNoRate() {
    InMemoryRows constant = InMemoryRows.of(new double[][] {{0}, {0}}, new double[] {1, 1});
    assertThat(RatePicture.of(Runs.of(Trainer.automatic().withoutIntercept(), constant))).isEmpty();
  }
}
