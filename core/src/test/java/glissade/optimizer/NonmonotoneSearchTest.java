package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.descent.StopRule;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** On F(w) = w² from 1, where a step of η leads to F = (1 − 2η)². */
class NonmonotoneSearchTest {

  private static final Objective BOWL =
      new FunctionObjective(1, w -> w[0] * w[0], w -> new double[] {2 * w[0]});

  /** The step found from 1 after some losses, the last of which is the one there. */
  private static double found(double longest, boolean isQuadratic, double... losses) {
    double[] found = new double[1];
    Optimizer once =
        new Optimizer() {
          @Override
          public String name() {
            return "once";
          }

          @Override
          public String title() {
            return "once";
          }

          @Override
          public Run start(Objective objective) {
            return new Run() {
              @Override
              public double update(Point here, Point next, Evaluations evaluations) {
                Line line = new Line(objective, new double[] {-here.gradient()[0]});
                line.start(here, next, evaluations);
                NonmonotoneSearch search = new NonmonotoneSearch(isQuadratic);
                for (double loss : losses) {
                  search.see(loss);
                }
                found[0] = search.find(line, longest);
                return found[0];
              }

              @Override
              public void exchange(Checkpoint checkpoint) {}
            };
          }
        };
    new Descent(BOWL, once, StopRule.after(1), new double[] {1}).outcome();
    return found[0];
  }

  private static double[] losses(double first, int ones) {
    double[] losses = new double[1 + ones];
    Arrays.fill(losses, 1);
    losses[0] = first;
    return losses;
  }

  @Test
  void aStepMayRiseToTheLargestOfTheLastTenLosses() {
    // η = 1.5 leads to F = 4.
    assertThat(found(1.5, false, losses(5, 9))).isEqualTo(1.5);
    assertThat(found(1.5, false, losses(5, 10))).isLessThan(1);
    assertThat(found(1.5, false, 5)).isEqualTo(1.5);
    assertThat(found(1.5, false, 1)).isLessThan(1);
  }

  @Test
  void aRefusedStepIsShortenedToTheLowestPointOfTheParabola() {
    // Exact here: the parabola is F itself, and its lowest point η = ½ is a third of 1.5.
    assertThat(found(1.5, false, 1)).isCloseTo(0.5, offset(1e-12));
  }

  @Test
  void onAQuadraticOnlyWhatRisesAHundredMillionfoldIsShortened() {
    // η = 5,000 leads to F = 1e8 less 2e4, η = 5,001 to 1e8 and 2e4.
    assertThat(found(5_000, true, 1)).isEqualTo(5_000);
    assertThat(found(5_002, true, 1)).isLessThan(1_000);
    assertThat(found(Double.POSITIVE_INFINITY, true, 1)).isBetween(1e-3, 5_000.);
  }
}
