package glissade.report.picture;

import glissade.loss.Link;
import glissade.model.ClassesPlan;
import glissade.model.CompressedPlan;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.markup.Element;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.report.slice.Scatter;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows, as points of the target against one feature, with the line that the model is at the
 * means of the other features; and the lines that it was on the way.
 */
public final class DataPicture {

  private static final int MOST_ROWS = 50;

  /** Lines that are always seen stand this far apart at one of their ends. */
  private static final double APART = 22;

  private static final int MOST_LINES = 7;

  /** A line is straight; a curve is drawn in so many pieces. */
  private static final int PIECES = 48;

  private final Story story;
  private final Scatter scatter;
  private final List<History.Iterate> iterates;
  private final Frame frame;

  private DataPicture(Story story, Scatter scatter) {
    this.story = story;
    this.scatter = scatter;
    this.iterates = story.iterates();
    this.frame = frame();
  }

  /** Against the feature whose weight changes the prediction most, to be looked at. */
  public static Optional<Picture> of(Story story) {
    return Scatter.of(story).map(scatter -> picture(story, scatter, false));
  }

  /**
   * Against one feature.
   *
   * @param coefficient that of the feature, from 1
   * @param draggable whether points say which row they are, for a page on which they can be moved
   * @return empty where the rows are gone, there are none, or the target is one of several classes
   */
  public static Optional<Picture> of(Story story, int coefficient, boolean draggable) {
    return Scatter.of(story, coefficient).map(scatter -> picture(story, scatter, draggable));
  }

  private static Picture picture(Story story, Scatter scatter, boolean draggable) {
    DataPicture picture = new DataPicture(story, scatter);
    return Picture.of(
            "data",
            "The data, and the model on its way to them",
            picture.finding(),
            picture.chart("data", draggable),
            picture.numbers())
        .withNote(picture.note());
  }

  private Frame frame() {
    List<Scatter.Point> points = scatter.points();
    Axis x = Axis.around(points.stream().mapToDouble(Scatter.Point::x).toArray());
    double[] y = new double[points.size() + 2];
    for (int i = 0; i < points.size(); i++) {
      y[i] = points.get(i).y();
    }
    double[] best = exact();
    y[points.size()] = best == null ? y[0] : scatter.predict(best, x.from());
    y[points.size() + 1] = best == null ? y[0] : scatter.predict(best, x.to());
    return Frame.of(x, Axis.around(y));
  }

  private double @Nullable [] exact() {
    return story.plan() instanceof CompressedPlan plan ? plan.optimum() : null;
  }

  private Chart chart(String id, boolean draggable) {
    Chart chart = new Chart(id, frame).axes(story.name(scatter.coefficient()), upwards());
    for (Scatter.Point point : scatter.points()) {
      Element dot =
          Element.of("circle", "point")
              .set("cx", frame.x().place(point.x()))
              .set("cy", frame.y().place(point.y()))
              .set("r", 2.6);
      chart.draw(draggable ? dot.set("data-drag", "point:" + point.row()) : dot);
    }
    lines(chart);
    double[] best = exact();
    if (best != null) {
      double[] x = places();
      chart.curve(x, predictions(best, x), Style.OPTIMUM);
    }
    labels(chart);
    return chart;
  }

  /** What the rows have is 0 or 1 where there are two classes; what lines say is a probability. */
  private String upwards() {
    if (story.plan() instanceof ClassesPlan || !story.fit().outcome().hasUsablePoint()) {
      return story.target();
    }
    Levels classes = story.fit().model().featureMap().classes();
    return classes == null || classes.values().size() != 2
        ? story.target()
        : "probability of " + classes.values().get(1);
  }

  /** The last line, some that can be told apart, and the others when it is their moment. */
  private void lines(Chart chart) {
    double @Nullable [] shown = null;
    int count = 0;
    double[] x = places();
    for (int i = 0; i < iterates.size(); i++) {
      double[] y = predictions(original(iterates.get(i)), x);
      double[] ends = {frame.y().place(y[0]), frame.y().place(y[y.length - 1])};
      boolean last = i == iterates.size() - 1;
      boolean apart =
          shown == null
              || Math.max(Math.abs(ends[0] - shown[0]), Math.abs(ends[1] - shown[1])) >= APART;
      boolean seen = apart && count < MOST_LINES && crosses(y);
      String classes = last ? "curve c1" : seen ? "curve past c1" : "curve c1 moment";
      String path = path(x, y);
      if (!path.isEmpty()) {
        chart.draw(
            Element.of("path", classes).set("data-k", iterates.get(i).iteration()).set("d", path));
      }
      shown = seen ? ends : shown;
      count += seen ? 1 : 0;
    }
  }

