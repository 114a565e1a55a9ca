package glissade.report.picture;

import glissade.compress.Spectrum;
import glissade.optimizer.Recurrence;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.chart.Style.Dash;
import glissade.report.chart.Style.Marker;
import glissade.report.picture.DataTable.Row;
import glissade.report.run.History.Iterate;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The curve of {@link RatePicture}. Below 1/L no direction overshoots, up to 2/L the steep ones do
 * and still close in, beyond it they grow.
 */
final class RateChart {

  private static final int POINTS = 200;

  /** Directions whose own curves are drawn. */
  private static final int MOST_DIRECTIONS = 8;

  /** How far up rates go, so that the names of three, four or five limits stand over 1. */
  private static final double[] LEAST_TOP = {1.55, 1.8, 2.3};

  /** Decades of steps below 1/L that are shown, at least and at most. */
  private static final double FEWEST_DECADES = 1.5;

  private static final double MOST_DECADES = 6;

  private static final Style PLAIN = Style.RUN;
  private static final Style OWN = new Style("c2", Dash.LONG, Marker.DIAMOND);
  private static final Style LIMIT = new Style("muted", Dash.SHORT, Marker.PLUS);
  private static final Style DIRECTION = new Style("muted thin", Dash.SOLID, Marker.PLUS);

  private final String id;
  private final Spectrum spectrum;
  private final Rates rates;
  private final Optional<Recurrence> method;
  private final List<Iterate> steps;
  private final OptionalDouble bound;

  /** A step worth a line. */
  private record Limit(String name, double eta) {}

  /**
   * @param steps those of a run whose steps vary; may be none
   * @param bound of the curvatures, where they differ from place to place
   */
  RateChart(
      String id,
      Spectrum spectrum,
      Optional<Recurrence> method,
      List<Iterate> steps,
      OptionalDouble bound) {
    this.id = id;
    this.spectrum = spectrum;
    this.rates = new Rates(spectrum);
    this.method = method;
    this.bound = bound;
    this.steps = steps;
  }

  private boolean hasMomentum() {
    return method.isPresent() && method.get().beta() > 0;
  }

  private double limit() {
    return method.orElse(Recurrence.steepest(1)).stableBelow(spectrum.max());
  }

