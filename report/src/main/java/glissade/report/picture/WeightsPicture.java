package glissade.report.picture;

import glissade.model.ClassesPlan;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.chart.Style.Dash;
import glissade.report.chart.Style.Marker;
import glissade.report.picture.DataTable.Row;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of every weight from the start to where it arrived, beside the exact optimum and, for
 * made-up rows, the truth. Each weight is multiplied by the standard deviation of its column, so
 * that all stand on one scale: what that much of the column does to the prediction.
 */
public final class WeightsPicture {

  private static final String ID = "weights";

  /** More curves than this cannot be told apart. */
  private static final int MOST = 8;

  /** More columns than this are no table to be read. */
  private static final int MOST_COLUMNS = 12;

  /** As many iterates are kept one by one. */
  private static final int SWINGING = 50;

  private static final String SWING =
      "; between the iterations drawn the weights swing from side to side";

  /** A part of the height that is seen. */
  private static final double SEEN = 0.02;

  /** What the marks of the optimum and the truth take. */
  private static final double BESIDE = 20;

  private static final Style EXACT = new Style("muted", Dash.SHORT, Marker.DIAMOND);
  private static final Style TRUE = new Style("muted", Dash.DOTTED, Marker.TRIANGLE);

  private final Story story;
  private final Weights weights;
  private final Gaps gaps;
  private final List<Iterate> iterates;
  private final double[][] paths;
  private final Optional<double[]> exact;
  private final Optional<double[]> truth;
  private final List<Integer> shown;

  private WeightsPicture(Story story) {
    this.story = story;
    this.gaps = Gaps.of(story);
    this.weights = Weights.of(story.plan());
    this.iterates = iterates(story, gaps.horizon());
    this.paths = weights.paths(iterates);
    this.exact = weights.optimum(story.fit());
    this.truth = weights.truth(story);
    this.shown = Weights.largest(sizes(), MOST, story.plan().coordinates().intercept());
  }

  /**
   * Of a run.
   *
   * @return empty where there are several classes, each with weights of its own, or there is no
   *     column
   */
  public static Optional<Picture> of(Story story) {
    if (story.plan() instanceof ClassesPlan
        || story.history().iterates().isEmpty()
        || story.features().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new WeightsPicture(story).picture());
  }

  /** Of a run that was stopped because it diverges, also where it would have gone on to. */
  private static List<Iterate> iterates(Story story, long last) {
    return story.iterates().stream().filter(iterate -> iterate.iteration() <= last).toList();
  }

  private Picture picture() {
    return Picture.of(ID, "The way of the weights", finding(), chart(), numbers());
  }

  /** The largest that each came to be, or is at the optimum; not while it diverges. */
  private double[] sizes() {
    double[] sizes = new double[story.features().size() + 1];
    for (int j = 0; j < sizes.length; j++) {
      double[] last = paths[paths.length - 1];
      sizes[j] = Math.abs(exact.orElse(last)[j]);
      if (Double.isFinite(last[j]) && story.fit().outcome().hasUsablePoint()) {
        sizes[j] = Math.max(sizes[j], Math.abs(last[j]));
      }
    }
    return sizes;
  }

  private Chart chart() {
    Frame frame = Frame.of(gaps.axis(), height()).withRoom(0, EndLabels.ROOM + beside());
    Chart chart = new Chart(ID, frame).axes("iteration", "weight × standard deviation");
    EndLabels names = new EndLabels();
    for (int i = 0; i < shown.size(); i++) {
      int j = shown.get(i);
      Style style = Style.number(i).with(Dash.SOLID);
      path(chart, j, style);
      ends(chart, j, style);
      double end = exact.map(all -> all[j]).orElse(paths[paths.length - 1][j]);
      names.add(end, style, story.name(j));
    }
    left(chart);
    // The marks of the optimum and the truth stand between curves and names.
    names.write(chart, beside(), head());
    return chart;
  }

  private double beside() {
    return exact.isPresent() || truth.isPresent() ? BESIDE : 0;
  }

  private String head() {
    return exact.isPresent() ? (truth.isPresent() ? "◇ exact △ true" : "◇ exact") : "";
  }

