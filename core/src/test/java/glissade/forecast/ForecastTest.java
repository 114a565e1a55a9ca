package glissade.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.GradientDescent;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.time.Duration;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static CompressedLeastSquares problem(int d, double condition, long seed) {
    Design design = Design.random(150, d, condition, 0.5, false, seed);
    return new CompressedLeastSquares(Triangle.of(design.rows()), Scaling.raw(d, true));
  }

  private static Descent descent(CompressedLeastSquares problem, double step, long count) {
    return new Descent(
        problem,
        new GradientDescent(new ConstantStep(step)),
        StopRule.after(count),
        new double[problem.dimension()]);
  }

  @Test
  void theClosedFormIterateIsTheLoops() {
    CompressedLeastSquares article =
        new CompressedLeastSquares(
            Triangle.of(SyntheticRows.ofTheArticle(1)), Scaling.raw(5, true));
    for (long k : new long[] {1, 10, 250, 1_000}) {
      assertClosedForm(article, 0.01, k);
    }
  }

  @Property(tries = 40)
  void theClosedFormIterateIsTheLoopsForAnyStableStep(
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll @DoubleRange(min = 0.01, max = 1.99) double part,
      @ForAll @IntRange(min = 1, max = 1_000) int k,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, 1_000, seed);
    assertClosedForm(problem, part / problem.spectrum().max(), k);
  }

  private static void assertClosedForm(CompressedLeastSquares problem, double step, long k) {
    Forecast forecast = Forecast.fromZero(problem);
    double[] predicted = forecast.withStep(step).iterate(k);
    Descent descent = descent(problem, step, k);
    Step last = descent.next();
    while (descent.hasNext()) {
      last = descent.next();
    }
    for (int j = 0; j < predicted.length; j++) {
      assertThat(predicted[j]).as("k = %d", k).isCloseTo(last.at()[j], within(1e-9));
    }
    double[] ignored = new double[predicted.length];
    double loss = problem.valueAndGradient(last.at(), ignored);
    assertThat(forecast.withStep(step).loss(k)).isCloseTo(loss, within(1e-9 * loss + 1e-20));
  }

  @Property(tries = 40)
  void thePredictedNumberOfIterationsIsTheActualOneGiveOrTakeOne(
      @ForAll @IntRange(min = 1, max = 5) int d,
      @ForAll @DoubleRange(min = 0.1, max = 1.9) double part,
      @ForAll @DoubleRange(min = 1, max = 9) double digits,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, 200, seed);
    double step = part / problem.spectrum().max();
    Forecast forecast = Forecast.fromZero(problem);
    double gap = Math.pow(10, -digits);
    long predicted = forecast.withStep(step).iterationsToGap(gap).getAsLong();
    double target = gap * problem.gap(new double[d + 1]);
    Descent descent = descent(problem, step, predicted + 2);
    long actual = 0;
    while (descent.hasNext() && problem.gap(descent.next().at()) > target) {
      actual++;
    }
    assertThat(actual + 1).isBetween(predicted - 1, predicted + 1);
  }

  @Test
  void aTrillionIterationsAreForecastAtOnce() {
    double[][] x = new double[100][2];
    double[] y = new double[100];
    for (int i = 0; i < 100; i++) {
      x[i][0] = i;
      x[i][1] = 1e-4 * Math.sin(i);
      y[i] = 3 * x[i][0] + 2e4 * x[i][1];
    }
    CompressedLeastSquares problem =
        new CompressedLeastSquares(Triangle.of(InMemoryRows.of(x, y)), Scaling.raw(2, true));
    Forecast forecast = Forecast.fromZero(problem);
    // Running them would take hours; the closed form takes well under a millisecond.
    OptionalLong iterations =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> forecast.best().iterationsToGap(1e-12));
    assertThat(iterations.getAsLong()).isGreaterThan(1_000_000_000_000L);
  }

  @Test
  void theBestStepHasTheBestRateAndTheLimitHasRateOne() {
    Forecast forecast = Forecast.fromZero(problem(3, 100, 3));
    double kappa = forecast.spectrum().condition();
    double best = forecast.bestStep();
    assertThat(forecast.withStep(best).rate()).isCloseTo((kappa - 1) / (kappa + 1), within(1e-12));
    assertThat(forecast.withStep(best * 0.99).rate()).isGreaterThan(forecast.withStep(best).rate());
    assertThat(forecast.withStep(best * 1.01).rate()).isGreaterThan(forecast.withStep(best).rate());
    double limit = forecast.stableBelow().getAsDouble();
    assertThat(forecast.withStep(limit).rate()).isCloseTo(1, within(1e-12));
    assertThat(forecast.withStep(limit * 1.001).iterationsToGap(1e-3)).isEmpty();
    assertThat(forecast.withStep(best).iterationsToLoss(forecast.optimumLoss() * 0.99)).isEmpty();
    assertThat(forecast.withStep(best).iterationsToGap(1)).hasValue(0);
  }

  @Property(tries = 40)
  void divergenceIsExplainedByWhatHappens(
      @ForAll @IntRange(min = 1, max = 5) int d,
      @ForAll @DoubleRange(min = 1.01, max = 3) double over,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, 100, seed);
    Forecast forecast = Forecast.fromZero(problem);
    double step = over * forecast.stableBelow().getAsDouble();
    Divergence divergence = Divergence.of(forecast.withStep(step));
    assertThat(divergence).isNotNull();
    assertThat(divergence.growthFactor()).isCloseTo(2 * over - 1, within(1e-9));
    assertThat(divergence.stableBelow()).isEqualTo(2 / problem.spectrum().max());
    double last = problem.valueAndGradient(new double[d + 1], new double[d + 1]);
    long k = 0;
    double[] at = new double[d + 1];
    double[] gradient = new double[d + 1];
    while (true) {
      problem.valueAndGradient(at, gradient);
      for (int j = 0; j <= d; j++) {
        at[j] -= step * gradient[j];
      }
      double next = problem.valueAndGradient(at, gradient);
      if (next > last) {
        break;
      }
      last = next;
      k++;
    }
    assertThat(divergence.firstGrowth()).isBetween(k - 1, k + 1);
    assertThat(Divergence.of(forecast.best())).isNull();
  }

  @Test
  void theSteepestDirectionIsToldByItsColumns() {
    double[][] x = new double[50][3];
    double[] y = new double[50];
    for (int i = 0; i < 50; i++) {
      x[i][0] = Math.sin(i);
      x[i][1] = 1_000 * Math.cos(3 * i);
      x[i][2] = Math.sin(5 * i);
      y[i] = i;
    }
    CompressedLeastSquares problem =
        new CompressedLeastSquares(Triangle.of(InMemoryRows.of(x, y)), Scaling.raw(3, true));
    EigenDirection steepest = EigenDirection.of(Forecast.fromZero(problem), 0);
    assertThat(steepest.parts()).hasSize(1);
    assertThat(steepest.parts().get(0).feature()).isEqualTo(1);
    assertThat(steepest.parts().get(0).size()).isCloseTo(1, within(1e-3));
    assertThat(steepest.curvature()).isEqualTo(problem.spectrum().max());
  }
}
