package glissade.report.picture;

import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a few words on lines, each where it is furthest from everything else. */
final class RingLabels {

  /** From the words to the sides of the frame. */
  private static final double MARGIN = 30;

  /** From the middle of the words to anything else, up or down. */
  private static final double ROOM = 18;

  /** Words are so many times as wide as they are high. */
  private static final double WIDE = 3.2;

  /** What is nearer than this is the same place. */
  private static final double CLOSE = 6;

  private static final int MOST_PIECES = 60;

  private final Chart chart;
  private final List<double[]> taken = new ArrayList<>();
  private final List<double[]> candidates = new ArrayList<>();

  /**
   * @param path what is to be kept clear of, as values
   */
  RingLabels(Chart chart, List<double[]> path) {
    this.chart = chart;
    for (double[] point : path) {
      reach(place(point[0], point[1]));
    }
  }

  /** Keeps clear of the way from where it was to a place, as far as that can be told from it. */
  private void reach(double[] to) {
    double[] from = taken.isEmpty() ? to : taken.get(taken.size() - 1);
    double length = Math.sqrt(squares(to[0] - from[0], to[1] - from[1]));
    if (!Double.isFinite(length) || (length < CLOSE && !taken.isEmpty())) {
      return;
    }
    int pieces = (int) Math.min(MOST_PIECES, Math.ceil(length / CLOSE));
    for (int k = 1; k < pieces; k++) {
      double part = k / (double) pieces;
      taken.add(
          new double[] {from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])});
    }
    taken.add(to);
  }

  private static double squares(double x, double y) {
    return x * x + y * y;
  }

  /** Keeps clear of something else, so many units of the view box below a point. */
  RingLabels avoiding(double x, double y, double down) {
    double[] at = place(x, y);
    taken.add(new double[] {at[0], at[1] + down});
    return this;
  }

  private double[] place(double x, double y) {
    return new double[] {chart.frame().x().place(x), chart.frame().y().place(y)};
  }

  /** Where the next words may stand. */
  void candidates(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      candidates.add(place(x[i], y[i]));
    }
  }

  /** Puts words in the best of those places, or nowhere if there is no room. */
  void place(String words) {
    double @Nullable [] best = null;
    double most = ROOM * ROOM;
    for (double[] candidate : candidates) {
      double room = room(candidate);
      if (room > most) {
        most = room;
        best = candidate;
      }
    }
    candidates.clear();
    if (best != null) {
      taken.add(best);
      chart.label(
          chart.frame().x().valueAt(best[0]),
          chart.frame().y().valueAt(best[1]),
          0,
          4,
          "middle",
          "level",
          words);
    }
  }

  /** The square of the distance to the nearest other thing. */
  private double room(double[] at) {
    Frame frame = chart.frame();
    boolean inside =
        at[0] > frame.left() + MARGIN
            && at[0] < frame.right() - MARGIN
            && at[1] > frame.top() + MARGIN / 2
            && at[1] < frame.bottom() - MARGIN / 2;
    double room = inside ? Double.MAX_VALUE : 0;
    for (double[] other : taken) {
      room = Math.min(room, squares((at[0] - other[0]) / WIDE, at[1] - other[1]));
    }
    return room;
  }
}