  private Axis height() {
    List<Double> values = new ArrayList<>();
    values.add(0.0);
    double most = 0;
    for (int j : shown) {
      exact.ifPresent(all -> values.add(all[j]));
      truth.ifPresent(all -> values.add(all[j]));
      values.add(paths[0][j]);
    }
    for (double value : values) {
      most = Math.max(most, Math.abs(value));
    }
    boolean clipped = !story.fit().outcome().hasUsablePoint();
    for (double[] path : paths) {
      for (int j : shown) {
        boolean near = Math.abs(path[j]) <= 3 * most || most == 0;
        if (!clipped || near) {
          values.add(path[j]);
        }
      }
    }
    return Axis.around(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private void path(Chart chart, int j, Style style) {
    double[] k = Iterations.places(Iterations.numbers(iterates));
    double[] values = new double[paths.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = paths[i][j];
    }
    line(chart, k, values, style);
    List<Iterate> marked = Iterations.marked(iterates, chart.frame().x());
    int inside = firstOutside(chart.frame(), values);
    for (int i = 0; i < inside; i++) {
      int number = marked.indexOf(iterates.get(i));
      if (number >= 0) {
        double size = 0.8 * Iterations.size(number, marked.size());
        chart
            .mark((double) iterates.get(i).iteration(), values[i], style, size)
            .set("data-k", iterates.get(i).iteration());
      }
    }
  }

  /**
   * Of a thinned history what is kept beside every second, fourth … iterate is no part of the line:
   * a weight that swings would jump there and nowhere else.
   */
  private void line(Chart chart, double[] k, double[] values, Style style) {
    List<Integer> drawn = new ArrayList<>();
    int end = Math.min(k.length, firstOutside(chart.frame(), values) + 1);
    for (int i = 0; i < end; i++) {
      boolean aside = story.history().isThinned() && k[i] % 2 != 0 && k[i] > SWINGING;
      if (!aside || i == end - 1) {
        drawn.add(i);
      }
    }
    chart.curve(
        drawn.stream().mapToDouble(i -> k[i]).toArray(),
        drawn.stream().mapToDouble(i -> values[i]).toArray(),
        style);
  }

  /** Where a weight leaves the frame; it is not followed when it comes through it again. */
  private static int firstOutside(Frame frame, double[] values) {
    int i = 0;
    while (i < values.length && frame.y().holds(values[i])) {
      i++;
    }
    return i;
  }

  /** Whether the weights change sides from one iterate to the next, which a thinned line hides. */
  private boolean isHidden() {
    if (!story.history().isThinned() || paths.length < SWINGING) {
      return false;
    }
    double height = chart().frame().y().to() - chart().frame().y().from();
    for (int j : shown) {
      double one = paths[SWINGING - 2][j] - paths[SWINGING - 3][j];
      double two = paths[SWINGING - 1][j] - paths[SWINGING - 2][j];
      if (one * two < 0 && Math.abs(one) > SEEN * height) {
        return true;
      }
    }
    return false;
  }

  /** Where it should arrive: marks at the side, and a line to them where it is not there yet. */
  private void ends(Chart chart, int j, Style style) {
    Frame frame = chart.frame();
    double last = paths[paths.length - 1][j];
    exact.ifPresent(
        all -> {
          double y = frame.y().place(all[j]);
          Words.sample(chart, frame.right() + 9, y, EXACT).set("fill-opacity", 0);
          if (Math.abs(y - frame.y().place(last)) > 3) {
            chart.horizontal(
                all[j], new Style(style.colour() + " thin", EXACT.dash(), style.marker()));
          }
        });
    truth.ifPresent(
        all -> {
          double y = frame.y().place(all[j]);
          Words.sample(chart, frame.right() + 21, y, TRUE).set("fill-opacity", 0);
          double reached = exact.map(optimum -> optimum[j]).orElse(last);
          if (Math.abs(y - frame.y().place(reached)) > 3) {
            chart.horizontal(
                all[j], new Style(style.colour() + " thin", TRUE.dash(), style.marker()));
          }
        });
  }

  /** Where the first of the curves leaves the frame. */
  private void left(Chart chart) {
    for (int i = 0; i < paths.length; i++) {
      for (int j : shown) {
        if (!chart.frame().y().holds(paths[i][j])) {
          long k = iterates.get(i).iteration();
          double value = paths[i][j];
          chart.left((double) k, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value, k);
          return;
        }
      }
    }
  }

  private String finding() {
    double[] last = paths[paths.length - 1];
    String more = notDrawn() + (isHidden() ? SWING : "");
    if (!story.fit().outcome().hasUsablePoint()) {
      return "The weights leave for infinity instead of their optimum" + gone() + more + ".";
    }
    if (exact.isEmpty()) {
      int j = largestOf(last);
      return "At the end "
          + story.name(j)
          + " has the largest effect, "
          + Numbers.shortest(last[j], 3)
          + " per standard deviation"
          + more
          + ".";
    }
    int worst = shown.get(0);
    for (int j : shown) {
      worst = off(j) > off(worst) ? j : worst;
    }
    return "After "
        + Prose.count(gaps.last(), "iteration")
        + (off(worst) < 1e-6
            ? " all weights drawn are at the exact optimum, to within "
                + Numbers.shortest(Math.max(off(worst), 1e-16), 1)
                + " of its largest"
            : " "
                + story.name(worst)
                + " is furthest from the exact optimum, at "
                + Numbers.shortest(last[worst], 4)
                + " instead of "
                + Numbers.shortest(exact.get()[worst], 4))
        + more
        + ".";
  }

  /** The largest step of the first iteration, with what it should have led to. */
  private String gone() {
    if (paths.length < 2 || exact.isEmpty()) {
      return "";
    }
    int j = largestOf(paths[1]);
    return ": "
        + story.name(j)
        + " is "
        + Numbers.shortest(paths[1][j], 3)
        + " after "
        + Prose.count(iterates.get(1).iteration(), "update")
        + " instead of "
        + Numbers.shortest(exact.get()[j], 3);
  }

  private String notDrawn() {
    boolean intercept = story.plan().coordinates().intercept() && !shown.contains(0);
    int rest = story.features().size() - (shown.contains(0) ? shown.size() - 1 : shown.size());
    String weights =
        rest == 0
            ? ""
            : Prose.count(rest, "weight")
                + (rest == 1 ? " of less effect" : " of less effect each");
    String both =
        (intercept ? "the intercept, which is on another scale" : "")
            + (intercept && rest > 0 ? ", and " : "")
            + weights;
    return both.isEmpty() ? "" : "; not drawn: " + both;
  }

  private int largestOf(double[] values) {
    int largest = shown.get(0);
    for (int j : shown) {
      largest = j > 0 && Math.abs(values[j]) >= Math.abs(values[largest]) ? j : largest;
    }
    return largest;
  }

  /** How far a coefficient ended from its optimum, as a part of the largest. */
  private double off(int j) {
    double[] optimum = exact.orElseThrow();
    double largest = 0;
    for (int i : shown) {
      largest = Math.max(largest, Math.abs(optimum[i]));
    }
    double distance = Math.abs(paths[paths.length - 1][j] - optimum[j]);
    return largest == 0 ? distance : distance / largest;
  }

  /** In original units. */
  private DataTable numbers() {
    List<Integer> columns =
        Weights.largest(sizes(), MOST_COLUMNS, story.plan().coordinates().intercept());
    List<String> head = new ArrayList<>();
    head.add("iteration");
    columns.forEach(j -> head.add(story.name(j)));
    List<Row> rows = new ArrayList<>();
    for (Iterate iterate : Iterations.told(iterates)) {
      double[] original = story.plan().coordinates().toOriginal(iterate.at());
      List<Object> cells = new ArrayList<>();
      cells.add(iterate.iteration());
      columns.forEach(j -> cells.add(original[j]));
      rows.add(new Row(iterate.iteration(), cells));
    }
    if (story.fit().knowsOptimum()) {
      rows.add(row("exact", story.fit().optimum(), columns));
    }
    story
        .truth()
        .ifPresent(
            truth -> {
              double[] coefficients = new double[truth.size()];
              for (int j = 0; j < coefficients.length; j++) {
                coefficients[j] = truth.coefficient(j);
              }
              rows.add(row("true", coefficients, columns));
            });
    return new DataTable(head, rows);
  }

  private static Row row(String name, double[] original, List<Integer> columns) {
    List<Object> cells = new ArrayList<>();
    cells.add(name);
    columns.forEach(j -> cells.add(original[j]));
    return new Row(-1, cells);
  }
}
