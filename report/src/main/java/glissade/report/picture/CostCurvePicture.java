package glissade.report.picture;

import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.markup.Element;
import glissade.report.run.Story;
import glissade.report.slice.CostCurve;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loss along one weight, with descent along that weight alone: at every iterate the tangent,
 * whose slope says how far the next step goes, and where that leads.
 */
public final class CostCurvePicture {

  private static final int PIECES = 160;

  private static final int MOST_ROWS = 50;

  /** A step that overshoots so many times as far as the start is still shown. */
  private static final double FAR = 2.5;

  /** A tangent to a point that hardly moves is drawn this far to both sides. */
  private static final double TANGENT = 56;

  private static final int MOST_TANGENTS = 4;

  /** Of iterates nearer than this to the one before, the tangent is that one's. */
  private static final double STILL = 1.5;

  /** Points nearer than this hide each other. */
  private static final double POINTS_APART = 8;

  /** Tangents stand so far apart that they can be told from one another. */
  private static final double APART = 84;

  private final CostCurve curve;
  private final LineDescent descent;
  private final Frame frame;

  private CostCurvePicture(CostCurve curve, LineDescent descent) {
    this.curve = curve;
    this.descent = descent;
    this.frame = frame();
  }

  /** Along the coefficient that changes the prediction most, if there is one. */
  public static Optional<Picture> of(Story story) {
    return CostCurve.of(story).map(curve -> of(story, curve, "cost-curve"));
  }

  /**
   * Along one coefficient: 0 for the intercept, then one a feature.
   *
   * @return empty where the loss along it is not known, or it does not move
   */
  public static Optional<Picture> of(Story story, int coefficient) {
    return CostCurve.of(story, coefficient).map(curve -> of(story, curve, "cost-curve"));
  }

  private static Picture of(Story story, CostCurve curve, String id) {
    LineDescent descent = LineDescent.of(story, curve);
    CostCurvePicture picture = new CostCurvePicture(curve, descent);
    String name = curve.side().title();
    CostCurveFinding finding = new CostCurveFinding(story, curve, descent);
    String title = "The cost curve along the " + name;
    return Picture.of(id, title, finding.text(), picture.chart(id), picture.numbers())
        .withNote(finding.note());
  }

  /** The bottom in the middle, the start on one side, and as much on the other. */
  private Frame frame() {
    double bottom = descent.bottom();
    double start = descent.at(0);
    double reach = Math.abs(start - bottom);
    if (!(reach > 1e-9 * Math.abs(bottom))) {
      reach = Math.max(Math.abs(bottom) / 2, 1 / curve.side().unit());
    }
    double far = 0;
    for (int k = 0; k < descent.size(); k++) {
      double off = Math.abs(descent.at(k) - bottom);
      far = off <= FAR * reach ? Math.max(far, off) : far;
    }
    reach = 1.16 * Math.max(reach, far);
    Axis x = Axis.linear(bottom - reach, bottom + reach);
    double least = Math.min(curve.value(bottom), curve.value(descent.lowest()));
    double top = 0;
    for (int k = 0; k < descent.size(); k++) {
      double value = x.holds(descent.at(k)) ? curve.value(descent.at(k)) : 0;
      top = Math.max(top, value - least);
    }
    if (!(top > 1e-12 * Math.abs(least))) {
      top = Math.max(curve.value(x.from()), curve.value(x.to())) - least;
    }
    if (!(top > 1e-12 * Math.abs(least)) || !Double.isFinite(top)) {
      top = least == 0 ? 1 : Math.abs(least);
    }
    return Frame.of(x, Axis.linear(least - 0.17 * top, least + 1.14 * top));
  }

  private Chart chart(String id) {
    Chart chart = new Chart(id, frame).axes(curve.side().title(), "loss");
    double[] x = new double[PIECES + 1];
    double[] y = new double[PIECES + 1];
    for (int i = 0; i <= PIECES; i++) {
      x[i] = frame.x().from() + i * (frame.x().to() - frame.x().from()) / PIECES;
      y[i] = curve.value(x[i]);
    }
    chart.curve(x, y, new Style("c5", Style.Dash.SOLID, Style.Marker.DOT));
    double bottom = descent.bottom();
    chart.mark(bottom, curve.value(bottom), Style.OPTIMUM, 1.6);
    String words = curve.isThroughOptimum() ? "optimum" : "arrived";
    chart.label(bottom, curve.value(bottom), 0, 22, "middle", Style.OPTIMUM.colour(), words);
    points(chart);
    tangents(chart);
    return chart;
  }

