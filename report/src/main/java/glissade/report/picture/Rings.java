package glissade.report.picture;

import glissade.report.chart.Chart;
import glissade.report.chart.Contours;
import glissade.report.chart.Frame;
import glissade.report.slice.QuadraticForm;
import glissade.report.slice.Slice;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines of equal loss over a slice: exact ellipses for squares, else from a grid. The gap to the
 * least loss halves from one to the next, so that they stand evenly in a valley.
 */
final class Rings {

  private static final int MOST = 11;

  /** The outermost is at this many times the gap of the start, or at the corners of the frame. */
  private static final double BEYOND = 16;

  private static final int PIECES = 90;

  private static final int COLUMNS = 45;

  private static final int ROWS = 37;

  /** Rings inside this part of the largest gap are as good as the bottom of the valley. */
  private static final double BOTTOM = 1e-3;

  /** The innermost that is drawn, in units of the view box. */
  private static final double SMALLEST = 6;

  /**
   * One line.
   *
   * @param gap the loss on it less the least of the slice
   */
  record Ring(double gap, List<Points> lines) {}

  /** A closed line. */
  static final class Points {
    private final double[] x;
    private final double[] y;

    Points(double[] x, double[] y) {
      this.x = x;
      this.y = y;
    }
  }

  private final double least;
  private final double[] lowest;
  private final List<Ring> rings;

  private Rings(double least, double[] lowest, List<Ring> rings) {
    this.least = least;
    this.lowest = lowest;
    this.rings = rings;
  }

  /** The least loss of the slice, as far as it is seen. */
  double least() {
    return least;
  }

  /** The lines, the outermost first. */
  List<Ring> lines() {
    return rings;
  }

  /** What a slice looks like in a frame. */
  static Rings of(Slice slice, Frame frame, double[] start) {
    return slice.form().isPresent()
        ? ellipses(slice.form().get(), frame, start)
        : grid(slice, frame, start);
  }

  private static Rings ellipses(QuadraticForm form, Frame frame, double[] start) {
    double corners = 0;
    for (double x : new double[] {frame.x().from(), frame.x().to()}) {
      for (double y : new double[] {frame.y().from(), frame.y().to()}) {
        corners = Math.max(corners, form.gap(x, y));
      }
    }
    double first = form.gap(start[0], start[1]);
    double gap = first > 0 ? Math.min(corners, BEYOND * first) : corners;
    List<Ring> rings = new ArrayList<>();
    while (rings.size() < MOST && isSeen(form, gap, frame)) {
      rings.add(new Ring(gap, List.of(ellipse(form, gap))));
      gap /= 2;
    }
    return new Rings(form.least(), form.lowest(), rings);
  }

  private static boolean isSeen(QuadraticForm form, double gap, Frame frame) {
    double root = Math.sqrt(gap);
    double x = root * form.reachOfA() / (frame.x().to() - frame.x().from());
    double y = root * form.reachOfB() / (frame.y().to() - frame.y().from());
    return Math.max(x * (frame.right() - frame.left()), y * (frame.bottom() - frame.top()))
        > SMALLEST;
  }

  private static Points ellipse(QuadraticForm form, double gap) {
    double root = Math.sqrt(gap);
    double[] x = new double[PIECES];
    double[] y = new double[PIECES];
    for (int i = 0; i < PIECES; i++) {
      double cos = root * Math.cos(2 * Math.PI * i / PIECES);
      double sin = root * Math.sin(2 * Math.PI * i / PIECES);
      x[i] = form.lowest()[0] + cos * form.first()[0] + sin * form.second()[0];
      y[i] = form.lowest()[1] + cos * form.first()[1] + sin * form.second()[1];
    }
    return new Points(x, y);
  }

  /**
   * The roots of the gap, which rise nearly straight from the bottom of a valley, so that what is
   * drawn between the points of the grid is nearly what is there. Around the frame the grid is
   * walled in: every line comes back to where it begins.
   */
  private static Rings grid(Slice slice, Frame frame, double[] start) {
    double[] x = places(frame.x().from(), frame.x().to(), COLUMNS);
    double[] y = places(frame.y().from(), frame.y().to(), ROWS);
    // A loss over rows is smooth and takes long: every other point is found from those around it.
    double[][] values = slice.rows() > 0 ? between(slice, x, y) : values(slice, x, y);
    double[] middle = {slice.plane().x().origin(), slice.plane().y().origin()};
    double least = slice.surface().value(middle[0], middle[1]);
    double[] lowest = middle;
    for (int i = 1; i + 1 < x.length; i++) {
      for (int j = 1; j + 1 < y.length; j++) {
        if (values[i][j] < least) {
          least = values[i][j];
          lowest = new double[] {x[i], y[j]};
        }
      }
    }
    double first = slice.surface().value(start[0], start[1]) - least;
    double top = gaps(values, least);
    top = first > 0 ? Math.min(top, BEYOND * first) : top;
    double bottom = BOTTOM * top;
    roots(values, bottom, 2 * Math.sqrt(top));
    return new Rings(least, lowest, lines(new Contours(x, y, values), top, bottom));
  }

