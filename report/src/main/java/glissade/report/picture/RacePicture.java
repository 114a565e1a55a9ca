package glissade.report.picture;

import glissade.descent.Outcome;
import glissade.forecast.Course;
import glissade.objective.KnownLeast;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.chart.Style.Dash;
import glissade.report.chart.Style.Marker;
import glissade.report.picture.DataTable.Row;
import glissade.report.run.History;
import glissade.report.run.History.Iterate;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Several optimizers from one start: what is left of the gap to the optimum against iterations, and
 * against evaluations, each of which is one pass over rows that are not folded.
 */
public final class RacePicture {

  private static final String ID = "race";

  /** So many have colours of their own; the others are there, and in the table. */
  private static final int NAMED = 6;

  /** What is less than this of the first gap is not worth the room. */
  private static final double DECADES = 14;

  private static final Style OTHER = new Style("muted thin", Dash.SOLID, Marker.PLUS);

  private final List<Entrant> entrants;
  private final List<double[]> left = new ArrayList<>();
  private final double first;

  /**
   * Who took part.
   *
   * @param name as it was chosen
   * @param history how it went
   * @param outcome how it ended
   * @param predicted what it was to do, where that is known
   */
  public record Entrant(
      String name, History history, Outcome outcome, Optional<Course> predicted) {}

  private RacePicture(List<Entrant> entrants, KnownLeast loss) {
    this.entrants = entrants;
    double start = 0;
    for (Entrant entrant : entrants) {
      double[] gaps =
          entrant.history().iterates().stream()
              .mapToDouble(iterate -> loss.gap(iterate.at()))
              .toArray();
      start = Math.max(start, gaps.length == 0 ? 0 : gaps[0]);
      left.add(gaps);
    }
    this.first = start;
    for (double[] gaps : left) {
      for (int i = 0; i < gaps.length; i++) {
        gaps[i] = first > 0 ? gaps[i] / first : 0;
      }
    }
  }

  /**
   * @param ranked who took part, whoever won first
   * @param loss what they descended on
   * @return empty if nobody did
   */
  public static Optional<Picture> of(List<Entrant> ranked, KnownLeast loss) {
    return ranked.isEmpty()
        ? Optional.empty()
        : Optional.of(new RacePicture(ranked, loss).picture());
  }

  private Picture picture() {
    return new Picture(
        ID,
        "What each optimizer leaves of the gap",
        finding(),
        List.of(
            chart(ID, "iteration", RacePicture::iterations, true),
            chart(ID + "-passes", "passes over the data", RacePicture::passes, false)),
        numbers());
  }

  private static double[] iterations(List<Iterate> iterates) {
    return Iterations.places(Iterations.numbers(iterates));
  }

  /**
   * The evaluations that led to each iterate: those up to the update before it, which where that
   * was not kept lies as far between two that were as its number does.
   */
  static double[] passes(List<Iterate> iterates) {
    double[] passes = new double[iterates.size()];
    for (int i = 0; i < passes.length; i++) {
      Iterate own = iterates.get(i);
      Iterate before = iterates.get(Math.max(0, i - 1));
      double steps = own.iteration() - before.iteration();
      double part = steps == 0 ? 0 : (steps - 1) / steps;
      passes[i] =
          own.iteration() == 0
              ? 1
              : before.evaluations() + part * (own.evaluations() - before.evaluations());
    }
    return passes;
  }

  private Chart chart(
      String id, String title, Function<List<Iterate>, double[]> x, boolean withPrediction) {
    Frame frame = Frame.of(along(x), height()).withRoom(0, EndLabels.ROOM);
    Chart chart = new Chart(id, frame).axes(title, "part of the first gap");
    EndLabels names = new EndLabels();
    for (int i = entrants.size() - 1; i >= 0; i--) {
      Style style = i < NAMED ? Style.number(i).with(Dash.SOLID) : OTHER;
      double[] places = x.apply(entrants.get(i).history().iterates());
      chart.curve(places, left.get(i), style);
      marks(chart, places, i, style);
      if (withPrediction && i < NAMED) {
        predicted(chart, entrants.get(i), style);
      }
    }
    for (int i = 0; i < Math.min(NAMED, entrants.size()); i++) {
      double[] own = left.get(i);
      double end = own.length == 0 ? 1 : own[own.length - 1];
      names.add(end, Style.number(i), entrants.get(i).name());
    }
    if (entrants.size() > NAMED) {
      names.add(0, OTHER, (entrants.size() - NAMED) + " others");
    }
    names.write(chart, "");
    return chart;
  }

