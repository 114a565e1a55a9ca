package glissade.report.picture;

import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.diagnostics.Observation;
import glissade.report.diagnostics.Residuals;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Standardised residuals in order, against those that as many normal ones would be, with the line
 * through both quartiles: whether errors have longer tails than normal ones, or lean.
 */
final class QuantilePicture {

  /** 95 % of a normal distribution. */
  private static final double USUAL = 1.96;

  private QuantilePicture() {}

  static Picture of(Residuals residuals) {
    List<Residuals.Quantile> quantiles = residuals.quantiles();
    List<Observation> extremes =
        residuals.largestResiduals().stream().filter(row -> !row.isPinned()).toList();
    double[] normal = quantiles.stream().mapToDouble(Residuals.Quantile::normal).toArray();
    double[] found = quantiles.stream().mapToDouble(Residuals.Quantile::residual).toArray();
    Frame frame = Frame.of(Axis.around(normal), Axis.around(found));
    Chart chart = new Chart("quantiles-chart", frame);
    chart.axes("normal quantile", "standardised residual");
    line(chart, residuals);
    chart.draw(RowCloud.dots(frame, normal, found));
    RowCloud cloud = new RowCloud(List.of(), extremes, residuals.rows());
    cloud.number(
        chart, row -> residuals.normal(rank(residuals, extremes, row)), Observation::standardized);
    return Picture.of(
            "quantiles",
            "Residuals against a normal distribution",
            finding(residuals, extremes),
            chart,
            table(quantiles))
        .withNote(thinned(residuals, quantiles.size()));
  }

  private static void line(Chart chart, Residuals residuals) {
    double low = residuals.quantile(0.25);
    double high = residuals.quantile(0.75);
    double slope = (high - low) / (2 * QUARTILE);
    double middle = (low + high) / 2;
    Axis x = chart.frame().x();
    chart.segment(
        x.from(), middle + slope * x.from(), x.to(), middle + slope * x.to(), Style.REFERENCE);
  }

  /** The upper quartile of the standard normal distribution. */
  private static final double QUARTILE = 0.6744897501960817;

  /** Of the rows with the largest residuals those of one sign are the first or the last of all. */
  private static long rank(Residuals residuals, List<Observation> extremes, Observation row) {
    boolean isHigh = row.standardized() > 0;
    long further = 1;
    for (Observation other : extremes) {
      if (other.place() == row.place()) {
        break;
      }
      further += other.standardized() > 0 == isHigh ? 1 : 0;
    }
    return isHigh ? residuals.withResidual() + 1 - further : further;
  }

  private static String finding(Residuals residuals, List<Observation> extremes) {
    String within =
        Numbers.significant(100 * residuals.within(USUAL), 3)
            + " % of the standardised residuals lie within ±"
            + USUAL
            + ", where 95 % of normal ones would";
    if (extremes.isEmpty()) {
      return within + ".";
    }
    Observation first = extremes.get(0);
    return within
        + "; the largest, "
        + Numbers.significant(first.standardized(), 3)
        + " of row "
        + Numbers.count(first.place())
        + ", stands where a normal one would be "
        + Numbers.significant(residuals.normal(rank(residuals, extremes, first)), 3)
        + ".";
  }

  private static String thinned(Residuals residuals, int drawn) {
    return drawn < residuals.withResidual()
        ? Numbers.count(drawn)
            + " of "
            + Numbers.count(residuals.withResidual())
            + " quantiles are drawn, those of both tails among them."
        : "";
  }

  private static DataTable table(List<Residuals.Quantile> quantiles) {
    int shown = Math.min(RowCloud.MOST_LISTED, quantiles.size());
    List<DataTable.Row> rows = new ArrayList<>();
    for (int k = 0; k < shown; k++) {
      int i = shown == 1 ? 0 : (int) ((long) k * (quantiles.size() - 1) / (shown - 1));
      Residuals.Quantile quantile = quantiles.get(i);
      rows.add(DataTable.Row.of(quantile.normal(), quantile.residual()));
    }
    return new DataTable(List.of("normal quantile", "standardised residual"), rows);
  }
}
