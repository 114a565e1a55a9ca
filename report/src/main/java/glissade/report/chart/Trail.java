package glissade.report.chart;

import glissade.report.markup.Element;
import java.util.List;

/**
 * The way of a run through a chart: each iterate is a point with the step that led there, in one
 * element that says its iteration. A run that leaves the frame for good is drawn up to its edge,
 * with a cross there and the iteration.
 */
public final class Trail {

  /**
   * One iterate.
   *
   * @param k its iteration, or −1 where it is not one of the run
   * @param x where it is; may be infinite or not a number
   * @param y where it is
   */
  public record Stop(long k, double x, double y) {}

  /** Steps of more iterates than this are drawn finer. */
  private static final int MANY = 100;

  private final Chart chart;
  private final List<Stop> stops;
  private final Style style;

  private Trail(Chart chart, List<Stop> stops, Style style) {
    this.chart = chart;
    this.stops = stops;
    this.style = style;
  }

  /** Draws it. */
  public static void draw(Chart chart, List<Stop> stops, Style style) {
    new Trail(chart, stops, style).draw();
  }

  private void draw() {
    int last = lastInside();
    for (int i = 0; i <= last; i++) {
      add(i, true);
    }
    if (last >= 0 && last < stops.size() - 1) {
      add(last + 1, false);
      cross(stops.get(last), stops.get(last + 1));
    }
  }

  /** The last iterate that is in the frame; those after it are all outside. */
  private int lastInside() {
    for (int i = stops.size() - 1; i >= 0; i--) {
      if (chart.frame().holds(stops.get(i).x(), stops.get(i).y())) {
        return i;
      }
    }
    return -1;
  }

  private void add(int i, boolean point) {
    Stop stop = stops.get(i);
    Axis x = chart.frame().x();
    Axis y = chart.frame().y();
    Element iterate =
        Element.of("g", (stops.size() > MANY ? "iterate fine " : "iterate ") + style.colour());
    if (stop.k() >= 0) {
      iterate.set("data-k", stop.k());
    }
    if (i > 0 && isNumber(stop) && isNumber(stops.get(i - 1))) {
      Stop before = stops.get(i - 1);
      iterate.add(
          Element.of("line")
              .set("x1", x.place(before.x()))
              .set("y1", y.place(before.y()))
              .set("x2", x.place(stop.x()))
              .set("y2", y.place(stop.y())));
    }
    if (point && isNumber(stop)) {
      iterate.add(
          Element.of("circle")
              .set("cx", x.place(stop.x()))
              .set("cy", y.place(stop.y()))
              .set("r", radius()));
    }
    chart.draw(iterate);
  }

  private static boolean isNumber(Stop stop) {
    return !Double.isNaN(stop.x()) && !Double.isNaN(stop.y());
  }

  /** Many points are small ones. */
  private double radius() {
    return stops.size() <= 30 ? 3 : stops.size() <= MANY ? 2.3 : 1.7;
  }

  /** Where the step from the last iterate inside to the first one outside meets the edge. */
  private void cross(Stop inside, Stop outside) {
    double part =
        Math.min(
            partInside(chart.frame().x(), inside.x(), outside.x()),
            partInside(chart.frame().y(), inside.y(), outside.y()));
    double x = between(chart.frame().x(), inside.x(), outside.x(), part);
    double y = between(chart.frame().y(), inside.y(), outside.y(), part);
    boolean exact = outside.k() == inside.k() + 1;
    String words = "left " + (exact ? "at" : "by") + " iteration " + outside.k();
    chart.markOnTop(x, y, Style.BAD, 2).set("data-k", outside.k());
    Frame frame = chart.frame();
    boolean right = frame.x().place(x) > (frame.left() + frame.right()) / 2;
    boolean top = frame.y().place(y) < (frame.top() + frame.bottom()) / 2;
    chart.label(x, y, right ? -18 : 18, top ? 13 : -5, right ? "end" : "start", "bad", words);
  }

  /** How much of the way to a value is on the axis. */
  private static double partInside(Axis axis, double from, double to) {
    if (axis.holds(to)) {
      return 1;
    }
    double end = axis.place(to > axis.to() ? axis.to() : axis.from());
    double part = (end - axis.place(from)) / (axis.place(to) - axis.place(from));
    return Double.isNaN(part) ? 0 : part;
  }

  /** Places are cut off far outside, so the way is measured in those. */
  private static double between(Axis axis, double from, double to, double part) {
    double place = axis.place(from) + part * (axis.place(to) - axis.place(from));
    return Double.isNaN(place) ? from : axis.valueAt(place);
  }
}