  /** The largest last. */
  private List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    limits.add(new Limit("1/L", 1 / spectrum.max()));
    limits.add(new Limit("2/(L + μ)", 2 / (spectrum.max() + spectrum.min())));
    limits.add(new Limit("2/L", 2 / spectrum.max()));
    if (hasMomentum()) {
      limits.add(new Limit("limit", limit()));
    }
    bound.ifPresent(most -> limits.add(new Limit("1/bound", 1 / most)));
    limits.sort(Comparator.comparingDouble(Limit::eta));
    return limits;
  }

  Chart draw() {
    Frame frame = Frame.of(x(), Axis.linear(0, top())).withRoom(above(), 0);
    Chart chart = new Chart(id, frame).axes("step size η", "rate");
    bands(chart);
    directions(chart);
    chart.horizontal(1, new Style("muted thin", Dash.SOLID, Marker.PLUS));
    limits(chart);
    curve(chart, this::plain, PLAIN);
    if (hasMomentum()) {
      curve(chart, eta -> rates.with(method.get(), eta), OWN);
      new Key()
          .add(OWN, "β = " + Numbers.shortest(method.get().beta(), 3))
          .add(PLAIN, "plain")
          .across(chart, chart.frame().top() - 8 - Words.LINE);
    }
    steps(chart);
    method.ifPresent(own -> here(chart, own));
    return chart;
  }

  private double plain(double eta) {
    return rates.plain(eta);
  }

  private double own(Recurrence own) {
    return own.beta() > 0 ? rates.with(own, own.eta()) : rates.plain(own.eta());
  }

  private Axis x() {
    double first = 1 / spectrum.max();
    double least = first;
    double most = limit();
    least = bound.isPresent() ? Math.min(least, 1 / bound.getAsDouble()) : least;
    if (method.isPresent()) {
      least = Math.min(least, method.get().eta() / 2);
      most = Math.max(most, method.get().eta());
    }
    for (Iterate step : steps) {
      least = Math.min(least, step.stepSize());
      most = Math.max(most, step.stepSize());
    }
    double decades =
        Math.max(FEWEST_DECADES, Math.min(MOST_DECADES, Math.log10(first / least) + 0.2));
    // The words for what is beyond the limit need a fifth of the width.
    double to =
        limit() * Math.pow(10, Math.max(0.5, (decades + Math.log10(limit() / first)) / 3.7));
    double held = Math.min(most * 1.3, limit() * 1e3);
    return Axis.logarithmic(first * Math.pow(10, -decades), Math.max(to, held));
  }

  /** Over 1 there is room for the names of the limits. */
  private double top() {
    double rate = method.map(this::own).orElse(1.0);
    double least = LEAST_TOP[limits().size() - 3];
    return Math.max(least, Math.min(4, 1.2 * rate));
  }

  /** How much words stand above the frame. */
  private static double above() {
    return 2 * Words.LINE;
  }

  private void bands(Chart chart) {
    Axis x = chart.frame().x();
    double first = 1 / spectrum.max();
    double limit = limit();
    double above = chart.frame().top() - 8;
    chart.band(limit, x.to(), "bad");
    Words.at(chart, x.place(limit) + 4, above, "start", "bad", "divergent");
    if (hasMomentum()) {
      chart.band(x.from(), limit, "good");
      Words.at(chart, x.place(limit) - 4, above, "end", "good", "convergent");
      return;
    }
    chart.band(x.from(), first, "good");
    chart.band(first, limit, "c6");
    Words.at(chart, x.place(first) - 4, above, "end", "good", "monotone");
    double middle = (x.place(first) + x.place(limit)) / 2;
    Words.at(chart, middle, above - Words.LINE, "middle", "c6", "oscillating");
  }

  /** |1 − ηλᵢ| of some directions, of which the thick curve is the largest. */
  private void directions(Chart chart) {
    int curved = spectrum.curved();
    int shown = Math.min(curved, MOST_DIRECTIONS);
    for (int i = 0; i < shown; i++) {
      int number = shown == 1 ? 0 : (int) Math.round((double) i * (curved - 1) / (shown - 1));
      double curvature = spectrum.curvature(number);
      curve(chart, eta -> Rates.along(eta, curvature), DIRECTION);
    }
  }

  /** Each line ends where its name stands, lower than the next one's, so that none is crossed. */
  private void limits(Chart chart) {
    Frame frame = chart.frame();
    List<Limit> limits = limits();
    for (int i = 0; i < limits.size(); i++) {
      double eta = limits.get(i).eta();
      double y = frame.top() + 5 + 15 + (limits.size() - 1 - i) * Words.LINE;
      chart.segment(eta, frame.y().from(), eta, frame.y().valueAt(y - 13), LIMIT);
      String words = limits.get(i).name() + " = " + Numbers.shortest(eta, 3);
      double place = frame.x().place(eta);
      boolean before = place - 5 - Words.width(words) > frame.left();
      Words.at(chart, before ? place - 5 : place + 5, y, before ? "end" : "start", "muted", words);
    }
  }

  private void curve(Chart chart, DoubleUnaryOperator rate, Style style) {
    double[] eta = grid(chart.frame().x());
    double[] y = new double[eta.length];
    for (int i = 0; i < eta.length; i++) {
      y[i] = rate.applyAsDouble(eta[i]);
    }
    chart.curve(eta, y, style);
  }

  /** With the steps at which curves have corners. */
  private double[] grid(Axis x) {
    List<Double> eta = new ArrayList<>();
    Axis placed = x.placed(0, POINTS);
    for (int i = 0; i <= POINTS; i++) {
      eta.add(placed.valueAt(i));
    }
    limits().forEach(limit -> eta.add(limit.eta()));
    for (int i = 0; i < Math.min(MOST_DIRECTIONS, spectrum.curved()); i++) {
      eta.add(1 / spectrum.curvature(i));
    }
    return eta.stream().filter(x::holds).mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Where on the scale the steps of this run lie, one short line each. */
  private void steps(Chart chart) {
    Frame frame = chart.frame();
    double[] height = {frame.y().valueAt(frame.bottom() - 14)};
    long further = 0;
    for (Iterate step : Iterations.told(steps)) {
      double eta = step.stepSize();
      if (frame.x().holds(eta)) {
        chart
            .segment(eta, 0, eta, height[0], new Style("c1", Dash.SOLID, Marker.PLUS))
            .set("data-k", step.iteration());
      } else if (eta > frame.x().to()) {
        further++;
      }
    }
    if (further > 0) {
      String words = Prose.count(further, "step") + " further →";
      Words.at(chart, frame.right() - 6, frame.bottom() - 6, "end", "c1", words);
    }
  }

  private void here(Chart chart, Recurrence own) {
    Frame frame = chart.frame();
    double eta = Math.max(frame.x().from(), Math.min(frame.x().to(), own.eta()));
    double rate = Math.min(frame.y().to(), own(own));
    Style style = own.beta() > 0 ? OWN : PLAIN;
    chart.segment(eta, 0, eta, rate, style.with(Dash.DOTTED));
    chart.markOnTop(eta, rate, style, 1.7);
    words(chart, own, style);
  }

  /** Beside the mark's line where that is far to the left; else lower left, where nothing runs. */
  private void words(Chart chart, Recurrence own, Style style) {
    Frame frame = chart.frame();
    double at = frame.x().place(own.eta());
    boolean beside = at > frame.left() && at < frame.left() + (frame.right() - frame.left()) / 3;
    double x = (beside ? at : frame.left()) + 8;
    double y = frame.bottom() - 12 - 2 * Words.LINE;
    String rate =
        own.beta() > 0 ? Rates.text(own(own)) : Rates.text(own(own), rates.gone(own.eta()));
    Words.at(chart, x, y, "start", style.colour(), "you are here:");
    Words.at(
        chart, x, y + Words.LINE, "start", style.colour(), "η = " + Numbers.shortest(own.eta(), 3));
    Words.at(chart, x, y + 2 * Words.LINE, "start", style.colour(), "rate " + rate);
  }

  DataTable numbers() {
    List<Row> rows = new ArrayList<>();
    method.ifPresent(own -> rows.add(Row.of("you are here", own.eta(), own(own))));
    for (Limit limit : limits()) {
      double rate =
          limit.name().equals("limit") ? rates.with(method.get(), limit.eta()) : plain(limit.eta());
      rows.add(
          Row.of(limit.name().equals("limit") ? "limit with β" : limit.name(), limit.eta(), rate));
    }
    rows.add(Row.of("1/μ", 1 / spectrum.min(), plain(1 / spectrum.min())));
    for (Iterate step : Iterations.told(steps)) {
      List<Object> cells =
          Arrays.asList(
              "step of iteration " + Numbers.count(step.iteration()),
              step.stepSize(),
              plain(step.stepSize()));
      rows.add(new Row(step.iteration(), cells));
    }
    return new DataTable(List.of("step size", "η", "rate max|1 − ηλᵢ|"), rows);
  }
}
