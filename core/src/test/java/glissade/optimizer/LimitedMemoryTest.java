package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.descent.StopRule;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import org.junit.jupiter.api.Test;

class LimitedMemoryTest {

  /** A walk along w = 0, 1, 2, … that shows every change to a memory. */
  private record Walk(LimitedMemory memory) implements Optimizer {
    @Override
    public String name() {
      return "walk";
    }

    @Override
    public String title() {
      return "walk";
    }

    @Override
    public Run start(Objective objective) {
      Change change = new Change(1);
      return new Run() {
        @Override
        public double update(Point here, Point next, Evaluations evaluations) {
          if (change.update(here)) {
            memory.remember(change);
          }
          next.at()[0] = here.at()[0] + 1;
          return 1;
        }

        @Override
        public void exchange(Checkpoint checkpoint) {}
      };
    }
  }

  private static LimitedMemory after(double curvature) {
    LimitedMemory memory = new LimitedMemory(3);
    Objective parabola =
        new FunctionObjective(
            1, w -> curvature * w[0] * w[0] / 2, w -> new double[] {curvature * w[0]});
    new Descent(parabola, new Walk(memory), StopRule.after(3), new double[1]).outcome();
    return memory;
  }

  @Test
  void onlyChangesWithCurvatureInThemAreKept() {
    assertThat(after(-2).isEmpty()).isTrue();
    assertThat(after(0).isEmpty()).isTrue();
    LimitedMemory kept = after(2);
    double[] direction = new double[1];
    kept.turn(new double[] {3}, direction);
    assertThat(direction).containsExactly(-1.5);
    kept.forget();
    kept.turn(new double[] {3}, direction);
    assertThat(direction).containsExactly(-3);
  }
}
