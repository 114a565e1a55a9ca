package glissade.report.picture;

import glissade.report.chart.Axis;
import glissade.report.chart.Frame;
import glissade.report.slice.Plane;
import glissade.report.slice.QuadraticForm;
import glissade.report.slice.Slice;
import glissade.report.words.Numbers;
import java.util.List;

/**
 * The part of a slice that is shown: start and optimum with some room, and of the way between them
 * what does not go much further off than the start. How far a run that diverges goes does not
 * matter.
 *
 * @param frame with the same scale along both axes, where the rings can be told apart so
 * @param stretch how many times as long a length is along y as along x; 1 where the scale is the
 *     same
 */
record SliceFrame(Frame frame, double stretch) {

  /** Rings of less than this many units of the view box would be a line. */
  private static final double SLIT = 7;

  /** Without rings to go by, scales that differ by more than this are left so. */
  private static final double ALIKE = 8;

  /** Beyond the optimum there is at least this part of the way from the start. */
  private static final double BEYOND = 0.45;

  /** A step that overshoots so many times as far as the start is still shown. */
  private static final double FAR = 2.5;

  private static final double ROOM = 0.12;

  /**
   * @param lowest where the slice is least
   * @param path the start, and where the run went from there
   */
  static SliceFrame of(Slice slice, double[] lowest, List<double[]> path) {
    double[] reach = reach(slice, lowest, path.get(0));
    Plane plane = slice.plane();
    Axis x = axis(lowest, path, reach[0], 0);
    Axis y = axis(lowest, path, reach[1], 1);
    Frame same = Frame.square(x, y, plane.x().unit(), plane.y().unit());
    Frame own = Frame.tall(x, y);
    double lengthX = (own.right() - own.left()) / (x.to() - x.from()) / plane.x().unit();
    double lengthY = (own.bottom() - own.top()) / (y.to() - y.from()) / plane.y().unit();
    double times = lengthY / lengthX;
    double scale = Math.min(lengthX, lengthY);
    boolean readable =
        slice.form().isPresent()
            ? scale * narrowest(slice.form().get(), plane, path.get(0)) >= SLIT
            : Math.max(times, 1 / times) <= ALIKE;
    return readable ? new SliceFrame(same, 1) : new SliceFrame(own, times);
  }

  /** How lengths are drawn, {@code 40 times as long upwards as sideways}; empty if all alike. */
  String stretched() {
    if (stretch == 1) {
      return "";
    }
    double times = Math.max(stretch, 1 / stretch);
    String factor = times < 100 ? Numbers.significant(times, 2) : Numbers.about(times);
    return factor
        + " times as long "
        + (stretch > 1 ? "upwards as sideways" : "sideways as upwards");
  }

  /** How far off the optimum start and rings are, along both sides. */
  private static double[] reach(Slice slice, double[] lowest, double[] start) {
    double[] reach = {Math.abs(start[0] - lowest[0]), Math.abs(start[1] - lowest[1])};
    if (slice.form().isPresent()) {
      QuadraticForm form = slice.form().get();
      double root = Math.sqrt(form.gap(start[0], start[1]));
      if (!(root > 0)) {
        root = form.least() > 0 ? Math.sqrt(form.least() / 2) : 1;
      }
      reach[0] = Math.max(reach[0], BEYOND * root * form.reachOfA());
      reach[1] = Math.max(reach[1], BEYOND * root * form.reachOfB());
    }
    Plane.Side[] sides = {slice.plane().x(), slice.plane().y()};
    for (int i = 0; i < 2; i++) {
      double least = 1e-9 * Math.abs(lowest[i]);
      double other = reach[1 - i] * sides[1 - i].unit() / sides[i].unit();
      reach[i] = reach[i] > least ? reach[i] : other > least ? other : Math.max(least * 1e9, 1);
    }
    return reach;
  }

  /** The smaller radius of the ring through the start, in the coordinates descended in. */
  private static double narrowest(QuadraticForm form, Plane plane, double[] start) {
    double a = form.first()[0] * plane.x().unit();
    double b = form.second()[0] * plane.x().unit();
    double c = form.second()[1] * plane.y().unit();
    double squares = a * a + b * b + c * c;
    double area = a * c;
    // The singular values of [a b; 0 c] have this sum of squares and this product.
    double larger = (squares + Math.sqrt(Math.max(0, squares * squares - 4 * area * area))) / 2;
    double gap = form.gap(start[0], start[1]);
    return Math.sqrt(gap) * area / Math.sqrt(larger);
  }

  private static Axis axis(double[] lowest, List<double[]> path, double reach, int side) {
    double from = lowest[side] - BEYOND * reach;
    double to = lowest[side] + BEYOND * reach;
    for (double[] point : path) {
      if (Math.abs(point[side] - lowest[side]) <= FAR * reach) {
        from = Math.min(from, point[side]);
        to = Math.max(to, point[side]);
      }
    }
    double room = ROOM * (to - from);
    return Axis.linear(from - room, to + room);
  }
}
