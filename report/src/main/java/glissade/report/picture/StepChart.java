package glissade.report.picture;

import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.optimizer.ConjugateGradient;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.Steepest;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.run.History.Iterate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The step sizes against iterations, beside the limit of a fixed one. */
final class StepChart {

  /** A limit further than this from every step is not worth the room. */
  private static final double NEAR = 100;

  private StepChart() {}

  static Chart of(String id, Gaps gaps, Plan plan) {
    List<Iterate> stepped =
        gaps.iterates().stream()
            .filter(each -> each.stepSize() > 0 && Double.isFinite(each.stepSize()))
            .toList();
    double[] steps = stepped.stream().mapToDouble(Iterate::stepSize).toArray();
    double limit = limit(plan);
    double least = DoubleStream.of(steps).min().orElse(1);
    double most = DoubleStream.of(steps).max().orElse(1);
    boolean isNear = limit > 0 && limit < most * NEAR && limit > least / NEAR;
    Frame frame = Frame.of(gaps.axis(), height(steps, isNear ? limit : least, least, most));
    Chart chart = new Chart(id, frame).axes("iteration", "step size η");
    if (isNear) {
      chart.horizontal(limit, Style.REFERENCE);
      boolean above = frame.y().place(limit) > frame.top() + 30;
      chart.label(frame.x().to(), limit, -6, above ? -6 : 18, "end", "muted", limitName(plan));
    }
    double[] k = Iterations.places(Iterations.numbers(stepped));
    chart.curve(k, steps, Style.RUN);
    List<Iterate> marked = Iterations.marked(stepped, frame.x());
    for (int i = 0; i < marked.size(); i++) {
      Iterate each = marked.get(i);
      chart
          .mark(
              (double) each.iteration(),
              each.stepSize(),
              Style.RUN,
              Iterations.size(i, marked.size()))
          .set("data-k", each.iteration());
    }
    return chart;
  }

  private static Axis height(double[] steps, double other, double least, double most) {
    List<Double> all = new ArrayList<>(DoubleStream.of(steps).boxed().toList());
    all.add(other);
    double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
    boolean wide = Math.max(most, other) > 20 * Math.min(least, other);
    if (wide) {
      return Axis.aroundLogarithms(MOST_DECADES, values);
    }
    return Axis.linear(0, 1.15 * Math.max(most, other));
  }

  private static final double MOST_DECADES = 12;

  /** The limit of a fixed step, where steps are of its kind; else NaN. */
  private static double limit(Plan plan) {
    if (!(plan instanceof CompressedPlan compressed)
        || compressed.objective().spectrum().max() == 0) {
      return Double.NaN;
    }
    double largest = compressed.objective().spectrum().max();
    if (plan.recurrence().isPresent()) {
      return plan.recurrence().get().stableBelow(largest);
    }
    boolean same =
        plan.optimizer() instanceof ConjugateGradient
            || (plan.optimizer() instanceof GradientDescent descent
                && descent.direction() instanceof Steepest);
    return same ? 2 / largest : Double.NaN;
  }

  private static String limitName(Plan plan) {
    return plan.recurrence().isPresent() && plan.recurrence().get().beta() > 0
        ? "limit with this β"
        : "2/L";
  }
}
