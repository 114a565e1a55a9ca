package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinimizeTest {

  private static final Minimize ROSENBROCK =
      Minimize.of(
          w -> 100 * Math.pow(w[1] - w[0] * w[0], 2) + Math.pow(1 - w[0], 2),
          w ->
              new double[] {
                -400 * w[0] * (w[1] - w[0] * w[0]) - 2 * (1 - w[0]), 200 * (w[1] - w[0] * w[0])
              },
          2);

  @Test
  void nothingHasToBeChosen() {
    Outcome outcome = ROSENBROCK.from(-1.2, 1).run();
    assertThat(outcome).isInstanceOf(Outcome.Converged.class);
    assertThat(outcome.arrival().at()[0]).isCloseTo(1, within(1e-6));
    assertThat(outcome.arrival().at()[1]).isCloseTo(1, within(1e-6));
    assertThat(outcome.arrival().evaluations()).isLessThan(100);
    assertThat(ROSENBROCK.run()).isInstanceOf(Outcome.Converged.class);
  }

  @Test
  void aStepMeansGradientDescent() {
    List<Double> steps = new ArrayList<>();
    Outcome outcome =
        ROSENBROCK
            .step(1e-3)
            .iterations(250)
            .watching(update -> steps.add(update.stepSize()))
            .run();
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(steps).hasSize(250).containsOnly(1e-3);
  }

  @Test
  void anOptimizerIsChosenByNameOrAsItIs() {
    Outcome byName = ROSENBROCK.by("momentum:0.9").step(1e-3).iterations(100).run();
    Outcome asItIs =
        ROSENBROCK
            .by(new GradientDescent(new HeavyBall(0.9), new ConstantStep(1e-3)))
            .iterations(100)
            .run();
    assertThat(byName.arrival().at()).containsExactly(asItIs.arrival().at());
    assertThatThrownBy(() -> ROSENBROCK.by("momentun").run())
        .hasMessageContaining("no optimizer called 'momentun'");
    assertThatThrownBy(() -> ROSENBROCK.by("lbfgs").step(1).run())
        .hasMessageContaining("finds its own step sizes");
    assertThatThrownBy(() -> ROSENBROCK.by("cg").run()).hasMessageContaining("constant curvature");
    assertThatThrownBy(() -> ROSENBROCK.from(1)).hasMessageContaining("1 != 2");
  }

  @Test
  void aDescentGoesOnWhereItWas() {
    Minimize twice = ROSENBROCK.from(-1.2, 1).until(StopRule.after(20));
    Descent first = twice.start();
    for (int k = 0; k < 7; k++) {
      first.next();
    }
    Checkpoint checkpoint = Checkpoint.of(first.checkpoint().values());
    assertThat(twice.resume(checkpoint).outcome().arrival().at())
        .containsExactly(twice.run().arrival().at());
  }

  @Test
  void aGradientIsChecked() {
    assertThat(ROSENBROCK.from(0.3, -0.7).checkGradient().isRight()).isTrue();
    Minimize wrong = Minimize.of(w -> w[0] * w[0], w -> new double[] {w[0]}, 1).from(3);
    assertThat(wrong.checkGradient().describe()).contains("twice as much");
  }
}
