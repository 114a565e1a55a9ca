package glissade.report.picture;

import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.chart.Style.Dash;
import glissade.report.picture.DataTable.Row;
import glissade.report.words.ForecastRow;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The gap against iterations of methods that have not been run. */
final class PredictedGaps {

  /** Methods are followed to this part of the first gap. */
  private static final double LEAST = 1e-9;

  /** And no further than this, whatever they have left. */
  private static final long MOST = 1_000_000_000_000L;

  private static final double[] PARTS = {1e-1, 1e-3, 1e-6, 1e-9};

  private final List<ForecastRow> methods;
  private final double first;
  private final long last;
  private final Axis x;

  PredictedGaps(List<ForecastRow> methods) {
    this.methods = methods;
    this.first = methods.get(0).course().gap(0);
    long longest = 1;
    long shortest = Long.MAX_VALUE;
    for (ForecastRow method : methods) {
      long needed =
          Math.min(MOST, Math.max(1, method.course().iterationsToGap(LEAST).orElse(MOST)));
      longest = Math.max(longest, needed);
      shortest = Math.min(shortest, needed);
    }
    this.last = longest;
    this.x =
        longest > 20 * shortest
            ? Axis.countsByLogarithm((double) longest)
            : Axis.counts((double) longest);
  }

  Chart draw(String id) {
    Frame frame = Frame.of(x, Axis.logarithmic(LEAST / 3, 3)).withRoom(0, EndLabels.ROOM);
    Chart chart = new Chart(id, frame).axes("iteration", "part of the first gap");
    EndLabels names = new EndLabels();
    long[] k = Iterations.smooth(last, frame.x());
    for (int i = 0; i < methods.size(); i++) {
      Style style = Style.number(i).with(dash(i));
      double[] part = new double[k.length];
      for (int j = 0; j < part.length; j++) {
        part[j] = first > 0 ? methods.get(i).course().gap(k[j]) / first : Double.NaN;
      }
      chart.curve(Iterations.places(k), part, style);
      mark(chart, k, part, style);
      names.add(part[part.length - 1], style, methods.get(i).label());
    }
    names.write(chart, "");
    return chart;
  }

  /** All are predicted, so all are dashed. */
  private static Dash dash(int number) {
    Dash[] dashes = {Dash.LONG, Dash.SHORT, Dash.DOTTED, Dash.MIXED};
    return dashes[number % dashes.length];
  }

  /** One in the middle of what is seen, so that shapes tell curves apart as well. */
  private static void mark(Chart chart, long[] k, double[] part, Style style) {
    int seen = 0;
    for (int i = 0; i < k.length; i++) {
      seen = chart.frame().y().holds(part[i]) ? i : seen;
    }
    int middle = seen * 2 / 3;
    if (chart.frame().y().holds(part[middle])) {
      chart.mark((double) k[middle], part[middle], style);
    }
  }

  String finding() {
    if (!(first > 0)) {
      return "The start is the optimum already: there is no gap to close.";
    }
    List<String> all = new ArrayList<>();
    for (ForecastRow method : methods) {
      OptionalLong needed = method.course().iterationsToGap(1e-6);
      all.add(
          method.label()
              + " "
              + (needed.isPresent() ? Numbers.about(needed.getAsLong()) : "does not get there"));
    }
    return "Iterations to bring the gap down to a millionth: " + String.join(", ", all) + ".";
  }

  DataTable numbers() {
    List<String> head = new ArrayList<>();
    head.add("method");
    head.add("step size η");
    for (double part : PARTS) {
      head.add("iterations to " + Numbers.shortest(part, 1));
    }
    List<Row> rows = new ArrayList<>();
    for (ForecastRow method : methods) {
      List<Object> cells = new ArrayList<>();
      cells.add(method.label());
      cells.add(method.course().recurrence().eta());
      for (double part : PARTS) {
        OptionalLong needed = method.course().iterationsToGap(part);
        cells.add(needed.isPresent() ? (Object) needed.getAsLong() : "never");
      }
      rows.add(new Row(-1, cells));
    }
    return new DataTable(head, rows);
  }
}
