package glissade.report.picture;

import glissade.forecast.Course;
import glissade.forecast.GapShare;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.chart.Style.Dash;
import glissade.report.chart.Style.Marker;
import glissade.report.run.History.Iterate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The gap against iterations, measured and predicted. */
final class GapChart {

  private static final double MOST_DECADES = 36;

  private static final Style SLOPE = new Style("muted", Dash.DOTTED, Marker.PLUS);
  private static final Style FLOOR = new Style("muted thin", Dash.SHORT, Marker.PLUS);

  private GapChart() {}

  static Chart of(String id, Gaps gaps) {
    Optional<Course> course = gaps.course();
    Axis y = height(gaps);
    Frame frame = Frame.of(gaps.axis(), y);
    Chart chart =
        new Chart(id, frame)
            .axes("iteration", gaps.isExact() ? "loss − least loss" : "loss − least loss seen");
    boolean rises = rises(gaps);
    Key key = new Key().add(Style.RUN, "measured");
    floor(chart, gaps);
    measured(chart, gaps.iterates(), gaps.values());
    if (course.isPresent()) {
      slope(chart, gaps, course.get(), key);
      predicted(chart, gaps, course.get());
      key.add(Style.PREDICTED, "predicted");
    }
    if (course.isEmpty()) {
      return chart;
    }
    if (rises) {
      key.upperLeft(chart);
    } else {
      key.upperRight(chart);
    }
    return chart;
  }

  private static boolean rises(Gaps gaps) {
    int end = gaps.iterates().size() - 1;
    return gaps.horizon() > gaps.last() || (end > 0 && !(gaps.at(end) <= gaps.at(0)));
  }

  /** From the least gap that is more than zero to the first one, or to where growth leaves. */
  private static Axis height(Gaps gaps) {
    double[] values = Arrays.copyOf(gaps.values(), gaps.iterates().size() + 1);
    double first = DoubleStream.of(values).filter(gap -> gap > 0).findFirst().orElse(0);
    values[values.length - 1] =
        gaps.course()
            .map(course -> course.gap(gaps.horizon()))
            .filter(Double::isFinite)
            .orElse(0.0);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(values[i], first > 0 ? first * Gaps.MOST_GROWTH : values[i]);
    }
    return Axis.aroundLogarithms(MOST_DECADES, values);
  }

  /**
   * A curve through all iterates, with marks on some; what is beyond the frame gets a cross where
   * it left, and a zero stands at the foot.
   */
  static void measured(Chart chart, List<Iterate> iterates, double[] values) {
    Axis y = chart.frame().y();
    double[] k = Iterations.places(Iterations.numbers(iterates));
    double[] drawn = values.clone();
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = drawn[i] == 0 ? y.from() : drawn[i];
    }
    chart.curve(k, drawn, Style.RUN);
    List<Iterate> marked = Iterations.marked(iterates, chart.frame().x());
    int left = -1;
    for (int i = 0; i < values.length; i++) {
      boolean isLeft = !(values[i] <= y.to());
      left = left < 0 && isLeft ? i : left;
      int number = marked.indexOf(iterates.get(i));
      if (number >= 0 && !isLeft) {
        chart
            .mark(
                k[i],
                Math.max(values[i], y.from()),
                Style.RUN,
                Iterations.size(number, marked.size()))
            .set("data-k", iterates.get(i).iteration());
      }
    }
    if (left >= 0) {
      long iteration = iterates.get(left).iteration();
      chart.left((double) iteration, Double.POSITIVE_INFINITY, iteration);
    }
  }

  private static void predicted(Chart chart, Gaps gaps, Course course) {
    long[] k = Iterations.smooth(gaps.horizon(), chart.frame().x());
    double[] gap = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      gap[i] = course.gap(k[i]);
      if (k[i] > gaps.last()
          && gap[i] > chart.frame().y().to()
          && !(gap[i - 1] > chart.frame().y().to())) {
        chart.left((double) k[i], gap[i], k[i]);
      }
    }
    chart.curve(Iterations.places(k), gap, Style.PREDICTED);
  }

  /** What is left in the end: the one direction that shrinks least, or grows most. */
  private static void slope(Chart chart, Gaps gaps, Course course, Key key) {
    GapShare slowest = null;
    for (GapShare share : course.shares(0)) {
      if (share.part() > 1e-20
          && (slowest == null
              || course.rateAlong(share.number()) > course.rateAlong(slowest.number()))) {
        slowest = share;
      }
    }
    // Momentum shrinks all directions alike; a single one of them is no asymptote there.
    if (slowest == null || course.recurrence().beta() > 0 || gaps.horizon() < 2) {
      return;
    }
    double start = slowest.part() * course.gap(0);
    double logarithm = 2 * Math.log(course.rateAlong(slowest.number()));
    long[] k = Iterations.smooth(gaps.horizon(), chart.frame().x());
    double[] gap = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      gap[i] = k[i] == 0 ? start : start * Math.exp(logarithm * k[i]);
    }
    chart.curve(Iterations.places(k), gap, SLOPE);
    key.add(SLOPE, "slowest direction");
  }

  private static void floor(Chart chart, Gaps gaps) {
    if (chart.frame().y().holds(gaps.floor())) {
      chart.horizontal(gaps.floor(), FLOOR);
      Words.at(
          chart,
          chart.frame().left() + 8,
          chart.frame().y().place(gaps.floor()) - 6,
          "start",
          "muted",
          "below this, rounding");
    }
  }
}