  private void marks(Chart chart, double[] places, int number, Style style) {
    List<Iterate> iterates = entrants.get(number).history().iterates();
    List<Iterate> marked = Iterations.marked(iterates, chart.frame().x());
    boolean gone = false;
    for (int i = 0; i < places.length; i++) {
      boolean isIn = left.get(number)[i] <= chart.frame().y().to();
      int at = marked.indexOf(iterates.get(i));
      if (isIn && at >= 0 && left.get(number)[i] >= chart.frame().y().from()) {
        double size = (number < NAMED ? 0.9 : 0.4) * Iterations.size(at, marked.size());
        chart
            .mark(places[i], left.get(number)[i], style, size)
            .set("data-k", iterates.get(i).iteration());
      }
      if (!isIn && !gone) {
        gone = true;
        chart
            .markOnTop(places[i], chart.frame().y().to(), Style.BAD, 1.6)
            .set("data-k", iterates.get(i).iteration());
      }
    }
    if (!gone && places.length > 0 && !entrants.get(number).outcome().hasUsablePoint()) {
      int end = places.length - 1;
      chart
          .markOnTop(places[end], left.get(number)[end], Style.BAD, 1.6)
          .set("data-k", iterates.get(end).iteration());
    }
  }

  private void predicted(Chart chart, Entrant entrant, Style style) {
    List<Iterate> iterates = entrant.history().iterates();
    if (entrant.predicted().isEmpty() || iterates.isEmpty() || !(first > 0)) {
      return;
    }
    Course course = entrant.predicted().get();
    long[] k = Iterations.smooth(iterates.get(iterates.size() - 1).iteration(), chart.frame().x());
    double[] part = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      part[i] = course.gap(k[i]) / first;
    }
    chart.curve(Iterations.places(k), part, style.with(Dash.SHORT));
  }

  /** By the logarithm where some took fifty times as long as others. */
  private Axis along(Function<List<Iterate>, double[]> x) {
    double most = 1;
    double least = Double.POSITIVE_INFINITY;
    for (Entrant entrant : entrants) {
      List<Iterate> iterates = entrant.history().iterates();
      if (!iterates.isEmpty()) {
        double end = x.apply(iterates)[iterates.size() - 1];
        most = Math.max(most, end);
        least = Math.min(least, Math.max(1, end));
      }
    }
    return most > 20 * least ? Axis.countsByLogarithm(most) : Axis.counts(most);
  }

  private Axis height() {
    double least = 1;
    double most = 1;
    for (double[] gaps : left) {
      for (double gap : gaps) {
        least = gap > 0 ? Math.min(least, gap) : least;
        most = Double.isFinite(gap) ? Math.max(most, gap) : most;
      }
    }
    return Axis.aroundLogarithms(
        DECADES, Math.min(most, 1e3), Math.max(least, Math.pow(10, 1 - DECADES)));
  }

  private String finding() {
    List<String> order = new ArrayList<>();
    for (int i = 0; i < Math.min(3, entrants.size()); i++) {
      order.add(
          entrants.get(i).name()
              + " ("
              + Prose.count(entrants.get(i).outcome().arrival().iterations(), "iteration")
              + ")");
    }
    long lost = entrants.stream().filter(entrant -> !entrant.outcome().hasUsablePoint()).count();
    return (entrants.size() == 1 ? "Alone in the race: " : "First comes ")
        + String.join(", then ", order)
        + (lost == 0 ? "" : "; " + Numbers.count(lost) + (lost == 1 ? " diverges" : " diverge"))
        + ".";
  }

  private DataTable numbers() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < entrants.size(); i++) {
      Entrant entrant = entrants.get(i);
      double[] own = left.get(i);
      rows.add(
          Row.of(
              (long) (i + 1),
              entrant.name(),
              entrant.outcome().status(),
              entrant.outcome().arrival().iterations(),
              entrant.outcome().arrival().evaluations(),
              own.length == 0 ? "" : (Object) own[own.length - 1]));
    }
    return new DataTable(
        List.of("place", "optimizer", "outcome", "iterations", "passes", "left of the gap"), rows);
  }
}