  private static double[][] values(Slice slice, double[] x, double[] y) {
    double[][] values = new double[x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        values[i][j] = slice.surface().value(x[i], y[j]);
      }
    }
    return values;
  }

  /** Every other value, and between them what the cubic through the four around it is there. */
  private static double[][] between(Slice slice, double[] x, double[] y) {
    double[][] known = values(slice, everyOther(x), everyOther(y));
    double[][] columns = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      int k = i / 2;
      columns[i] = known[k + 1].clone();
      for (int j = 0; j < columns[i].length && i % 2 == 1; j++) {
        columns[i][j] = middle(known[k][j], known[k + 1][j], known[k + 2][j], known[k + 3][j]);
      }
    }
    double[][] values = new double[x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      double[] column = columns[i];
      for (int j = 0; j < y.length; j++) {
        int k = j / 2;
        values[i][j] =
            j % 2 == 0
                ? column[k + 1]
                : middle(column[k], column[k + 1], column[k + 2], column[k + 3]);
      }
    }
    return values;
  }

  /** Number 0, 2, 4 … and one more at either end. */
  private static double[] everyOther(double[] places) {
    double[] others = new double[places.length / 2 + 3];
    double step = places[2] - places[0];
    for (int k = 0; k < others.length; k++) {
      others[k] = places[0] + (k - 1) * step;
    }
    return others;
  }

  private static double middle(double a, double b, double c, double d) {
    return (9 * (b + c) - (a + d)) / 16;
  }

  private static double[] places(double from, double to, int count) {
    double[] places = new double[count + 2];
    double step = (to - from) / (count - 1);
    for (int i = 0; i < places.length; i++) {
      places[i] = from + (i - 1) * step;
    }
    return places;
  }

  /** Takes off the least, and returns the largest of what is left inside. */
  private static double gaps(double[][] values, double least) {
    double largest = 0;
    for (int i = 1; i + 1 < values.length; i++) {
      for (int j = 1; j + 1 < values[i].length; j++) {
        values[i][j] -= least;
        largest = Double.isFinite(values[i][j]) ? Math.max(largest, values[i][j]) : largest;
      }
    }
    return largest;
  }

  /** √(gap + bottom), which has no corner where the gap is zero; and the wall. */
  private static void roots(double[][] values, double bottom, double wall) {
    int right = values.length - 1;
    int top = values[0].length - 1;
    for (int i = 0; i <= right; i++) {
      for (int j = 0; j <= top; j++) {
        double root = Math.sqrt(Math.max(0, values[i][j]) + bottom);
        boolean border = i == 0 || j == 0 || i == right || j == top;
        values[i][j] = border || !(root < wall) ? wall : root;
      }
    }
  }

  private static List<Ring> lines(Contours contours, double top, double bottom) {
    List<Ring> rings = new ArrayList<>();
    for (double gap = top; rings.size() < MOST && gap > bottom; gap /= 2) {
      List<Points> lines = new ArrayList<>();
      contours
          .at(Math.sqrt(gap + bottom))
          .forEach(line -> lines.add(new Points(line.x(), line.y())));
      rings.add(new Ring(gap, lines));
    }
    return rings;
  }

  /** Where it is least, as far as it is seen; a fresh array. */
  double[] lowest() {
    return lowest.clone();
  }

  /**
   * Draws the lines, and what the loss is on some of them.
   *
   * @param path what is to be kept clear of, the optimum last
   */
  void draw(Chart chart, List<double[]> path) {
    for (Ring ring : rings) {
      ring.lines().forEach(line -> chart.ring(line.x, line.y, "level"));
    }
    RingLabels labels = new RingLabels(chart, path);
    // The name of the optimum stands above it or below.
    double[] last = path.get(path.size() - 1);
    labels.avoiding(last[0], last[1], -16).avoiding(last[0], last[1], 16);
    Set<String> told = new HashSet<>();
    for (int i = 1; i < rings.size(); i += 2) {
      Ring ring = rings.get(i);
      String words = Numbers.shortest(least + ring.gap(), 3);
      if (told.add(words)) {
        ring.lines().forEach(line -> labels.candidates(line.x, line.y));
        labels.place(words);
      }
    }
  }
}
