package glissade.report.picture;

import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.report.chart.Chart;
import glissade.report.chart.Style;
import glissade.report.chart.Trail;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.report.slice.Plane;
import glissade.report.slice.QuadraticForm;
import glissade.report.slice.Slice;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Lines of equal loss over a slice of all weights, with the way of the run and the optimum. */
public final class ContourPicture {

  /** This near to an edge words stand on the other side. */
  private static final double EDGE = 30;

  /** The same where a path leaves over an edge, which is said there too. */
  private static final double EDGE_LEFT = 60;

  /** More rows than this are not read. */
  private static final int MOST_ROWS = 50;

  private final Story story;
  private final Slice slice;
  private final List<History.Iterate> iterates;
  private final List<double[]> path;
  private final SliceFrame shown;
  private final Rings rings;

  private ContourPicture(Story story, Slice slice) {
    this.story = story;
    this.slice = slice;
    this.iterates = story.iterates();
    this.path = iterates.stream().map(iterate -> slice.plane().project(iterate.at())).toList();
    List<double[]> from = path.isEmpty() ? List.of(middle()) : path;
    double[] lowest = slice.form().isPresent() ? slice.form().get().lowest() : middle();
    this.shown = SliceFrame.of(slice, lowest, from);
    this.rings = Rings.of(slice, shown.frame(), from.get(0));
  }

  private double[] middle() {
    return new double[] {slice.plane().x().origin(), slice.plane().y().origin()};
  }

  /** The slice that shows most, if there is one. */
  public static Optional<Picture> of(Story story) {
    return Slice.of(story).map(slice -> of(story, slice));
  }

  /** Another slice. */
  public static Picture of(Story story, Slice slice) {
    return of(story, slice, "contours");
  }

  /**
   * Another slice.
   *
   * @param id unique in its document
   */
  public static Picture of(Story story, Slice slice, String id) {
    ContourPicture picture = new ContourPicture(story, slice);
    return Picture.of(id, picture.title(), picture.finding(), picture.chart(id), picture.numbers())
        .withNote(picture.note());
  }

  private String title() {
    return slice.isWhole()
        ? "The loss, and the way down it"
        : "A slice of the loss, and the way down";
  }

  private Chart chart(String id) {
    Chart chart = new Chart(id, shown.frame());
    chart.axes(slice.plane().x().title(), slice.plane().y().title());
    double[] lowest = middle();
    List<double[]> clear = new ArrayList<>(path);
    clear.add(lowest);
    rings.draw(chart, clear);
    List<Trail.Stop> stops = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      stops.add(new Trail.Stop(iterates.get(i).iteration(), path.get(i)[0], path.get(i)[1]));
    }
    chart.mark(lowest[0], lowest[1], Style.OPTIMUM, 1.7);
    Trail.draw(chart, stops, Style.RUN);
    label(chart, lowest, Style.OPTIMUM.colour(), slice.isThroughOptimum() ? "optimum" : "arrived");
    if (!path.isEmpty()) {
      double[] start = path.get(0);
      chart
          .markOnTop(start[0], start[1], Style.RUN.with(Style.Marker.RING), 2.2)
          .set("data-drag", "start");
      label(chart, start, Style.RUN.colour(), "start");
    }
    return chart;
  }

  /** On the side that has more room, and away from where the run goes. */
  private void label(Chart chart, double[] at, String colour, String words) {
    double[] other = path.isEmpty() || at == path.get(0) ? middle() : path.get(0);
    double down = shown.frame().y().place(at[1]) - shown.frame().y().place(other[1]);
    double edge = story.fit().outcome().hasUsablePoint() ? EDGE : EDGE_LEFT;
    boolean low = shown.frame().y().place(at[1]) > shown.frame().bottom() - edge;
    boolean high = shown.frame().y().place(at[1]) < shown.frame().top() + edge;
    boolean below = !low && (down >= 0 || high);
    double middle = (shown.frame().left() + shown.frame().right()) / 2;
    double off = shown.frame().x().place(at[0]) - middle;
    String anchor = off > 120 ? "end" : off < -120 ? "start" : "middle";
    chart.label(at[0], at[1], 0, below ? 24 : -13, anchor, colour, words);
  }

  private String finding() {
    return slice.isWhole() ? way() + "." : way() + ", in a slice along " + two() + ".";
  }

  private String two() {
    return slice.plane().x().coefficient() >= 0
        ? "two weights"
        : "the flattest and the steepest direction";
  }

  private String note() {
    return where() + "; the gap to the least loss halves from ring to ring" + stretch() + ".";
  }

  private String where() {
    if (slice.isWhole()) {
      return "This is the whole loss, there being no other weights" + sample();
    }
    String through = slice.isThroughOptimum() ? "the optimum" : "the point arrived at";
    if (slice.plane().x().coefficient() >= 0) {
      return "A slice through "
          + through
          + ", the other weights held there and the path projected"
          + " on it"
          + sample();
    }
    return "A slice through "
        + through
        + ", across its flattest direction ("
        + direction(slice.plane().x(), QuadraticForm::curvatureOfA)
        + "), upwards its steepest ("
        + direction(slice.plane().y(), QuadraticForm::curvatureOfB)
        + "), the path projected on it";
  }

  private String direction(Plane.Side side, ToDoubleFunction<QuadraticForm> curvature) {
    double lambda = slice.form().map(curvature::applyAsDouble).orElse(Double.NaN);
    return "λ = " + Numbers.significant(lambda, 3) + ": " + side.meaning();
  }

  private String sample() {
    return slice.taken() == 0
        ? ""
        : ", drawn from "
            + Numbers.count(slice.taken())
            + " of the "
            + Numbers.count(slice.rows())
            + " rows";
  }

  private String stretch() {
    String stretched = shown.stretched();
    return stretched.isEmpty()
        ? ""
        : "; lengths are drawn " + stretched + ", else the rings would be slits";
  }

  private String way() {
    if (iterates.isEmpty()) {
      return "The run went on from a state in which its earlier points were not kept";
    }
    double first = iterates.get(0).loss();
    History.Iterate last = iterates.get(iterates.size() - 1);
    String from = "From " + Numbers.significant(first, 3) + " at the start the loss ";
    String to = Numbers.significant(last.loss(), 3);
    String updates = " after " + Prose.count(last.iteration(), "update");
    if (!story.fit().outcome().hasUsablePoint()) {
      boolean further = last.iteration() > story.fit().outcome().arrival().iterations();
      return from + (further ? "would grow to " : "grew to ") + to + updates;
    }
    String least =
        story.plan() instanceof CompressedPlan plan ? " (the least is " + least(plan) + ")" : "";
    return from + "came to " + to + updates + least;
  }

  private static String least(CompressedPlan plan) {
    Forecast forecast = plan.forecast();
    return Numbers.significant(forecast.optimumLoss(), 3);
  }

  private DataTable numbers() {
    List<DataTable.Row> rows = new ArrayList<>();
    for (int i : ShownRows.of(iterates.size(), MOST_ROWS)) {
      History.Iterate iterate = iterates.get(i);
      rows.add(
          new DataTable.Row(
              iterate.iteration(),
              List.of(iterate.iteration(), path.get(i)[0], path.get(i)[1], iterate.loss())));
    }
    return new DataTable(
        List.of("iteration", slice.plane().x().meaning(), slice.plane().y().meaning(), "loss"),
        rows);
  }
}
