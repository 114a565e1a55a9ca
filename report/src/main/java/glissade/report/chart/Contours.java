package glissade.report.chart;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of equal value of a function that is known on a grid, by marching squares: in each cell the
 * line runs straight between the sides that it crosses, and crosses a side where the function would
 * be if it were straight along it. Where all four sides are crossed, the mean of the corners says
 * which belong together.
 *
 * <p>Source: Lorensen and Cline, Marching cubes: a high resolution 3D surface construction
 * algorithm, SIGGRAPH (1987), of which this is the case of two dimensions.
 */
public final class Contours {

  private final double[] x;
  private final double[] y;

  /** Value (i, j) is of x[i] and y[j]. */
  private final double[][] values;

  /**
   * @param x where the columns of the grid stand, in order; kept
   * @param y where its rows stand, in order; kept
   * @param values one a column of one a row; cells with one that is not finite are left out; kept
   */
  public Contours(double[] x, double[] y, double[][] values) {
    this.x = x;
    this.y = y;
    this.values = values;
  }

  /** A line: one point after the other. */
  public static final class Line {

    private final double[] x;
    private final double[] y;

    private Line(double[] x, double[] y) {
      this.x = x;
      this.y = y;
    }

    /** x of its points. Not to be modified. */
    public double[] x() {
      return x;
    }

    /** y of its points. Not to be modified. */
    public double[] y() {
      return y;
    }

    /** Whether it comes back to where it begins. */
    public boolean isClosed() {
      int last = x.length - 1;
      return x[0] == x[last] && y[0] == y[last];
    }
  }

  /** The lines along which the function has a value. */
  public List<Line> at(double level) {
    Map<Long, List<Long>> next = new HashMap<>();
    for (int i = 0; i + 1 < x.length; i++) {
      for (int j = 0; j + 1 < y.length; j++) {
        cross(i, j, level, next);
      }
    }
    List<Line> lines = new ArrayList<>();
    // Lines that end at the border of the grid are followed from an end; what is left is closed.
    for (long side : List.copyOf(next.keySet())) {
      if (next.containsKey(side) && next.get(side).size() == 1) {
        lines.add(line(follow(side, next), level));
      }
    }
    while (!next.isEmpty()) {
      lines.add(line(follow(next.keySet().iterator().next(), next), level));
    }
    return lines;
  }

  /** The sides of one cell that the line runs between. */
  private void cross(int i, int j, double level, Map<Long, List<Long>> next) {
    double[] corners = {values[i][j], values[i + 1][j], values[i + 1][j + 1], values[i][j + 1]};
    long[] sides = {
      side(i, j, false), side(i + 1, j, true), side(i, j + 1, false), side(i, j, true)
    };
    List<Integer> crossed = new ArrayList<>();
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += corners[k];
      if ((corners[k] > level) != (corners[(k + 1) % 4] > level)) {
        crossed.add(k);
      }
    }
    if (crossed.isEmpty() || !Double.isFinite(sum)) {
      return;
    }
    if (crossed.size() == 2) {
      join(sides[crossed.get(0)], sides[crossed.get(1)], next);
      return;
    }
    // With the middle on the side of corner 0, the line cuts off corners 1 and 3.
    boolean cutsOffOthers = (sum / 4 > level) == (corners[0] > level);
    join(sides[0], sides[cutsOffOthers ? 1 : 3], next);
    join(sides[2], sides[cutsOffOthers ? 3 : 1], next);
  }

  private static void join(long one, long other, Map<Long, List<Long>> next) {
    next.computeIfAbsent(one, key -> new ArrayList<>()).add(other);
    next.computeIfAbsent(other, key -> new ArrayList<>()).add(one);
  }

  /** The number of the side from grid point (i, j) to the right of it, or up from it. */
  private long side(int i, int j, boolean up) {
    return ((long) j * x.length + i) * 2 + (up ? 1 : 0);
  }

  /** The sides that a line crosses, from one of them on; they are taken out. */
  private static Deque<Long> follow(long start, Map<Long, List<Long>> next) {
    Deque<Long> sides = new ArrayDeque<>();
    long side = start;
    sides.add(side);
    while (next.containsKey(side)) {
      long to = next.get(side).get(0);
      unjoin(side, to, next);
      unjoin(to, side, next);
      sides.add(to);
      side = to;
    }
    return sides;
  }

  private static void unjoin(long from, long to, Map<Long, List<Long>> next) {
    List<Long> ends = next.get(from);
    if (ends != null && ends.remove(to) && ends.isEmpty()) {
      next.remove(from);
    }
  }

  private Line line(Deque<Long> sides, double level) {
    double[] atX = new double[sides.size()];
    double[] atY = new double[sides.size()];
    int n = 0;
    for (long side : sides) {
      int i = (int) (side / 2 % x.length);
      int j = (int) (side / 2 / x.length);
      boolean up = side % 2 == 1;
      double from = values[i][j];
      double part = (level - from) / ((up ? values[i][j + 1] : values[i + 1][j]) - from);
      atX[n] = up ? x[i] : x[i] + part * (x[i + 1] - x[i]);
      atY[n] = up ? y[j] + part * (y[j + 1] - y[j]) : y[j];
      n++;
    }
    return new Line(atX, atY);
  }
}
