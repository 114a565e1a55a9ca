package glissade.report.picture;

import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.markup.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts words beside points of a chart so that they touch no other words and no marks, as far as
 * there is room: each where it costs least of a number of places around its point, one after the
 * other. Source: Christensen, Marks and Shieber, An empirical study of algorithms for point-feature
 * label placement, ACM Trans. Graphics 14 (1995), whose greedy method this is.
 */
final class Labels {

  /** Of the larger text of a narrow page. */
  private static final double HIGH = 17;

  private static final double WIDE = 9;
  private static final double GAP = 9;

  /** What lying across the edge costs, and across words, marks and lines. */
  private static final double EDGE = 100;

  private static final double WORDS = 30;

  /** What it costs to be further from the point, by a line. */
  private static final double FAR = 1;

  private final Chart chart;
  private final List<Box> taken = new ArrayList<>();

  private record Box(double left, double top, double right, double bottom, double cost) {
    boolean touches(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  Labels(Chart chart) {
    this.chart = chart;
  }

  /**
   * Keeps words off a mark or a piece of a line.
   *
   * @param radius in units of the view box
   * @param cost of touching it; of words it is 30
   */
  void avoid(double x, double y, double radius, double cost) {
    double px = chart.frame().x().place(x);
    double py = chart.frame().y().place(y);
    taken.add(new Box(px - radius, py - radius, px + radius, py + radius, cost));
  }

  /**
   * Writes words beside the one of some points where there is most room.
   *
   * @param points x and y of each
   */
  void write(double[][] points, String colour, String words) {
    Place best = null;
    for (double[] point : points) {
      for (int lines = 0; lines < 4; lines++) {
        for (int side : new int[] {1, -1, 0}) {
          for (int way : new int[] {-1, 1}) {
            Place place = place(point, side, lines * way, words.length());
            if ((side != 0 || lines > 0) && (best == null || place.cost() < best.cost())) {
              best = place;
            }
          }
        }
      }
    }
    if (best == null) {
      return;
    }
    taken.add(best.box());
    if (Math.abs(best.lines()) > 1) {
      chart.draw(leader(best, colour));
    }
    double right = best.side() * (best.lines() == 0 ? GAP : GAP / 2);
    String anchor = best.side() > 0 ? "start" : best.side() < 0 ? "end" : "middle";
    chart.label(best.x(), best.y(), right, down(best.lines()) + 5, anchor, colour, words);
  }

  /** A thin line from a point to words that are not right beside it. */
  private Element leader(Place place, String colour) {
    double y = chart.frame().y().place(place.y());
    double x = chart.frame().x().place(place.x());
    return Element.of("line", "curve thin " + colour)
        .set("x1", x)
        .set("y1", y + Math.signum(place.lines()) * 6)
        .set("x2", x + place.side() * GAP / 2)
        .set("y2", y + down(place.lines()) - Math.signum(place.lines()) * HIGH / 3);
  }

  /** How far the middle of words stands below a point. */
  private static double down(int lines) {
    return lines == 0 ? 0 : Math.signum(lines) * (Math.abs(lines) * HIGH);
  }

  private record Place(double x, double y, int side, int lines, Box box, double cost) {}

  private Place place(double[] point, int side, int lines, int letters) {
    Frame frame = chart.frame();
    double half = letters * WIDE / 2;
    double x = frame.x().place(point[0]) + side * (half + (lines == 0 ? GAP : GAP / 2));
    double y = frame.y().place(point[1]) + down(lines);
    Box box = new Box(x - half, y - HIGH / 2, x + half, y + HIGH / 2, WORDS);
    double cost = FAR * Math.abs(lines) + (side == 1 ? 0 : 0.3);
    boolean isOut =
        box.left < frame.left()
            || box.right > frame.right() + 12
            || box.top < frame.top() - 8
            || box.bottom > frame.bottom();
    cost += isOut ? EDGE : 0;
    for (Box other : taken) {
      cost += box.touches(other) ? other.cost : 0;
    }
    return new Place(point[0], point[1], side, lines, box, cost);
  }
}
