package glissade.report.picture;

import glissade.forecast.Course;
import glissade.forecast.Forecast;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.chart.Trail;
import glissade.report.run.Story;
import glissade.report.slice.Slice;
import glissade.report.words.Forecasts;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The same loss on standardised columns and on raw ones: along the flattest and the steepest
 * direction of each, with the way of gradient descent with the best constant step of each.
 */
public final class ScalingPicture {

  /** The part of the first gap that iterations are counted to. */
  private static final double PART = 1e-6;

  private static final String NOTE =
      "Both are slices of the same loss through its optimum, across the flattest direction and"
          + " upwards the steepest, with the iterations that can be told apart";

  /** So many iterates are drawn one by one. */
  private static final long DRAWN = 40;

  /** As long as they can be told apart, in units of the view box. */
  private static final double APART = 5;

  /** The middle of the words in a corner, from the top. */
  private static final double HEADING = 12;

  /** And this one, where it is not there yet. */
  private static final long LATER = 1_000;

  /**
   * One of the two.
   *
   * @param name of the columns, as in a sentence
   */
  private record Side(String id, String name, Forecast forecast, Slice slice) {

    OptionalLong iterations() {
      return forecast.best().iterationsToGap(PART);
    }

    boolean isOne() {
      return iterations().equals(OptionalLong.of(1));
    }

    double condition() {
      return forecast.spectrum().condition();
    }

    String count() {
      OptionalLong count = iterations();
      return count.isPresent() ? Numbers.about(count.getAsLong()) : "more than can be counted";
    }
  }

  private ScalingPicture() {}

  /**
   * The picture, where both are known and there are two directions that the loss rises in.
   *
   * @return empty over rows, of losses that are not squared, of the dual, and of one weight alone
   */
  public static Optional<Picture> of(Story story) {
    Forecasts forecasts = story.forecasts();
    if (forecasts == null) {
      return Optional.empty();
    }
    Forecast raw = forecasts.raw();
    Forecast standardized = forecasts.onStandardized();
    if (raw == null || standardized == null) {
      return Optional.empty();
    }
    Optional<Slice> first = Slice.extremes(standardized, story.features());
    Optional<Slice> second = Slice.extremes(raw, story.features());
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        picture(
            new Side("scaling-standardized", "standardised", standardized, first.get()),
            new Side("scaling-raw", "raw", raw, second.get())));
  }

  private static Picture picture(Side standardized, Side raw) {
    List<Chart> charts = new ArrayList<>();
    StringBuilder stretched = new StringBuilder();
    for (Side side : List.of(standardized, raw)) {
      SliceFrame shown = frame(side);
      charts.add(chart(side, shown));
      if (shown.stretch() != 1) {
        stretched
            .append("; of the ")
            .append(side.name())
            .append(" one, lengths are drawn ")
            .append(shown.stretched());
      }
    }
    return new Picture(
        "scaling",
        "Standardised against raw columns",
        finding(standardized, raw),
        charts,
        numbers(List.of(standardized, raw)),
        NOTE + stretched + ".");
  }

  private static String finding(Side standardized, Side raw) {
    return "On standardised columns κ is "
        + Numbers.significant(standardized.condition(), 3)
        + " and gradient descent with its best constant step takes "
        + standardized.count()
        + (standardized.isOne() ? " iteration" : " iterations")
        + " to a millionth of the first gap; on the raw ones κ is "
        + Numbers.significant(raw.condition(), 3)
        + " and it takes "
        + raw.count()
        + ".";
  }

  private static SliceFrame frame(Side side) {
    double[] optimum = {0, 0};
    Course best = side.forecast().best();
    List<double[]> path =
        List.of(
            side.slice().plane().project(best.iterate(0)),
            side.slice().plane().project(best.iterate(1)));
    return SliceFrame.of(side.slice(), optimum, path);
  }

  private static Chart chart(Side side, SliceFrame shown) {
    Chart chart = new Chart(side.id(), shown.frame());
    chart.axes(side.slice().plane().x().title(), side.slice().plane().y().title());
    Course best = side.forecast().best();
    List<double[]> clear = new ArrayList<>();
    List<Trail.Stop> stops = new ArrayList<>();
    for (long k = 0; k <= DRAWN; k++) {
      double[] at = side.slice().plane().project(best.iterate(k));
      clear.add(at);
      if (k < 3 || isApart(chart.frame(), at, clear.get((int) k - 2))) {
        stops.add(new Trail.Stop(-1, at[0], at[1]));
      } else {
        break;
      }
    }
    double[] start = clear.get(0);
    clear.add(new double[] {0, 0});
    // The heading stands there.
    Frame frame = chart.frame();
    for (double place = frame.left(); place < frame.left() + 200; place += 12) {
      clear.add(new double[] {frame.x().valueAt(place), frame.y().valueAt(frame.top() + HEADING)});
    }
    Rings.of(side.slice(), shown.frame(), start).draw(chart, clear);
    chart.mark(0, 0, Style.OPTIMUM, 1.7);
    Trail.draw(chart, stops, Style.RUN);
    dots(chart, side, best, stops);
    chart.heading(side.name() + ", κ = " + Numbers.significant(side.condition(), 3));
    chart.markOnTop(start[0], start[1], Style.RUN.with(Style.Marker.RING), 2);
    later(chart, side, best);
    return chart;
  }

  /** Where it goes on, every other iterate on the other side of the valley. */
  private static void dots(Chart chart, Side side, Course best, List<Trail.Stop> stops) {
    double[][] before = new double[2][];
    for (int k = 0; k < stops.size(); k++) {
      before[k % 2] = new double[] {stops.get(k).x(), stops.get(k).y()};
    }
    for (long k = stops.size(); k < LATER; k++) {
      double[] at = side.slice().plane().project(best.iterate(k));
      int parity = (int) (k % 2);
      if (isApart(chart.frame(), at, before[parity])) {
        chart.iterate(at[0], at[1], 1.7, "");
        before[parity] = at;
      }
    }
  }

  /** Whether a step can be told from the last one that went the same way. */
  private static boolean isApart(Frame frame, double[] here, double[] there) {
    double x = frame.x().place(here[0]) - frame.x().place(there[0]);
    double y = frame.y().place(here[1]) - frame.y().place(there[1]);
    return Math.hypot(x, y) >= APART;
  }

  /** Where it is long after, if that is not at the optimum. */
  private static void later(Chart chart, Side side, Course best) {
    OptionalLong count = side.iterations();
    if (count.isPresent() && count.getAsLong() <= LATER) {
      return;
    }
    double[] at = side.slice().plane().project(best.iterate(LATER));
    chart.markOnTop(at[0], at[1], Style.PREDICTED.with(Style.Marker.SQUARE), 1.4);
    boolean right =
        chart.frame().x().place(at[0]) > (chart.frame().left() + chart.frame().right()) / 2;
    chart.label(
        at[0],
        at[1],
        right ? -10 : 10,
        4,
        right ? "end" : "start",
        Style.PREDICTED.colour(),
        "after " + Numbers.count(LATER));
  }

  private static DataTable numbers(List<Side> sides) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (Side side : sides) {
      rows.add(
          DataTable.Row.of(
              side.name(),
              side.forecast().spectrum().max(),
              side.forecast().spectrum().min(),
              side.condition(),
              side.forecast().bestStep(),
              side.count()));
    }
    return new DataTable(
        List.of("columns", "L", "μ", "κ", "best step", "iterations to 1e-6 of the gap"), rows);
  }
}
