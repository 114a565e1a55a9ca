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
import java.util.stream.Stream;

/**
 * Standardised residuals against leverage, with the curves along which Cook's distance is the same,
 * r = ±√(D·p(1 − h)/h): whether the model hangs on single rows. Source: Cook and Weisberg,
 * Residuals and Influence in Regression (1982), section 3.5, whose bounds ½ and 1 these are.
 */
final class LeveragePicture {

  private static final double NOTABLE = 0.5;
  private static final double LARGE = 1;
  private static final int PIECES = 120;

  private LeveragePicture() {}

  /**
   * @param atOptimum whether the fit had converged, as the formulas suppose
   */
  static Picture of(Residuals residuals, boolean atOptimum) {
    List<Observation> drawn = residuals.drawn().stream().filter(row -> !row.isPinned()).toList();
    Observation far = residuals.largestLeverages().get(0);
    List<Observation> extremes =
        Stream.concat(residuals.largestDistances().stream(), Stream.of(far))
            .filter(row -> !row.isPinned())
            .distinct()
            .toList();
    RowCloud cloud = new RowCloud(drawn, extremes, residuals.withResidual());
    double mean = residuals.coefficients() / (double) residuals.rows();
    double most = Math.max(2 * mean, far.isPinned() ? 0 : far.leverage());
    for (double leverage : cloud.values(Observation::leverage)) {
      most = Math.max(most, leverage);
    }
    Frame frame =
        Frame.of(
            Axis.linear(0, Math.min(1.02, 1.12 * most)),
            Axis.around(cloud.values(Observation::pearson)));
    String what = residuals.areOfDeviance() ? "std. Pearson residual" : "standardised residual";
    Chart chart = new Chart("leverage-chart", frame);
    chart.axes("leverage", what);
    chart.horizontal(0, Style.REFERENCE);
    Labels labels = new Labels(chart);
    List<Contour> contours =
        levels(residuals.largestDistances().get(0).distance()).stream()
            .map(level -> new Contour(level, points(frame, residuals.coefficients(), level)))
            .filter(contour -> contour.upper().size() > 1)
            .toList();
    contours.forEach(contour -> contour.draw(chart, labels));
    cloud.draw(chart, labels, Observation::leverage, Observation::pearson);
    contours.forEach(contour -> contour.name(labels));
    return Picture.of(
            "leverage",
            "Leverage and Cook’s distance",
            finding(residuals, far, mean),
            chart,
            cloud.table(
                new RowCloud.Quantity("leverage", Observation::leverage),
                new RowCloud.Quantity(what, Observation::pearson),
                new RowCloud.Quantity("Cook’s distance", Observation::distance)))
        .withNote(note(residuals, atOptimum) + cloud.thinned());
  }

  /** ½ and 1; and where nothing is near them, the power of ten below the largest. */
  private static List<Double> levels(double largest) {
    if (largest >= NOTABLE / 4 || !(largest > 0)) {
      return List.of(NOTABLE, LARGE);
    }
    return List.of(Math.pow(10, Math.floor(Math.log10(largest))), NOTABLE, LARGE);
  }

  /** The points (h, r) with r over 0 at which the distance is that of a level, in the frame. */
  private static List<double[]> points(Frame frame, int p, double level) {
    double reach = Math.max(Math.abs(frame.y().from()), Math.abs(frame.y().to()));
    List<double[]> points = new ArrayList<>();
    for (int k = 1; k <= PIECES; k++) {
      double h = frame.x().to() * k / PIECES;
      double r = h < 1 ? Math.sqrt(level * p * (1 - h) / h) : Double.POSITIVE_INFINITY;
      if (r <= 1.2 * reach) {
        points.add(new double[] {h, r});
      }
    }
    return points;
  }

  /**
   * A curve of one distance and its mirror image.
   *
   * @param upper points with a residual over 0
   */
  private record Contour(double level, List<double[]> upper) {

    private Style style() {
      return new Style(level < LARGE ? "c4" : "bad", Style.Dash.SHORT, Style.Marker.PLUS);
    }

    void draw(Chart chart, Labels labels) {
      double[] x = upper.stream().mapToDouble(point -> point[0]).toArray();
      for (int sign : new int[] {1, -1}) {
        double[] y = upper.stream().mapToDouble(point -> sign * point[1]).toArray();
        chart.curve(x, y, style());
        for (int k = 0; k < x.length; k++) {
          labels.avoid(x[k], y[k], 1.5, 2);
        }
      }
    }

    /** Above or below one of some points along it. */
    void name(Labels labels) {
      List<double[]> places = new ArrayList<>();
      for (int k = upper.size() - 1; k >= 0; k -= 4) {
        double[] point = upper.get(k);
        places.add(point);
        places.add(new double[] {point[0], -point[1]});
      }
      String words = "D = " + Numbers.shortest(level, 2);
      labels.write(places.toArray(double[][]::new), style().colour(), words);
    }
  }

  private static String finding(Residuals residuals, Observation far, double mean) {
    Observation first = residuals.largestDistances().get(0);
    String judged =
        first.distance() > LARGE
            ? "over 1: without that row the coefficients would be others."
            : first.distance() > NOTABLE
                ? "between ½ and 1: worth a look."
                : "under ½: no single row decides.";
    return "Row "
        + Numbers.count(far.place())
        + " has the largest leverage, "
        + Numbers.significant(far.leverage(), 3)
        + " or "
        + Numbers.significant(far.leverage() / mean, 2)
        + " times the mean, and "
        + (first.place() == far.place() ? "also" : "row " + Numbers.count(first.place()))
        + " the largest Cook’s distance, "
        + Numbers.significant(first.distance(), 3)
        + ", "
        + judged;
  }

  private static String note(Residuals residuals, boolean atOptimum) {
    return (atOptimum ? "" : " The descent stopped short of the optimum that D is a measure for.")
        + (residuals.pinned() > 0
            ? " Rows that are fitted exactly whatever their target are left out: "
                + Numbers.count(residuals.pinned())
                + "."
            : "");
  }
}
