package glissade.report.picture;

import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.diagnostics.Observation;
import glissade.report.diagnostics.Residuals;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.stream.DoubleStream;

/** Targets against predictions, on one scale: how near the model comes. */
final class ActualPicture {

  private static final int MOST_LETTERS = 24;

  private static final double NEARLY_ALL = 0.995;

  private ActualPicture() {}

  static Picture of(Residuals residuals, String target) {
    RowCloud cloud =
        new RowCloud(residuals.drawn(), residuals.largestResiduals(), residuals.rows());
    Axis both =
        Axis.around(
            DoubleStream.concat(
                    DoubleStream.of(cloud.values(Observation::predicted)),
                    DoubleStream.of(cloud.values(Observation::actual)))
                .toArray());
    Frame frame = Frame.square(both, both);
    Chart chart = new Chart("actual-chart", frame);
    String name = Prose.shortened(target, MOST_LETTERS);
    chart.axes("predicted " + name, "actual " + name);
    double least = Math.min(frame.x().from(), frame.y().from());
    double most = Math.max(frame.x().to(), frame.y().to());
    chart.segment(least, least, most, most, Style.REFERENCE);
    cloud.draw(chart, Observation::predicted, Observation::actual);
    return Picture.of(
            "actual",
            "Actual against predicted",
            finding(residuals),
            chart,
            cloud.table(
                new RowCloud.Quantity("predicted " + target, Observation::predicted),
                new RowCloud.Quantity("actual " + target, Observation::actual)))
        .withNote(cloud.thinned());
  }

  private static String finding(Residuals residuals) {
    double explained = residuals.explained();
    String error =
        "predictions miss by "
            + Numbers.significant(residuals.rootMeanSquare(), 3)
            + " (root mean square)";
    if (residuals.areNothing()) {
      return "Every row lies on the line, but for rounding: nothing is left to explain.";
    }
    if (Double.isNaN(explained)) {
      return "All targets are the same; " + error + ".";
    }
    return explained >= 0
        ? "The model explains "
            + part(explained)
            + " of the variance of the targets; "
            + error
            + "."
        : "R² is "
            + Numbers.significant(explained, 3)
            + ", so the mean of the targets would be nearer than the model; "
            + error
            + ".";
  }

  /** Near 1 what is left says more. */
  private static String part(double explained) {
    return explained == 1
        ? "all but rounding"
        : explained > NEARLY_ALL
            ? "all but " + Numbers.significant(100 * (1 - explained), 2) + " %"
            : Numbers.significant(100 * explained, 3) + " %";
  }
}
