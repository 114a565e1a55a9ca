package glissade.report.picture;

import glissade.forecast.Course;
import glissade.forecast.Shrinkage;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.picture.DataTable.Row;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many degrees of freedom a model has that is stopped after k iterations. */
final class EarlyStopping {

  private EarlyStopping() {}

  /** Empty where that is not known. */
  static Optional<Picture> picture(Story story) {
    Gaps gaps = Gaps.of(story);
    return gaps.iterates().isEmpty()
        ? Optional.empty()
        : gaps.course().map(course -> picture(story, gaps, course));
  }

  private static Picture picture(Story story, Gaps gaps, Course course) {
    double most = course.forecast().spectrum().rank();
    long best = story.fit().outcome().arrival().iteration();
    double freedom = freedom(course, best);
    Frame frame = Frame.of(gaps.axis(), Axis.linear(0, 1.1 * Math.max(1, most)));
    Chart chart = new Chart(ShrinkagePicture.ID, frame).axes("iteration", "degrees of freedom");
    long[] k = Iterations.smooth(gaps.last(), frame.x());
    double[] y = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      y[i] = freedom(course, k[i]);
    }
    chart.horizontal(most, Style.REFERENCE);
    chart.label(frame.x().to(), most, -4, 18, "end", "muted", "held back by nothing");
    chart.curve(Iterations.places(k), y, Style.PREDICTED);
    List<Iterate> marked = Iterations.marked(gaps.iterates(), frame.x());
    for (int i = 0; i < marked.size(); i++) {
      long iteration = marked.get(i).iteration();
      chart
          .mark(
              (double) iteration,
              freedom(course, iteration),
              Style.RUN,
              Iterations.size(i, marked.size()))
          .set("data-k", iteration);
    }
    chart.mark((double) best, freedom, Style.OPTIMUM, 2.2);
    return Picture.of(
        ShrinkagePicture.ID,
        "How many degrees of freedom stopping early leaves",
        finding(best, freedom, most),
        chart,
        numbers(gaps, course));
  }

  private static double freedom(Course course, long k) {
    return Shrinkage.of(course, k).degreesOfFreedom();
  }

  private static String finding(long best, double freedom, double most) {
    return "The best model by the rows held out, after "
        + Numbers.count(best)
        + (best == 1 ? " iteration" : " iterations")
        + ", has "
        + Numbers.shortest(freedom, 3)
        + " effective degrees of freedom of "
        + Numbers.shortest(most, 3)
        + ", as if a ridge held it back.";
  }

  private static DataTable numbers(Gaps gaps, Course course) {
    List<Row> rows = new ArrayList<>();
    for (Iterate iterate : Iterations.told(gaps.iterates())) {
      Shrinkage shrinkage = Shrinkage.of(course, iterate.iteration());
      List<Object> cells =
          List.of(iterate.iteration(), shrinkage.degreesOfFreedom(), shrinkage.ridge());
      rows.add(new Row(iterate.iteration(), cells));
    }
    return new DataTable(List.of("iteration", "degrees of freedom", "ridge λ with as many"), rows);
  }
}
