package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossCurveTest {

  private static LossCurve falling(int steps, double factor) {
    LossCurve curve = new LossCurve();
    double loss = 1;
    for (int k = 0; k < steps; k++) {
      curve.add(loss);
      loss *= factor;
    }
    return curve;
  }

  @Test
  void aShortDescentIsDrawnAsItIs() {
    LossCurve curve = new LossCurve();
    for (double loss : new double[] {8, 6, 4, 2}) {
      curve.add(loss);
    }
    assertThat(curve.isWorthDrawing()).isTrue();
    assertThat(curve.isLogarithmic(1, 0)).isFalse();
    assertThat(curve.draw(1, 0, true)).isEqualTo("█▆▄▂▁");
    assertThat(curve.draw(1, 0, false)).isEqualTo("#+-._");
  }

  @Test
  void aLinearRateIsAStraightLineOnALogScale() {
    LossCurve curve = falling(100, 0.5);
    double gap = Math.pow(0.5, 100);
    assertThat(curve.isLogarithmic(gap, 0)).isTrue();
    assertThat(curve.draw(gap, 0, true)).startsWith("█▇").endsWith("▁▁").hasSize(24);
  }

  @Test
  void aMillionStepsAreKeptInLittleSpace() {
    LossCurve curve = falling(1_000_000, 0.99999);
    String drawn = curve.draw(Math.pow(0.99999, 1_000_000), 0, true);
    assertThat(drawn).startsWith("█").endsWith("▁").hasSize(24);
    assertThat(curve.first()).isEqualTo(1);
  }

  @Test
  void thereIsNothingToSeeOfOneOrTwoSteps() {
    assertThat(falling(2, 0.5).isWorthDrawing()).isFalse();
    assertThat(new LossCurve().isWorthDrawing()).isFalse();
  }
}
