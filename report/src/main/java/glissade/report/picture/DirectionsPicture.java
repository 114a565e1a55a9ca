package glissade.report.picture;

import glissade.compress.Spectrum;
import glissade.forecast.Course;
import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.report.chart.Chart;
import glissade.report.picture.DataTable.Row;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.DirectionText;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gap to the optimum by the directions of the Hessian it lies along, ½λᵢcᵢ² each with cᵢ =
 * vᵢ·(θ − θ*): steep ones are done with soon, flat ones are what descent waits for. Measured on the
 * iterates, and predicted where the method has fixed coefficients. Source: Goh, Why Momentum Really
 * Works, Distill (2017).
 */
public final class DirectionsPicture {

  private static final String ID = "directions";
  private static final String TITLE = "The gap by direction";

  private DirectionsPicture() {}

  /**
   * Of a run on squares.
   *
   * @return empty where the curvatures are not known, or not all of them, or there is no gap
   */
  public static Optional<Picture> of(Story story) {
    Gaps gaps = Gaps.of(story);
    Optional<Theory> theory = gaps.theory();
    if (theory.isEmpty() || gaps.iterates().isEmpty() || !isTold(theory.get().forecast())) {
      return Optional.empty();
    }
    Directions directions = Directions.of(theory.get(), gaps.iterates(), gaps.horizon());
    Chart chart =
        DirectionsChart.of(
            ID, directions, gaps.axis(), gaps.horizon(), gaps.floor(), story.features());
    String finding = finding(directions, story);
    String title =
        TITLE
            + (directions.course().isPresent()
                ? ": marks measured, dashes predicted"
                : ", measured");
    return Optional.of(
        Picture.of(ID, title, finding, chart, numbers(directions, story.features())));
  }

  /**
   * Of a method that has not been run.
   *
   * @param features the names of the features
   * @param last the last iteration that is looked at
   * @return empty where not all curvatures are known, or there is no gap
   */
  public static Optional<Picture> predicted(Course course, List<String> features, long last) {
    Forecast forecast = course.forecast();
    if (!isTold(forecast)) {
      return Optional.empty();
    }
    Directions directions =
        Directions.of(new Theory(forecast, Optional.of(course)), List.of(), last);
    Chart chart = DirectionsChart.of(ID, directions, directions.axis(), last, 0, features);
    return Optional.of(
        Picture.of(
            ID,
            TITLE,
            slowest(course, features) + ".",
            chart,
            predictedNumbers(directions, chart, features)));
  }

  private static boolean isTold(Forecast forecast) {
    return forecast.spectrum().isComplete()
        && forecast.spectrum().curved() > 0
        && forecast.firstGap() > 0;
  }

  private static String finding(Directions directions, Story story) {
    List<String> features = story.features();
    Iterate end = directions.iterates().get(directions.iterates().size() - 1);
    String left = end.iteration() == 0 ? "" : left(directions, end);
    return directions
        .course()
        .map(course -> slowest(course, features) + left + ".")
        .orElse(
            "Measured only, since "
                + story.plan().optimizer().title()
                + " has no fixed coefficients to predict it by"
                + left
                + ".");
  }

  private static String slowest(Course course, List<String> features) {
    Spectrum spectrum = course.forecast().spectrum();
    int slow = 0;
    for (int i = 1; i < spectrum.curved(); i++) {
      slow = course.rateAlong(i) >= course.rateAlong(slow) ? i : slow;
    }
    double rate = course.rateAlong(slow);
    String what =
        "λ = "
            + Numbers.significant(spectrum.curvature(slow), 3)
            + ", mostly "
            + DirectionText.columns(Directions.told(course.forecast(), slow), features);
    if (rate >= 1) {
      return "The direction with "
          + what
          + ", grows fastest, by a factor of "
          + Rates.text(rate * rate)
          + " at each iteration";
    }
    double perDigit = course.iterationsPerDigit(slow);
    return "Along the slowest direction ("
        + what
        + ") the gap takes "
        + (perDigit < 1 ? "less than one iteration" : about(perDigit))
        + " to come down to a tenth";
  }

  private static String about(double iterations) {
    return iterations < 1e15
        ? Numbers.about(iterations) + (Math.round(iterations) == 1 ? " iteration" : " iterations")
        : Numbers.shortest(iterations, 2) + " iterations";
  }

  private static String left(Directions directions, Iterate end) {
    double[] parts = directions.measured(end);
    double all = 0;
    int largest = 0;
    for (int i = 0; i < parts.length; i++) {
      all += parts[i];
      largest = parts[i] > parts[largest] ? i : largest;
    }
    if (!(all > 0) || !Double.isFinite(all)) {
      return "";
    }
    EigenDirection direction = Directions.told(directions.forecast(), largest);
    return "; of what is left at iteration "
        + Numbers.count(end.iteration())
        + ", "
        + (parts[largest] > 0.9995 * all
            ? "nearly all"
            : Numbers.shortest(100 * parts[largest] / all, 3) + " %")
        + " lies along λ = "
        + Numbers.significant(direction.curvature(), 3);
  }

  private static DataTable numbers(Directions directions, List<String> features) {
    List<Row> rows = new ArrayList<>();
    for (Iterate iterate : Iterations.told(directions.iterates())) {
      List<Object> cells = new ArrayList<>();
      cells.add(iterate.iteration());
      double[] measured = directions.measured(iterate);
      for (int number : directions.shown()) {
        cells.add(measured[number]);
        directions
            .course()
            .ifPresent(course -> cells.add(directions.predicted(number, iterate.iteration())));
      }
      if (directions.hasOthers()) {
        cells.add(directions.others(measured));
      }
      rows.add(new Row(iterate.iteration(), cells));
    }
    return new DataTable(head(directions, true, features), rows);
  }

  private static DataTable predictedNumbers(
      Directions directions, Chart chart, List<String> features) {
    List<Row> rows = new ArrayList<>();
    long[] all = Iterations.smooth(directions.last(), chart.frame().x());
    for (int i = 0; i < all.length; i += Math.max(1, all.length / 50)) {
      List<Object> cells = new ArrayList<>();
      cells.add(all[i]);
      for (int number : directions.shown()) {
        cells.add(directions.predicted(number, all[i]));
      }
      rows.add(new Row(all[i], cells));
    }
    return new DataTable(head(directions, false, features), rows);
  }

  private static List<String> head(Directions directions, boolean measured, List<String> features) {
    List<String> head = new ArrayList<>();
    head.add("iteration");
    for (int number : directions.shown()) {
      EigenDirection direction = Directions.told(directions.forecast(), number);
      head.add(
          "λ = "
              + Numbers.significant(direction.curvature(), 3)
              + ": "
              + DirectionText.of(direction, features));
      if (measured && directions.course().isPresent()) {
        head.add("predicted");
      }
    }
    if (measured && directions.hasOthers()) {
      head.add("other directions");
    }
    return head;
  }
}
