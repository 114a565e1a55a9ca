package glissade.report.chart;

import glissade.report.markup.Element;

/**
 * The vertices of a curve as SVG writes them, without those that nobody could see missing: each one
 * that is left out lies within a tenth of a unit of the line drawn in its place.
 */
final class Path {

  /** In units of the view box. */
  private static final double UNSEEN = 0.1;

  /** Curves of no more vertices than this are drawn as they are. */
  private static final int FEW = 100;

  /** So many are left out in a row at most. */
  private static final int MOST = 40;

  private final double[] x;
  private final double[] y;
  private final StringBuilder text = new StringBuilder();

  private Path(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /** Through points one after the other; where one is no number, the curve is interrupted. */
  static String text(Frame frame, double[] x, double[] y) {
    double[] atX = new double[x.length];
    double[] atY = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      atX[i] = frame.x().place(x[i]);
      atY[i] = frame.y().place(y[i]);
    }
    return new Path(atX, atY).text();
  }

  private String text() {
    int last = -1;
    for (int i = 0; i < x.length; i++) {
      if (isGap(i)) {
        last = -1;
      } else if (last < 0) {
        vertex('M', i);
        last = i;
      } else if (i + 1 == x.length || isGap(i + 1) || !isStraight(last, i + 1)) {
        vertex('L', i);
        last = i;
      }
    }
    return text.toString();
  }

  private boolean isGap(int i) {
    return Double.isNaN(x[i]) || Double.isNaN(y[i]);
  }

  private void vertex(char command, int i) {
    text.append(command).append(Element.number(x[i])).append(' ').append(Element.number(y[i]));
  }

  /** Whether all between two points lie between them, and on the line from one to the other. */
  private boolean isStraight(int from, int to) {
    double dx = x[to] - x[from];
    double dy = y[to] - y[from];
    double square = dx * dx + dy * dy;
    if (x.length <= FEW || to - from > MOST || square == 0) {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      double along = (dx * (x[i] - x[from]) + dy * (y[i] - y[from])) / square;
      double across = dx * (y[i] - y[from]) - dy * (x[i] - x[from]);
      if (along < 0 || along > 1 || across * across > UNSEEN * UNSEEN * square) {
        return false;
      }
    }
    return true;
  }
}
