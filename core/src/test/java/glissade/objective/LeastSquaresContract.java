package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.rows.Design;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every way to compute the mean squared error over the same rows does. */
interface LeastSquaresContract extends ObjectiveContract {

  Design DESIGN = Design.random(3_000, 4, 30, 0.5, false, 11);

  ScaleFree over(Design design, Scaling scaling);

  Scaling scaling();

  @Override
  default Objective objective() {
    return over(DESIGN, scaling());
  }

  @Test
  default void valueAndGradientAreThoseOfThePlainLoop() {
    assertPlainLoop(DESIGN);
  }

  @Test
  default void valueAndGradientAreThoseOfThePlainLoopWithRowWeights() {
    assertPlainLoop(DESIGN.weighted(new Random(4).doubles(3_000, 0, 3).toArray()));
  }

  private void assertPlainLoop(Design design) {
    Scaling scaling = scaling();
    Objective objective = over(design, scaling);
    double[] gradient = new double[objective.dimension()];
    double[] expected = new double[objective.dimension()];
    Random random = new Random(3);
    for (int trial = 0; trial < 20; trial++) {
      double[] at = random.doubles(objective.dimension(), -3, 3).toArray();
      double[] original = scaling.toOriginal(at);
      double loss = design.loss(original);
      scaling.gradientToDescent(design.gradient(original), expected);
      assertThat(objective.valueAndGradient(at, gradient)).isCloseTo(loss, within(1e-12 * loss));
      for (int j = 0; j < expected.length; j++) {
        assertThat(gradient[j]).isCloseTo(expected[j], within(1e-11 * (1 + loss)));
      }
    }
  }

  @Test
  default void relativeGradientIsZeroAtTheOptimumAndLargeAwayFromIt() {
    ScaleFree objective = over(DESIGN, scaling());
    double[] optimum = new CompressedLeastSquares(Triangle.of(DESIGN.rows()), scaling()).optimum();
    assertThat(relativeGradient(objective, optimum)).isLessThan(1e-12);
    assertThat(relativeGradient(objective, new double[optimum.length])).isGreaterThan(0.1);
  }

  @Test
  default void relativeGradientDoesNotDependOnUnits() {
    double[] near = {0.1, 0.2, -0.1, 0.3, 0.05};
    Design other = rescaled(DESIGN);
    Scaling first = Scaling.raw(4, true);
    double inFirst = relativeGradient(over(DESIGN, first), near);
    double[] inOtherUnits = {1e3 * near[0], 0, 0, 0, 0};
    for (int j = 0; j < 4; j++) {
      inOtherUnits[j + 1] = 1e3 * near[j + 1] / Math.pow(10, 3 * j - 4);
    }
    assertThat(relativeGradient(over(other, first), inOtherUnits))
        .isCloseTo(inFirst, within(1e-9 * inFirst));
  }

  private static Design rescaled(Design design) {
    double[][] x = new double[design.y().length][4];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = 1e3 * design.y()[i];
      for (int j = 0; j < 4; j++) {
        x[i][j] = design.x()[i][j] * Math.pow(10, 3 * j - 4);
      }
    }
    return new Design(x, y, null);
  }

  private static double relativeGradient(ScaleFree objective, double[] at) {
    double[] gradient = new double[at.length];
    double value = objective.valueAndGradient(at, gradient);
    return objective.relativeGradient(at, value, gradient);
  }
}
