package glissade.report.picture;

import glissade.forecast.Course;
import glissade.forecast.GapShare;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.run.History.Iterate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The length of the gradient against iterations, measured and predicted. */
final class GradientChart {

  private static final double MOST_GROWTH = 1e3;
  private static final double MOST_DECADES = 20;

  private GradientChart() {}

  static Chart of(String id, Gaps gaps) {
    Optional<Course> course = gaps.course();
    List<Iterate> iterates = gaps.iterates();
    double[] norms = iterates.stream().mapToDouble(Iterate::gradientNorm).toArray();
    double[] held = Arrays.copyOf(norms, norms.length + 1);
    held[norms.length] = course.map(theory -> norm(theory, gaps.horizon())).orElse(0.0);
    for (int i = 0; i < held.length; i++) {
      held[i] = Math.min(held[i], held[0] > 0 ? held[0] * MOST_GROWTH : held[i]);
    }
    Frame frame = Frame.of(gaps.axis(), Axis.aroundLogarithms(MOST_DECADES, held));
    Chart chart = new Chart(id, frame).axes("iteration", "length of the gradient");
    GapChart.measured(chart, iterates, norms);
    course.ifPresent(theory -> predicted(chart, gaps.horizon(), theory));
    return chart;
  }

  private static void predicted(Chart chart, long last, Course course) {
    long[] k = Iterations.smooth(last, chart.frame().x());
    double[] norm = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      norm[i] = norm(course, k[i]);
    }
    chart.curve(Iterations.places(k), norm, Style.PREDICTED);
  }

  /** ‖∇L(θ_k)‖ = √Σ (λᵢcᵢ)², where ½λᵢcᵢ² is direction i's part of the gap. */
  static double norm(Course course, long k) {
    double gap = course.gap(k);
    double squares = 0;
    for (GapShare share : course.shares(k)) {
      squares += 2 * share.curvature() * share.part() * gap;
    }
    return Math.sqrt(squares);
  }
}
