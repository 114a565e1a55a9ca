package glissade.report.picture;

import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.markup.Element;
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

  /** Written at the lower left. */
  void lowerLeft(Chart chart) {
    Frame frame = chart.frame();
    write(chart, frame.left() + 8, frame.bottom() - 8 - LINE * (words.size() - 1), false);
  }

  private void write(Chart chart, double x, double y, boolean right) {
    for (int i = 0; i < words.size(); i++) {
      double down = y + i * LINE;
      double from = right ? x - SAMPLE : x;
      Style style = styles.get(i);
      Element line =
          Element.of("line", "curve " + style.colour())
              .set("x1", from)
              .set("y1", down - 4.5)
              .set("x2", from + SAMPLE)
              .set("y2", down - 4.5);
      if (!style.dash().pattern().isEmpty()) {
        line.set("stroke-dasharray", style.dash().pattern());
      }
      chart.draw(line);
      Words.at(
          chart,
          right ? from - 7 : from + SAMPLE + 7,
          down,
          right ? "end" : "start",
          style.colour(),
          words.get(i));
    }
  }
}
