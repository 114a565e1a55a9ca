package glissade.report.picture;

import glissade.forecast.EigenDirection;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.chart.Style.Dash;
import glissade.report.chart.Style.Marker;
import glissade.report.run.History.Iterate;
import glissade.report.words.Numbers;
import java.util.List;

/** The curves of {@link DirectionsPicture}: solid and marked as measured, dashed as predicted. */
final class DirectionsChart {

  /** What is a smaller part of the first gap than this, and of the last, is not worth the room. */
  private static final double SMALL = 1e-4;

  private static final double MOST_DECADES = 30;

  private final Directions directions;
  private final Chart chart;
  private final long horizon;
  private final EndLabels names = new EndLabels();

  private DirectionsChart(Directions directions, Chart chart, long horizon) {
    this.directions = directions;
    this.chart = chart;
    this.horizon = horizon;
  }

  static Chart of(
      String id, Directions directions, Axis x, long horizon, double floor, List<String> features) {
    Frame frame = Frame.of(x, height(directions, horizon, floor)).withRoom(0, EndLabels.ROOM);
    Chart chart = new Chart(id, frame).axes("iteration", "part of the gap");
    DirectionsChart drawn = new DirectionsChart(directions, chart, horizon);
    for (int i = 0; i < directions.shown().size(); i++) {
      drawn.direction(directions.shown().get(i), Style.number(i).with(Dash.SOLID), features);
    }
    if (directions.hasOthers() && !directions.iterates().isEmpty()) {
      drawn.others();
    }
    drawn.names.write(chart, "λ, column");
    return chart;
  }

  private static Axis height(Directions directions, long horizon, double floor) {
    double most = directions.forecast().firstGap();
    double least = most;
    for (Iterate iterate : directions.iterates()) {
      double sum = 0;
      for (double part : directions.measured(iterate)) {
        sum += part;
      }
      if (Double.isFinite(sum) && sum > 0) {
        least = Math.min(least, sum);
        most = Math.max(most, Math.min(sum, directions.forecast().firstGap() * Gaps.MOST_GROWTH));
      }
    }
    if (directions.course().isPresent()) {
      double end = directions.course().get().gap(horizon);
      least = end > 0 ? Math.min(least, end) : least;
      most = Math.max(most, Math.min(end, directions.forecast().firstGap() * Gaps.MOST_GROWTH));
    }
    return Axis.aroundLogarithms(MOST_DECADES, most, Math.max(least * SMALL, floor / 10));
  }

  private void direction(int number, Style style, List<String> features) {
    List<Iterate> iterates = directions.iterates();
    double[] values = new double[iterates.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = directions.measured(iterates.get(i))[number];
    }
    measured(values, style);
    double end = values.length == 0 ? 0 : values[values.length - 1];
    if (directions.course().isPresent()) {
      end = predicted(number, iterates.isEmpty() ? style : style.with(Dash.SHORT));
    }
    EigenDirection direction = Directions.told(directions.forecast(), number);
    String column =
        direction.parts().isEmpty() ? "" : name(direction.parts().get(0).feature(), features);
    names.add(end, style, Numbers.significant(direction.curvature(), 3) + " ", column);
  }

  private static String name(int feature, List<String> features) {
    return feature == EigenDirection.INTERCEPT ? "intercept" : features.get(feature);
  }

  private void measured(double[] values, Style style) {
    List<Iterate> iterates = directions.iterates();
    chart.curve(
        Iterations.places(Iterations.numbers(iterates)),
        values,
        new Style(style.colour() + " thin", Dash.SOLID, style.marker()));
    List<Iterate> marked = Iterations.marked(iterates, chart.frame().x());
    for (int i = 0; i < iterates.size(); i++) {
      int number = marked.indexOf(iterates.get(i));
      if (number >= 0 && chart.frame().y().holds(values[i])) {
        chart
            .mark(
                (double) iterates.get(i).iteration(),
                values[i],
                style,
                0.9 * Iterations.size(number, marked.size()))
            .set("data-k", iterates.get(i).iteration());
      }
    }
  }

  private double predicted(int number, Style style) {
    long[] k = Iterations.smooth(horizon, chart.frame().x());
    double[] part = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      part[i] = directions.predicted(number, k[i]);
    }
    chart.curve(Iterations.places(k), part, style);
    return part[k.length - 1];
  }

  private void others() {
    double[] values = new double[directions.iterates().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = directions.others(directions.measured(directions.iterates().get(i)));
    }
    Style style = new Style("muted", Dash.SOLID, Marker.PLUS);
    measured(values, style);
    names.add(values[values.length - 1], style, "others");
  }
}
