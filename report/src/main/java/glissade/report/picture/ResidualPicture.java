package glissade.report.picture;

import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.diagnostics.Observation;
import glissade.report.diagnostics.Residuals;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;

/** Residuals against predictions: whether the model is bent where the data are not. */
final class ResidualPicture {

  /** Of ten means one is this far from 0 by chance in forty pictures. */
  private static final double FAR = 3;

  private ResidualPicture() {}

  /**
   * @param leaning why residuals may lean with the predictions whatever shape the data have; empty
   *     where nothing is known that makes them
   */
  static Picture of(Residuals residuals, String target, String leaning) {
    RowCloud cloud =
        new RowCloud(residuals.drawn(), residuals.largestResiduals(), residuals.rows());
    double[] means = residuals.groups().stream().mapToDouble(Residuals.Group::residual).toArray();
    double[] at = residuals.groups().stream().mapToDouble(Residuals.Group::score).toArray();
    Frame frame =
        Frame.of(
            Axis.around(cloud.values(Observation::score)),
            Axis.around(cloud.values(Observation::residual)));
    Chart chart = new Chart("residuals-chart", frame);
    String along = along(residuals, target);
    String what = residuals.areOfDeviance() ? "deviance residual" : "residual";
    chart.axes(along, what);
    chart.horizontal(0, Style.REFERENCE);
    cloud.draw(chart, Observation::score, Observation::residual);
    chart.curve(at, means, Style.OPTIMUM.with(Style.Dash.SOLID));
    DataTable table =
        cloud.table(
            new RowCloud.Quantity(along, Observation::score),
            new RowCloud.Quantity("actual " + target, Observation::actual),
            new RowCloud.Quantity(what, Observation::residual));
    return Picture.of(
            "residuals", "Residuals against predictions", finding(residuals, leaning), chart, table)
        .withNote(cloud.thinned());
  }

  /** What stands along x where it is the score. */
  static String along(Residuals residuals, String target) {
    return residuals.isScorePrediction()
        ? "predicted " + Prose.shortened(target, 30)
        : "score (linear predictor)";
  }

  private static String finding(Residuals residuals, String leaning) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double away = 0;
    for (Residuals.Group group : residuals.groups()) {
      least = Math.min(least, group.residual());
      most = Math.max(most, group.residual());
      away = Math.max(away, Math.abs(group.errors()));
    }
    return "The mean residual of "
        + residuals.groups().size()
        + " groups of rows along the predictions (the line) lies between "
        + Numbers.significant(least, 3)
        + " and "
        + Numbers.significant(most, 3)
        + ", at most "
        + Numbers.significant(away, 2)
        + " standard errors from zero: "
        + (away > FAR
            ? "more than chance leaves, "
                + (leaning.isEmpty() ? "so the model misses a shape that the data have." : leaning)
            : "no more than chance may leave.");
  }
}
