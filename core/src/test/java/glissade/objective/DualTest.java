package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.StopRule;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.GradientDescent;
import glissade.rows.Design;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The dual against the triangle of the same rows: the same loss, gradients, curvatures, iterates.
 */
class DualTest {

  private static final Design WIDE = Design.random(12, 30, 50, 1, true, 7);
  private static final double[] WEIGHTS = {1, 2, 0, 0.5, 3, 1, 1, 0.1, 2, 2, 1, 4};
  private static final Design WEIGHTED = WIDE.weighted(WEIGHTS);

  /** In columns of about one scale: what descends raw. */
  private static final Design EVEN = Design.random(12, 30, 50, 1, false, 7);

  private static CompressedLeastSquares dual(Design design, Scaling scaling) {
    return new Dual(design.rows(), ColumnStatistics.of(design.rows()), scaling).objective();
  }

  private static Scaling standardized(Design design, boolean intercept) {
    return Scaling.standardized(ColumnStatistics.of(design.rows()), intercept);
  }

  @Test
  void theLossAtAPointIsThatOfThePlainLoop() {
    for (Design design : new Design[] {WIDE, WEIGHTED}) {
      assertPlainLoop(design, standardized(design, true));
      assertPlainLoop(design, standardized(design, false));
    }
    for (Design design : new Design[] {EVEN, EVEN.weighted(WEIGHTS)}) {
      assertPlainLoop(design, Scaling.raw(30, true));
      assertPlainLoop(design, Scaling.raw(30, false));
    }
  }

  private static void assertPlainLoop(Design design, Scaling scaling) {
    CompressedLeastSquares dual = dual(design, scaling);
    Random random = new Random(1);
    for (int trial = 0; trial < 5; trial++) {
      double[] at = random.doubles(dual.dimension(), -1, 1).toArray();
      double[] original = dual.coordinates().toOriginal(at);
      double expected = design.loss(original);
      assertThat(dual.valueAndGradient(at, new double[at.length]))
          .isCloseTo(expected, within(1e-9 * expected));
    }
  }

  @Test
  void theIteratesAreThoseOverTheRows() {
    for (Design design : new Design[] {WIDE, WEIGHTED}) {
      assertSameIterates(design, standardized(design, true));
      assertSameIterates(design, standardized(design, false));
    }
    assertSameIterates(EVEN, Scaling.raw(30, true));
    assertSameIterates(EVEN.weighted(WEIGHTS), Scaling.raw(30, false));
  }

  private static void assertSameIterates(Design design, Scaling scaling) {
    CompressedLeastSquares dual = dual(design, scaling);
    Triangle triangle = Triangle.of(design.rows());
    CompressedLeastSquares primal = new CompressedLeastSquares(triangle, scaling);
    double limit = 2 / primal.spectrum().max();
    assertThat(2 / dual.spectrum().max()).isCloseTo(limit, within(1e-9 * limit));
    Descent ofDual = descent(dual, 0.9 * limit);
    Descent ofPrimal = descent(primal, 0.9 * limit);
    while (ofPrimal.hasNext()) {
      double[] expected = scaling.toOriginal(ofPrimal.next().at());
      double[] actual = dual.coordinates().toOriginal(ofDual.next().at());
      for (int j = 1; j <= 30; j++) {
        double unit = design.targetRootMeanSquare() / triangle.norm(j);
        assertThat(actual[j]).isCloseTo(expected[j], within(1e-8 * unit));
      }
    }
  }

  private static Descent descent(Objective objective, double step) {
    return new Descent(
        objective,
        new GradientDescent(new ConstantStep(step)),
        StopRule.after(50),
        new double[objective.dimension()]);
  }

  @Test
  void theOptimumIsTheShortestThatFitsPerfectly() {
    Scaling scaling = standardized(WIDE, true);
    CompressedLeastSquares dual = dual(WIDE, scaling);
    double[] actual = dual.coordinates().toOriginal(dual.optimum());
    assertThat(WIDE.loss(actual)).isLessThan(1e-18 * WIDE.loss(new double[31]));
    double[] expected =
        scaling.toOriginal(new CompressedLeastSquares(Triangle.of(WIDE.rows()), scaling).optimum());
    for (int j = 0; j <= 30; j++) {
      assertThat(actual[j]).isCloseTo(expected[j], within(1e-8 * (1 + Math.abs(expected[j]))));
    }
  }

  @Test
  void rowsThatRepeatAreNoHindrance() {
    double[][] x = WIDE.x().clone();
    double[] y = WIDE.y().clone();
    x[3] = x[5];
    y[3] = y[5];
    Design twice = new Design(x, y, null);
    CompressedLeastSquares dual = dual(twice, standardized(twice, true));
    double[] found = dual.coordinates().toOriginal(dual.optimum());
    assertThat(twice.loss(found)).isLessThan(1e-18 * twice.loss(new double[31]));
  }

  @Test
  void aDirectionKeepsItsLength() {
    CompressedLeastSquares dual = dual(WIDE, standardized(WIDE, true));
    double[] direction = dual.spectrum().direction(3);
    double squares = 0;
    for (double part : dual.coordinates().inColumns(direction)) {
      squares += part * part;
    }
    assertThat(squares).isCloseTo(1, within(1e-9));
  }
}
