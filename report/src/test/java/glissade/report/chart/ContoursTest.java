package glissade.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContoursTest {

  private static Contours of(DoubleBinaryOperator f, double from, double to, int count) {
    double[] places = new double[count];
    double[][] values = new double[count][count];
    for (int i = 0; i < count; i++) {
      places[i] = from + i * (to - from) / (count - 1);
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        values[i][j] = f.applyAsDouble(places[i], places[j]);
      }
    }
    return new Contours(places, places, values);
  }

  @Test
  void aLineAroundABowlIsItsEllipse() {
    DoubleBinaryOperator bowl = (x, y) -> x * x / 9 + x * y / 5 + y * y;
    List<Contours.Line> lines = of(bowl, -4, 4, 161).at(1);
    assertThat(lines).hasSize(1);
    Contours.Line line = lines.get(0);
    assertThat(line.isClosed()).isTrue();
    double area = 0;
    for (int i = 0; i < line.x().length; i++) {
      // The second derivatives are 2 and less, the sides 0.05 long: f is off by 0.05²·2/8.
      double value = bowl.applyAsDouble(line.x()[i], line.y()[i]);
      assertThat(value).isCloseTo(1, within(0.05 * 0.05 / 4 + 1e-12));
      int next = (i + 1) % line.x().length;
      area += (line.x()[i] * line.y()[next] - line.x()[next] * line.y()[i]) / 2;
    }
    // π/√det of the form.
    assertThat(Math.abs(area)).isCloseTo(Math.PI / Math.sqrt(1 / 9.0 - 0.01), within(0.02));
  }

  @Test
  void twoHollowsHaveTwoLines() {
    DoubleBinaryOperator hollows = (x, y) -> (x * x - 1) * (x * x - 1) + y * y;
    assertThat(of(hollows, -2, 2, 60).at(0.5)).hasSize(2).allMatch(Contours.Line::isClosed);
    assertThat(of(hollows, -2, 2, 60).at(1.5)).hasSize(1).allMatch(Contours.Line::isClosed);
  }

  @Test
  void aLineThatLeavesTheGridEndsAtItsBorder() {
    List<Contours.Line> lines = of((x, y) -> x + y, 0, 1, 5).at(0.6);
    assertThat(lines).hasSize(1);
    Contours.Line line = lines.get(0);
    assertThat(line.isClosed()).isFalse();
    for (int i = 0; i < line.x().length; i++) {
      assertThat(line.x()[i] + line.y()[i]).isCloseTo(0.6, within(1e-15));
    }
    int last = line.x().length - 1;
    assertThat(Math.min(line.x()[0], line.y()[0])).isZero();
    assertThat(Math.min(line.x()[last], line.y()[last])).isZero();
  }

  @Test
  void onASaddleTheMiddleSaysWhatBelongsTogether() {
    double[] sides = {0, 1};
    // High at two opposite corners; the middle is 0.5.
    Contours saddle = new Contours(sides, sides, new double[][] {{1, 0}, {0, 1}});
    assertThat(saddle.at(0.4)).hasSize(2).allSatisfy(line -> assertCutsOffALowCorner(line, true));
    assertThat(saddle.at(0.6)).hasSize(2).allSatisfy(line -> assertCutsOffALowCorner(line, false));
  }

  /** Its middle is nearer to (0, 1) or (1, 0) than to the others, or not. */
  private static void assertCutsOffALowCorner(Contours.Line line, boolean low) {
    assertThat(line.x()).hasSize(2);
    double x = (line.x()[0] + line.x()[1]) / 2;
    double y = (line.y()[0] + line.y()[1]) / 2;
    assertThat((x > 0.5) != (y > 0.5)).isEqualTo(low);
  }

  @Test
  void whatIsTheSameEverywhereHasNoLines() {
    assertThat(of((x, y) -> 3, 0, 1, 5).at(3)).isEmpty();
    assertThat(of((x, y) -> 3, 0, 1, 5).at(2)).isEmpty();
  }

  @Test
  void cellsThatAreNotFiniteAreLeftOut() {
    DoubleBinaryOperator broken = (x, y) -> x > 0.7 ? Double.NaN : x + y;
    assertThat(of(broken, 0, 1, 11).at(0.5)).hasSize(1);
    assertThat(of((x, y) -> Double.POSITIVE_INFINITY, 0, 1, 4).at(1)).isEmpty();
  }
}
