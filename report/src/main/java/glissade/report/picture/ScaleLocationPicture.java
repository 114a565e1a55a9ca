package glissade.report.picture;

import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.diagnostics.Observation;
import glissade.report.diagnostics.Residuals;
import glissade.report.words.Numbers;
import java.util.List;

/**
 * √|standardised residual| against predictions: whether errors are of one size. The root makes half
 * of a normal distribution nearly symmetric. Source: Cleveland, Visualizing Data (1993), section
 * 3.2.
 */
final class ScaleLocationPicture {

  private ScaleLocationPicture() {}

  static Picture of(Residuals residuals, String target) {
    List<Observation> drawn = residuals.drawn().stream().filter(row -> !row.isPinned()).toList();
    List<Observation> extremes =
        residuals.largestResiduals().stream().filter(row -> !row.isPinned()).toList();
    RowCloud cloud = new RowCloud(drawn, extremes, residuals.withResidual());
    double[] sizes = cloud.values(ScaleLocationPicture::rootSize);
    double most = 0;
    for (double size : sizes) {
      most = Math.max(most, size);
    }
    Frame frame =
        Frame.of(
            Axis.around(cloud.values(Observation::score)),
            Axis.linear(0, most > 0 ? 1.08 * most : 1));
    Chart chart = new Chart("scale-location-chart", frame);
    String along = ResidualPicture.along(residuals, target);
    chart.axes(along, "√|standardised residual|");
    cloud.draw(chart, Observation::score, ScaleLocationPicture::rootSize);
    chart.curve(
        residuals.groups().stream().mapToDouble(Residuals.Group::score).toArray(),
        residuals.groups().stream().mapToDouble(Residuals.Group::rootSize).toArray(),
        Style.OPTIMUM.with(Style.Dash.SOLID));
    return Picture.of(
            "scale-location",
            "Size of the residuals against predictions",
            finding(residuals),
            chart,
            cloud.table(
                new RowCloud.Quantity(along, Observation::score),
                new RowCloud.Quantity("standardised residual", Observation::standardized),
                new RowCloud.Quantity("root of its size", ScaleLocationPicture::rootSize)))
        .withNote(cloud.thinned());
  }

  private static double rootSize(Observation row) {
    return Math.sqrt(Math.abs(row.standardized()));
  }

  private static String finding(Residuals residuals) {
    double correlation = residuals.spreadCorrelation();
    double chance = 2 / Math.sqrt((double) residuals.withResidual());
    boolean isSeen = Math.abs(correlation) > chance;
    return "The correlation of the residuals’ size, as its root, with the prediction is "
        + Numbers.significant(correlation, 2)
        + ", "
        + (isSeen ? "beyond" : "within")
        + " the ±"
        + Numbers.significant(chance, 2)
        + " that chance leaves of "
        + Numbers.count(residuals.withResidual())
        + " rows"
        + (isSeen ? ": errors are " + where(residuals.groups(), correlation > 0) : ".");
  }

  /** Not more than the groups say: errors may be small in the middle and large on both sides. */
  private static String where(List<Residuals.Group> groups, boolean isRising) {
    Residuals.Group end = groups.get(isRising ? groups.size() - 1 : 0);
    for (Residuals.Group group : groups) {
      if (group.rootSize() > end.rootSize()) {
        return "not of one size.";
      }
    }
    return "largest where predictions are " + (isRising ? "largest." : "smallest.");
  }
}
