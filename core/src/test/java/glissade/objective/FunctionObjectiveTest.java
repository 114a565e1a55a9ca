package glissade.objective;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FunctionObjectiveTest implements ObjectiveContract {

  /** Rosenbrock's valley. */
  @Override
  public Objective objective() {
    return new FunctionObjective(
        2,
        x -> (1 - x[0]) * (1 - x[0]) + 100 * (x[1] - x[0] * x[0]) * (x[1] - x[0] * x[0]),
        x ->
            new double[] {
              -2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] * x[0]), 200 * (x[1] - x[0] * x[0])
            });
  }

  @Test
  void aGradientOfAnotherLengthIsRefused() {
    Objective wrong = new FunctionObjective(3, x -> 0, x -> new double[2]);
    assertThatThrownBy(() -> wrong.valueAndGradient(new double[3], new double[3]))
        .hasMessageContaining("2 partial derivatives for 3 variables");
  }
}
