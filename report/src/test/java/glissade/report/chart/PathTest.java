package glissade.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PathTest {

  private static final Pattern VERTEX = Pattern.compile("([ML])(\\S+) ([^\\sML]+)");

  private static final Frame FRAME = Frame.of(Axis.linear(0, 1), Axis.linear(-1, 1));

  private static List<double[]> drawn(int points, DoubleUnaryOperator curve) {
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = i / (points - 1.0);
      y[i] = curve.applyAsDouble(x[i]);
    }
    List<double[]> vertices = new ArrayList<>();
    Matcher matcher = VERTEX.matcher(Path.text(FRAME, x, y));
    while (matcher.find()) {
      vertices.add(
          new double[] {
            Double.parseDouble(matcher.group(2)), Double.parseDouble(matcher.group(3))
          });
    }
    return vertices;
  }

  @Test
  void aShortCurveHasAllOfItsVertices() {
    assertThat(drawn(100, x -> 0)).hasSize(100);
  }

  @Test
  void aLongCurveIsNowhereFurtherOffThanCanBeSeen() {
    DoubleUnaryOperator wave = x -> Math.sin(20 * x);
    List<double[]> drawn = drawn(2_001, wave);
    assertThat(drawn).hasSizeBetween(50, 400);
    for (int i = 0; i <= 2_000; i++) {
      double x = FRAME.x().place(i / 2_000.0);
      double y = FRAME.y().place(wave.applyAsDouble(i / 2_000.0));
      assertThat(distance(drawn, x, y)).isLessThan(0.11);
    }
    assertThat(drawn.get(0)[0]).isEqualTo(FRAME.left());
    assertThat(drawn.get(drawn.size() - 1)[0]).isEqualTo(FRAME.right());
  }

  private static double distance(List<double[]> drawn, double x, double y) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < drawn.size(); i++) {
      double[] from = drawn.get(i - 1);
      double dx = drawn.get(i)[0] - from[0];
      double dy = drawn.get(i)[1] - from[1];
      double part = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);
      double along = Math.max(0, Math.min(1, part));
      least = Math.min(least, Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy));
    }
    return least;
  }

  /** A swing back and forth along one line is as long as its furthest points. */
  @Test
  void turningPointsOfASwingStay() {
    List<double[]> drawn = drawn(301, x -> Math.round(300 * x) % 2 == 0 ? 0.5 : -0.5);
    assertThat(drawn).hasSize(301);
  }

  @Test
  void aGapStaysOne() {
    assertThat(Path.text(FRAME, new double[] {0, 0.5, 0.5, 1}, new double[] {0, 0, Double.NaN, 0}))
        .containsPattern("^M[^M]*L[^M]*M[^L]*$");
  }
}
