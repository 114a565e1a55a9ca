package glissade.report.picture;

import glissade.report.chart.Chart;
import glissade.report.chart.Style;
import java.util.ArrayList;
import java.util.List;

/** What the lines of a chart are, in a corner where none of them runs. */
final class Key {

  private static final double LINE = 21;
  private static final double SAMPLE = 26;

  private final List<Style> styles = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  /** One more line. */
  Key add(Style style, String what) {
    styles.add(style);
    words.add(what);
    return this;
  }

  /** Written at the upper right. */
  void upperRight(Chart chart) {
    write(chart, chart.frame().right() - 4, chart.frame().top() + 14, true);
  }

  /** Written at the upper left. */
  void upperLeft(Chart chart) {
    write(chart, chart.frame().left() + 8, chart.frame().top() + 14, false);
  }

  /** Written one beside the other from the left side on, at a height in units of the view box. */
  void across(Chart chart, double y) {
    double x = chart.frame().left();
    for (int i = 0; i < words.size(); i++) {
      one(chart, x, y, false, i);
      x += SAMPLE + 7 + Words.width(words.get(i)) + 14;
    }
  }

  private void write(Chart chart, double x, double y, boolean right) {
    for (int i = 0; i < words.size(); i++) {
      one(chart, x, y + i * LINE, right, i);
    }
  }

  /** A sample of the line at one end of what it is. */
  private void one(Chart chart, double x, double y, boolean right, int number) {
    double from = right ? x - SAMPLE : x;
    Style style = styles.get(number);
    Words.line(chart, from, y - 4.5, from + SAMPLE, style);
    Words.at(
        chart,
        right ? from - 7 : from + SAMPLE + 7,
        y,
        right ? "end" : "start",
        style.colour(),
        words.get(number));
  }
}
