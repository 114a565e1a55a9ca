package glissade.report.picture;

import glissade.forecast.Course;
import glissade.model.CompressedPlan;
import glissade.report.chart.Chart;
import glissade.report.picture.DataTable.Row;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.ForecastRow;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the loss came down: the gap to the optimum on a logarithmic scale, where a constant rate is a
 * straight line, beside what theory predicted; the gradient; the step sizes; and the loss on rows
 * held out, where there are some.
 */
public final class GapPicture {

  private static final String ID = "gap";

  private GapPicture() {}

  /** Of a run, of any loss. */
  public static Picture of(Story story) {
    Gaps gaps = Gaps.of(story);
    Optional<Course> course = gaps.course();
    List<Chart> charts = new ArrayList<>();
    charts.add(GapChart.of(ID, gaps));
    charts.add(GradientChart.of(ID + "-gradient", gaps));
    charts.add(StepChart.of(ID + "-step", gaps, story.plan()));
    Optional<HeldOutChart> heldOut = HeldOutChart.of(story, gaps);
    heldOut.ifPresent(chart -> charts.add(chart.draw(ID + "-held-out")));
    String title =
        gaps.isExact()
            ? "The gap to the exact optimum, iteration by iteration"
            : "The gap to the least loss seen, iteration by iteration";
    return new Picture(
        ID, title, finding(story, gaps, course, heldOut), charts, numbers(gaps, course, heldOut));
  }

  /**
   * Of methods that have not been run.
   *
   * @param methods at least one, all from the same start
   */
  public static Picture predicted(List<ForecastRow> methods) {
    PredictedGaps gaps = new PredictedGaps(methods);
    return Picture.of(
        ID,
        "The gap to the exact optimum, as predicted",
        gaps.finding(),
        gaps.draw(ID),
        gaps.numbers());
  }

  private static String finding(
      Story story, Gaps gaps, Optional<Course> course, Optional<HeldOutChart> heldOut) {
    if (gaps.iterates().isEmpty()) {
      return "No iterate was kept.";
    }
    double first = gaps.at(0);
    int end = gaps.iterates().size() - 1;
    String held = heldOut.map(HeldOutChart::finding).orElse("");
    if (!story.fit().outcome().hasUsablePoint()) {
      return grown(story, gaps);
    }
    if (gaps.isExact() && first == 0) {
      return "The first point is the optimum already: there is no gap" + held + ".";
    }
    if (!gaps.isExact()) {
      return "The loss went from "
          + Numbers.shortest(gaps.iterates().get(0).loss(), 4)
          + " to "
          + Numbers.shortest(story.fit().loss(), 4)
          + " in "
          + Prose.count(gaps.last(), "iteration")
          + "; the optimum itself is not known, so the gap is to the least loss seen"
          + held
          + ".";
    }
    return (end == 0
            ? "No iteration was made: the gap is " + Numbers.shortest(first, 3)
            : "In "
                + Prose.count(gaps.last() - gaps.iterates().get(0).iteration(), "iteration")
                + " the gap went from "
                + Numbers.shortest(first, 3)
                + " to "
                + Numbers.shortest(gaps.at(end), 3))
        + course.map(theory -> ", " + agreement(gaps, theory)).orElse("")
        + course.map(GapPicture::slope).orElse("")
        + (course.isEmpty() && story.plan() instanceof CompressedPlan
            ? "; what " + story.plan().optimizer().title() + " does is not known beforehand"
            : "")
        + held
        + ".";
  }

  private static String grown(Story story, Gaps gaps) {
    int end = gaps.iterates().size() - 1;
    String from =
        "The run was stopped after "
            + Prose.count(story.history().updates(), "iteration")
            + ": the loss, "
            + Numbers.shortest(gaps.iterates().get(0).loss(), 4)
            + " at the start, grows without bound";
    return from
        + gaps.course()
            .map(
                course ->
                    ", in the long run by a factor of "
                        + Rates.text(course.rate() * course.rate())
                        + " at each iteration")
            .orElse(
                end > 0
                    ? " and was "
                        + Numbers.shortest(gaps.iterates().get(end).loss(), 3)
                        + " at iteration "
                        + Numbers.count(gaps.last())
                    : "")
        + ".";
  }

  /** How far the measured gaps are from the predicted ones, where they are more than rounding. */
  private static String agreement(Gaps gaps, Course course) {
    double worst = 0;
    int compared = 0;
    for (int i = 0; i < gaps.iterates().size(); i++) {
      double predicted = course.gap(gaps.iterates().get(i).iteration());
      if (gaps.at(i) > 1e4 * gaps.floor() && Double.isFinite(gaps.at(i)) && predicted > 0) {
        worst = Math.max(worst, Math.abs(gaps.at(i) / predicted - 1));
        compared++;
      }
    }
    return compared == 0
        ? "which is rounding"
        : worst < 1e-3
            ? "as predicted (to " + Numbers.shortest(Math.max(worst, 1e-16), 1) + " of it)"
            : "within " + Numbers.shortest(100 * worst, 2) + " % of what was predicted";
  }

  private static String slope(Course course) {
    double rate = course.rate();
    if (rate == 0) {
      return "";
    }
    return "; in the long run each iteration "
        + (rate > 1 ? "multiplies it by " : "leaves ")
        + Rates.text(rate * rate)
        + (rate > 1 ? "" : " of it");
  }

  private static DataTable numbers(
      Gaps gaps, Optional<Course> course, Optional<HeldOutChart> heldOut) {
    List<String> head = new ArrayList<>(List.of("iteration", "loss", "gap"));
    course.ifPresent(theory -> head.add("predicted gap"));
    head.add("gradient");
    head.add("step size");
    heldOut.ifPresent(chart -> head.add("held-out loss"));
    List<Row> rows = new ArrayList<>();
    for (Iterate iterate : Iterations.told(gaps.iterates())) {
      List<Object> cells = new ArrayList<>();
      cells.add(iterate.iteration());
      cells.add(iterate.loss());
      cells.add(gaps.of(iterate));
      course.ifPresent(theory -> cells.add(theory.gap(iterate.iteration())));
      cells.add(iterate.gradientNorm());
      cells.add(Double.isNaN(iterate.stepSize()) ? "" : iterate.stepSize());
      heldOut.ifPresent(chart -> cells.add(chart.at(iterate)));
      rows.add(new Row(iterate.iteration(), cells));
    }
    return new DataTable(head, rows);
  }
}
