package glissade.report.picture;

import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;

/** The names of curves at the right of a chart, each as near as can be to where its curve ends. */
final class EndLabels {

  /** A sample, and letters. */
  static final double ROOM = 156;

  private static final int LETTERS = 14;

  /** Of a name behind a long number. */
  private static final int LEAST = 5;

  private final List<Double> ends = new ArrayList<>();
  private final List<Style> styles = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /**
   * @param end the value at which the curve ends
   */
  void add(double end, Style style, String name) {
    add(end, style, "", name);
  }

  /**
   * @param number stands before the name, whole
   */
  void add(double end, Style style, String number, String name) {
    ends.add(end);
    styles.add(style);
    names.add((number + Prose.shortened(name, Math.max(LEAST, LETTERS - number.length()))).strip());
  }

  /** Writes them in the order in which the curves end, without touching. */
  void write(Chart chart, String head) {
    write(chart, 0, head);
  }

  /**
   * The same, further to the right.
   *
   * @param head what stands above them
   */
  void write(Chart chart, double aside, String head) {
    Frame frame = chart.frame();
    double[] wanted = new double[ends.size()];
    for (int i = 0; i < wanted.length; i++) {
      double place = frame.y().place(ends.get(i));
      wanted[i] =
          Double.isNaN(place)
              ? frame.bottom()
              : Math.max(frame.top(), Math.min(frame.bottom(), place));
    }
    double[] places = Words.apart(wanted, Words.LINE, frame.top() + 8, frame.bottom() - 4);
    if (!head.isEmpty()) {
      Words.at(chart, frame.right() + 4, frame.top() - 5, "start", "muted", head);
    }
    for (int i = 0; i < wanted.length; i++) {
      Words.sample(chart, frame.right() + aside + 14, places[i], styles.get(i));
      Words.at(
          chart,
          frame.right() + aside + 24,
          places[i] + 4.5,
          "start",
          styles.get(i).colour(),
          names.get(i));
    }
  }
}
