package glissade.report.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.loss.LogisticLoss;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.report.run.History;
import glissade.report.run.Runs;
import glissade.report.run.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostCurveTest {

  private static void assertSlopes(CostCurve curve) {
    double origin = curve.side().origin();
    for (double off : new double[] {-1.1, -0.3, 0.4, 2.2}) {
      double w = origin + off;
      double h = 1e-5;
      double central = (curve.value(w + h) - curve.value(w - h)) / (2 * h);
      double size = Math.max(1, Math.abs(central));
      assertThat(curve.slope(w)).isCloseTo(central, within(1e-7 * size));
    }
  }

  @Test
  void theSlopeIsTheDerivative() {
    Trainer ridge = Trainer.automatic().withPenalty(ElasticNet.ridge(0.2));
    Trainer lasso = Trainer.automatic().withPenalty(ElasticNet.lasso(0.2));
    Trainer logistic = Trainer.automatic().withLoss(new LogisticLoss());
    for (Trainer trainer : List.of(Trainer.automatic(), ridge, lasso)) {
      assertSlopes(CostCurve.of(Runs.of(trainer, Runs.rows(50, 3, 1)), 2).orElseThrow());
    }
    for (Trainer trainer : List.of(logistic, logistic.withPenalty(ElasticNet.ridge(0.2)))) {
      Story story = Runs.of(trainer, Runs.classes(200, 3, 1));
      assertSlopes(CostCurve.of(story, 2).orElseThrow());
      assertSlopes(CostCurve.of(story, 0).orElseThrow());
    }
  }

  @Test
  void itIsTheLossAlongOneWeight() {
    Story story = Runs.of(Trainer.automatic(), Runs.rows(50, 3, 1));
    CostCurve curve = CostCurve.of(story, 2).orElseThrow();
    Slice slice = Slice.ofCoefficients(story, 2, 1).orElseThrow();
    double held = slice.plane().y().origin();
    assertThat(curve.value(4)).isCloseTo(slice.surface().value(4, held), within(1e-10));
  }

  @Test
  void ofOneWeightAloneItsDescentIsThatOfTheEngine() {
    for (Trainer.Standardize standardize :
        List.of(Trainer.Standardize.ON, Trainer.Standardize.OFF)) {
      Trainer trainer =
          Trainer.automatic()
              .withoutIntercept()
              .withStep(0.03)
              .withIterations(20)
              .withStandardize(standardize);
      Story story = Runs.of(trainer, Runs.rows(30, 1, 7));
      CostCurve curve = CostCurve.of(story, 1).orElseThrow();
      double w = 0;
      for (History.Iterate iterate : story.history().iterates()) {
        assertThat(w).isCloseTo(curve.project(story, iterate.at()), within(1e-12));
        assertThat(curve.value(w)).isCloseTo(iterate.loss(), within(1e-9));
        w = curve.next(w, 0.03);
      }
      assertThat(story.history().iterates()).hasSize(21);
    }
  }

  @Test
  void aStepOverACornerEndsOnIt() {
    Story story =
        Runs.of(Trainer.automatic().withPenalty(ElasticNet.lasso(1e4)), Runs.rows(50, 3, 1));
    CostCurve curve = CostCurve.of(story, 1).orElseThrow();
    assertThat(curve.next(0.01, 0.1)).isZero();
    assertThat(curve.next(0, 0.1)).isZero();
  }

  @Test
  void theLargestCurvatureOfAParabolaIsItsOwn() {
    Story story = Runs.of(Trainer.automatic(), Runs.rows(50, 3, 1));
    CostCurve curve = CostCurve.of(story, 1).orElseThrow();
    double expected = (curve.slope(3) - curve.slope(1)) / 2;
    assertThat(curve.largestCurvature(-4, 5)).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void theDualHasNone() {
    Story story = Runs.of(Trainer.automatic().withRoute(Route.DUAL), Runs.rows(8, 20, 3));
    assertThat(CostCurve.of(story)).isEmpty();
    assertThat(CostCurve.of(story, 3)).isEmpty();
  }
}
