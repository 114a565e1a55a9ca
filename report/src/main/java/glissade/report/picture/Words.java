package glissade.report.picture;

import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.markup.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words in a chart: how much room they need, and where they stand without touching. */
final class Words {

  /** Of text at its largest, 17 units, a letter is no wider on average. */
  private static final double LETTER = 0.6 * 17;

  /** From one line of text to the next, at its largest. */
  static final double LINE = 20;

  private Words() {}

  /** How wide text is at most. */
  static double width(String words) {
    return LETTER * words.codePointCount(0, words.length());
  }

  /** Text at a place in units of the view box. */
  static Element at(Chart chart, double x, double y, String anchor, String colour, String words) {
    double left = chart.frame().left();
    double top = chart.frame().top();
    return chart.label(
        chart.frame().x().valueAt(left),
        chart.frame().y().valueAt(top),
        x - left,
        y - top,
        anchor,
        colour,
        words);
  }

  /** A mark beside words, at a place in units of the view box. */
  static Element sample(Chart chart, double x, double y, Style style) {
    Frame frame = chart.frame();
    return chart.markOnTop(frame.x().valueAt(x), frame.y().valueAt(y), style, 1);
  }

  /** A level piece of a line, at a place in units of the view box, also outside the frame. */
  static void line(Chart chart, double from, double y, double to, Style style) {
    Element line =
        Element.of("line", "curve " + style.colour())
            .set("x1", from)
            .set("y1", y)
            .set("x2", to)
            .set("y2", y);
    String pattern = style.dash().pattern();
    chart.drawOnTop(pattern.isEmpty() ? line : line.set("stroke-dasharray", pattern));
  }

  /**
   * Places as near to those wanted as can be, in the same order, and nowhere nearer to each other
   * than a distance: least squares, by putting together what would touch.
   *
   * @param wanted in any order; not modified
   * @param distance between two of them, made smaller where there is too little room
   */
  static double[] apart(double[] wanted, double distance, double least, double most) {
    int n = wanted.length;
    double apart = n < 2 ? distance : Math.min(distance, (most - least) / (n - 1));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> wanted[i]));
    // Less what is above it each place only has to be no smaller than the one before.
    double[] sum = new double[n];
    int[] count = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      sum[blocks] = wanted[order.get(i)] - i * apart;
      count[blocks++] = 1;
      while (blocks > 1
          && sum[blocks - 2] / count[blocks - 2] > sum[blocks - 1] / count[blocks - 1]) {
        sum[blocks - 2] += sum[blocks - 1];
        count[blocks - 2] += count[blocks - 1];
        blocks--;
      }
    }
    double[] places = new double[n];
    int i = 0;
    for (int block = 0; block < blocks; block++) {
      double level = sum[block] / count[block];
      double held = Math.max(least, Math.min(most - (n - 1) * apart, level));
      for (int j = 0; j < count[block]; j++, i++) {
        places[order.get(i)] = held + i * apart;
      }
    }
    return places;
  }
}