  /** Some that can be told apart are always seen, the others when it is their moment. */
  private void tangents(Chart chart) {
    double @Nullable [] shown = null;
    double @Nullable [] before = null;
    int count = 0;
    for (int i : descent.drawn()) {
      double w = descent.at(i);
      double[] here = {frame.x().place(w), frame.y().place(curve.value(w))};
      if (!frame.holds(w, curve.value(w))) {
        continue;
      }
      boolean apart = count < MOST_TANGENTS && distance(here, shown) >= APART;
      if (!apart && distance(here, before) < STILL) {
        continue;
      }
      before = here;
      Element tangent =
          Element.of("g", apart ? "tangent c2" : "tangent c2 moment").addAll(tangent(w));
      chart.draw(descent.isOfRun() ? tangent.set("data-k", i) : tangent);
      shown = apart ? here : shown;
      count += apart ? 1 : 0;
    }
  }

  private static double distance(double[] here, double @Nullable [] there) {
    return there == null
        ? Double.POSITIVE_INFINITY
        : Math.hypot(here[0] - there[0], here[1] - there[1]);
  }

  /** The tangent along the step, as long as that is seen, and from its end up to the curve. */
  private List<Element> tangent(double w) {
    double slope = curve.slope(w);
    double value = curve.value(w);
    double to = curve.next(w, descent.eta());
    double step = frame.x().place(to) - frame.x().place(w);
    if (Math.abs(step) < TANGENT) {
      double half = frame.x().valueAt(frame.x().place(w) + TANGENT) - w;
      double steep = frame.y().place(value) - frame.y().place(value + slope * half);
      // A steep tangent is as long as a flat one.
      half *= TANGENT / Math.hypot(TANGENT, steep);
      return List.of(line(w - half, value - slope * half, w + half, value + slope * half, ""));
    }
    double promised = value + slope * (to - w);
    return List.of(
        line(w, value, to, promised, ""), line(to, promised, to, curve.value(to), "2 3"));
  }

  private Element line(double x0, double y0, double x1, double y1, String dashes) {
    Element line =
        Element.of("line")
            .set("x1", frame.x().place(x0))
            .set("y1", frame.y().place(y0))
            .set("x2", frame.x().place(x1))
            .set("y2", frame.y().place(y1));
    return dashes.isEmpty() ? line : line.set("stroke-dasharray", dashes);
  }

  private void points(Chart chart) {
    int outside = -1;
    double @Nullable [] shown = null;
    for (int i : descent.drawn()) {
      double w = descent.at(i);
      double value = curve.value(w);
      if (frame.holds(w, value)) {
        double[] here = {frame.x().place(w), frame.y().place(value)};
        boolean apart = distance(here, shown) >= POINTS_APART;
        shown = apart ? here : shown;
        Element point = chart.iterate(w, value, i == 0 ? 4.4 : 3, apart ? "" : " moment");
        if (descent.isOfRun()) {
          point.set("data-k", i);
        }
        outside = -1;
      } else if (outside < 0) {
        outside = i;
      }
    }
    double start = descent.at(0);
    boolean left = start < descent.bottom();
    if (frame.holds(start, curve.value(start))) {
      chart.label(
          start, curve.value(start), left ? 11 : -11, -2, left ? "start" : "end", "c1", "start");
    }
    if (outside >= 0) {
      double side = descent.at(outside) > descent.bottom() ? 1 : -1;
      chart.left(edge(side), frame.y().to(), outside);
    }
  }

  /** Where the curve leaves the frame on one side of the bottom. */
  private double edge(double side) {
    double reach = (frame.x().to() - frame.x().from()) / 2;
    double inside = 0;
    double outside = reach;
    for (int i = 0; i < 40; i++) {
      double middle = (inside + outside) / 2;
      if (curve.value(descent.bottom() + side * middle) > frame.y().to()) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return descent.bottom() + side * inside;
  }

  private DataTable numbers() {
    List<Integer> drawn = descent.drawn();
    List<DataTable.Row> rows =
        ShownRows.of(drawn.size(), MOST_ROWS).stream().map(i -> row(drawn.get(i))).toList();
    return new DataTable(
        List.of("iteration", curve.side().meaning(), "loss", "slope", "next"), rows);
  }

  private DataTable.Row row(int k) {
    double w = descent.at(k);
    return new DataTable.Row(
        descent.isOfRun() ? k : -1,
        List.of((long) k, w, curve.value(w), curve.slope(w), curve.next(w, descent.eta())));
  }
}
