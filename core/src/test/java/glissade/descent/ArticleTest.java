package glissade.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.MeanLoss;
import glissade.objective.Objective;
import glissade.objective.Scaling;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.GradientDescent;
import glissade.rows.Batch;
import glissade.rows.Design;
import glissade.rows.SyntheticRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The article's run: the compressed descent is the descent over the rows, step by step. */
class ArticleTest {

  private static final double[] TRUTH = {2, 2, 4, 5, 9, 11};

  /** The article's data as arrays, for the plain loop. */
  private static Design article() {
    List<double[]> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Batch batch : SyntheticRows.ofTheArticle(42).inMemory().chunks()) {
      for (int i = 0; i < batch.rows(); i++) {
        double[] row = new double[5];
        for (int j = 0; j < 5; j++) {
          row[j] = batch.dense().feature(i, j);
        }
        x.add(row);
        y.add(batch.target(i));
      }
    }
    double[] targets = y.stream().mapToDouble(Double::doubleValue).toArray();
    return new Design(x.toArray(double[][]::new), targets, null);
  }

  private static Objective compressed(Design design, Scaling scaling) {
    return new CompressedLeastSquares(Triangle.of(design.rows()), scaling);
  }

  private static List<Step> steps(Objective objective, double eta, int count) {
    Descent descent =
        new Descent(
            objective,
            new GradientDescent(new ConstantStep(eta)),
            StopRule.after(count),
            new double[objective.dimension()]);
    List<Step> steps = new ArrayList<>();
    descent.forEachRemaining(steps::add);
    return steps;
  }

  @Test
  void allThousandIteratesAndLossesAreThoseOfThePlainLoop() {
    Design design = article();
    List<Step> steps = steps(compressed(design, Scaling.raw(5, true)), 0.01, 1_000);
    assertThat(steps).hasSize(1_000);
    double[] theta = new double[6];
    for (Step step : steps) {
      double loss = design.loss(theta);
      double[] gradient = design.gradient(theta);
      for (int j = 0; j < 6; j++) {
        theta[j] -= 0.01 * gradient[j];
        assertThat(step.at()[j]).isCloseTo(theta[j], within(1e-10));
      }
      double relative = loss < 1e-12 ? 1e-5 : 1e-8;
      assertThat(step.loss())
          .as("iteration %d", step.iteration())
          .isCloseTo(loss, within(relative * loss));
    }
    assertThat(steps.get(250).loss()).isBetween(5e-3, 2e-2);
    assertThat(steps.get(999).loss()).isLessThan(1e-13);
    for (int j = 0; j < 6; j++) {
      assertThat(steps.get(999).at()[j]).isCloseTo(TRUTH[j], within(1e-6));
    }
  }

  @Test
  void theSameLoopOverTheRowsMakesTheSameSteps() {
    Design design = article();
    Scaling scaling = Scaling.raw(5, true);
    Triangle triangle = Triangle.of(design.rows());
    List<Step> overRows = steps(MeanLoss.squared(design.rows(), triangle, scaling), 0.01, 50);
    List<Step> compressed = steps(compressed(design, scaling), 0.01, 50);
    for (int k = 0; k < 50; k++) {
      assertThat(overRows.get(k).loss())
          .isCloseTo(compressed.get(k).loss(), within(1e-12 * compressed.get(k).loss()));
    }
  }

  /**
   * With κ = L/μ and ε the unit of rounding, a perturbation ε·L‖θ‖ of every gradient moves an
   * iterate by at most that over μ, so weights differ by O(κε)‖θ‖; in the norm of the loss,
   * ‖X·‖/√n, it moves by at most ε√κ·√L‖θ‖, so √loss differs by O(ε√κ)(√L‖θ‖ + rms y).
   */
  @Property(tries = 25)
  void randomDesignsDifferFromThePlainLoopByRoundingTimesTheirCondition(
      @ForAll @IntRange(min = 30, max = 400) int n,
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll @DoubleRange(min = 0, max = 8) double logCondition,
      @ForAll boolean weighted,
      @ForAll long seed) {
    Design design = Design.random(n, d, Math.pow(10, logCondition), 0.1, false, seed);
    if (weighted) {
      design = design.weighted(new Random(seed).doubles(n, 0.1, 3).toArray());
    }
    CompressedLeastSquares objective =
        new CompressedLeastSquares(Triangle.of(design.rows()), Scaling.raw(d, true));
    double curvature = objective.spectrum().max();
    double condition = objective.spectrum().condition();
    double eta = 1 / curvature;
    double[] theta = new double[d + 1];
    for (Step step : steps(objective, eta, 200)) {
      double loss = design.loss(theta);
      double[] gradient = design.gradient(theta);
      double size = 0;
      for (int j = 0; j <= d; j++) {
        theta[j] -= eta * gradient[j];
        size = Math.hypot(size, theta[j]);
      }
      double rounding = 64 * Math.ulp(1.0);
      for (int j = 0; j <= d; j++) {
        assertThat(step.at()[j]).isCloseTo(theta[j], within(rounding * condition * size));
      }
      double unit = Math.sqrt(curvature) * size + design.targetRootMeanSquare();
      assertThat(Math.sqrt(step.loss()))
          .isCloseTo(Math.sqrt(loss), within(rounding * Math.sqrt(condition) * unit));
    }
  }

  @Test
  void gradientdescentTakesAnyFunction() {
    Descent descent =
        GradientDescent.gradientdescent(
            w -> (w[0] - 3) * (w[0] - 3) + 2 * (w[1] + 1) * (w[1] + 1),
            w -> new double[] {2 * (w[0] - 3), 4 * (w[1] + 1)},
            2);
    Step first = descent.next();
    assertThat(first.loss()).isEqualTo(11);
    assertThat(first.at()).containsExactly(0.06, -0.04);
    Outcome outcome = descent.outcome();
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(outcome.arrival().iterations()).isEqualTo(1_000);
    assertThat(outcome.arrival().at()[0]).isCloseTo(3, within(1e-8));
    assertThat(outcome.arrival().at()[1]).isCloseTo(-1, within(1e-12));
  }
}
