package glissade.report.picture;

import glissade.evaluation.Confusion;
import glissade.evaluation.TwoClasses;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hits against false alarms for every threshold: how well two classes are told apart. */
final class RocPicture {

  private RocPicture() {}

  /**
   * @param confusion at the threshold of ½
   * @param one what the class is called that scores speak for
   */
  static Picture of(TwoClasses classes, Confusion confusion, String one) {
    List<TwoClasses.Threshold> curve = classes.curve();
    double[] alarms = curve.stream().mapToDouble(TwoClasses.Threshold::falseAlarms).toArray();
    double[] hits = curve.stream().mapToDouble(TwoClasses.Threshold::hits).toArray();
    Chart chart = new Chart("roc-chart", unitSquare());
    chart.axes("false alarms", "hits");
    chart.segment(0, 0, 1, 1, Style.REFERENCE);
    chart.label(0.62, 0.62, 8, 12, "start", "muted", "by lot");
    chart.area(with(alarms, 1), with(hits, 0), Style.RUN);
    chart.curve(alarms, hits, Style.RUN);
    double alarm = confusion.at(0, 1) / confusion.actual(0);
    double hit = confusion.at(1, 1) / confusion.actual(1);
    chart.markOnTop(alarm, hit, Style.PREDICTED, 1.7);
    Labels labels = new Labels(chart);
    for (TwoClasses.Threshold at : curve) {
      labels.avoid(at.falseAlarms(), at.hits(), 1.5, 2);
    }
    labels.write(new double[][] {{alarm, hit}}, Style.PREDICTED.colour(), "threshold ½");
    return Picture.of(
        "roc",
        "Hits and false alarms (ROC)",
        finding(classes, alarm, hit, one),
        chart,
        table(curve));
  }

  /** Both axes from 0 to 1. */
  static Frame unitSquare() {
    return Frame.square(Axis.linear(-0.02, 1.02), Axis.linear(-0.02, 1.02));
  }

  /** One more, for the lower right corner, so that the area under the curve is closed. */
  private static double[] with(double[] values, double last) {
    double[] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = last;
    return more;
  }

  private static String finding(TwoClasses classes, double alarm, double hit, String one) {
    double bound = classes.areaBound();
    return "Of a row of class "
        + one
        + " and one that is not, the first has the higher score in "
        + Numbers.significant(100 * classes.area(), 3)
        + " % of all pairs (AUC "
        + Numbers.significant(classes.area(), 4)
        + (bound > 0 ? ", to within " + Numbers.significant(bound, 1) : "")
        + "); the threshold ½ finds "
        + Numbers.significant(100 * hit, 3)
        + " % of them with "
        + Numbers.significant(100 * alarm, 3)
        + " % false alarms, on the rows of the fit itself.";
  }

  private static DataTable table(List<TwoClasses.Threshold> curve) {
    int shown = Math.min(RowCloud.MOST_LISTED, curve.size());
    List<DataTable.Row> rows = new ArrayList<>();
    for (int k = 0; k < shown; k++) {
      TwoClasses.Threshold at = curve.get((int) ((long) k * (curve.size() - 1) / (shown - 1)));
      rows.add(DataTable.Row.of(at.threshold(), at.falseAlarms(), at.hits()));
    }
    return new DataTable(List.of("least score", "false alarms", "hits"), rows);
  }
}