  private boolean crosses(double[] y) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : y) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return least <= frame.y().to() && most >= frame.y().from();
  }

  /** At an end of the lines, as far as they keep clear of each other there. */
  private void labels(Chart chart) {
    List<double[]> taken = new ArrayList<>();
    double[] best = exact();
    if (best != null) {
      label(chart, best, "optimum", Style.OPTIMUM.colour(), taken);
    }
    if (!iterates.isEmpty()) {
      History.Iterate last = iterates.get(iterates.size() - 1);
      String after = "after " + Numbers.count(last.iteration());
      label(chart, original(last), after, Style.RUN.colour(), taken);
      label(chart, original(iterates.get(0)), "start", Style.RUN.colour(), taken);
    }
  }

  private void label(
      Chart chart, double[] original, String words, String colour, List<double[]> taken) {
    for (boolean right : new boolean[] {true, false}) {
      double x = right ? frame.x().to() : frame.x().from();
      double inner = frame.x().valueAt(right ? frame.right() - 60 : frame.left() + 60);
      double end = frame.y().place(scatter.predict(original, x));
      double inwards = frame.y().place(scatter.predict(original, inner));
      // Words stand inwards of the end: above a line that is lower there, below one that is higher.
      boolean below = inwards < end - 1;
      boolean room = below ? end < frame.bottom() - 26 : end > frame.top() + 26;
      boolean free =
          taken.stream().allMatch(other -> other[0] != x || Math.abs(other[1] - end) > 34);
      if (room && free && frame.y().holds(scatter.predict(original, x))) {
        String anchor = right ? "end" : "start";
        double down = below ? 19 : -8;
        chart.label(x, frame.y().valueAt(end), right ? -5 : 5, down, anchor, colour, words);
        taken.add(new double[] {x, end});
        return;
      }
    }
  }

  private double[] places() {
    int pieces = story.plan().loss().link() == Link.IDENTITY ? 1 : PIECES;
    double[] x = new double[pieces + 1];
    for (int i = 0; i <= pieces; i++) {
      x[i] = frame.x().from() + i * (frame.x().to() - frame.x().from()) / pieces;
    }
    return x;
  }

  private double[] original(History.Iterate iterate) {
    return story.plan().coordinates().toOriginal(iterate.at());
  }

  private double[] predictions(double[] original, double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = scatter.predict(original, x[i]);
    }
    return y;
  }

  private String path(double[] x, double[] y) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(y[i])) {
        return "";
      }
      path.append(i == 0 ? 'M' : 'L').append(Element.number(frame.x().place(x[i]))).append(' ');
      path.append(Element.number(frame.y().place(y[i])));
    }
    return path.toString();
  }

  private String finding() {
    StringBuilder text = new StringBuilder();
    if (!iterates.isEmpty()) {
      int j = scatter.coefficient();
      History.Iterate last = iterates.get(iterates.size() - 1);
      text.append("The weight of ")
          .append(story.name(j))
          .append(" goes from ")
          .append(Numbers.significant(original(iterates.get(0))[j], 3))
          .append(" to ")
          .append(Numbers.significant(original(last)[j], 3))
          .append(" in ")
          .append(Prose.count(last.iteration(), "update"));
      double[] best = exact();
      if (best != null) {
        text.append("; at the optimum, dashed, it is ").append(Numbers.significant(best[j], 3));
      }
      text.append(".");
    }
    return text.toString();
  }

  private String note() {
    StringBuilder text = new StringBuilder();
    boolean others = story.features().size() > 1;
    text.append("The lines are the model")
        .append(others ? " with all other features at their means" : "");
    if (scatter.points().size() < scatter.rows()) {
      text.append(", the points ")
          .append(Numbers.count(scatter.points().size()))
          .append(" of the ")
          .append(Numbers.count(scatter.rows()))
          .append(" rows");
    }
    return text.append(".").toString();
  }

  private DataTable numbers() {
    List<DataTable.Row> rows = new ArrayList<>();
    for (int i : ShownRows.of(iterates.size(), MOST_ROWS)) {
      History.Iterate iterate = iterates.get(i);
      double[] original = original(iterate);
      rows.add(
          new DataTable.Row(
              iterate.iteration(),
              List.of(
                  iterate.iteration(),
                  original[scatter.coefficient()],
                  scatter.predict(original, scatter.mean()))));
    }
    String name = story.name(scatter.coefficient());
    return new DataTable(
        List.of("iteration", "weight of " + name, "prediction at the mean of " + name), rows);
  }
}
