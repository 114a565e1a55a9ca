package glissade.explore.live;

import glissade.descent.Step;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.picture.DataTable;
import glissade.report.picture.Picture;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The loss on its way down, or its gap to the optimum where that is known; gradient and step. */
public final class LossPictures implements LivePictures {

  /** Below that part of the first gap a difference of two losses is rounding. */
  private static final double ROUNDING = 1e-15;

  private static final double DECADES = 16;

  /** Rows of a table. */
  private static final int ROWS = 12;

  private static final int DIGITS = 4;

  private final OptionalDouble optimum;

  /**
   * @param optimum the least loss there is, where that is known
   */
  public LossPictures(OptionalDouble optimum) {
    this.optimum = optimum;
  }

  @Override
  public Picture loss(Seen seen) {
    double[] x = seen.iterations();
    double[] losses = seen.losses();
    double least = optimum.orElse(0);
    double[] y = new double[losses.length];
    for (int i = 0; i < y.length; i++) {
      double gap = losses[i] - least;
      y[i] = optimum.isPresent() && !(gap > ROUNDING * (losses[0] - least)) ? Double.NaN : gap;
    }
    String quantity = optimum.isPresent() ? "gap to the exact optimum" : "loss";
    Chart chart = chart("live-loss", x, y, quantity);
    return Picture.of(
        "live-loss",
        optimum.isPresent() ? "The gap to the optimum" : "The loss",
        finding(seen.newest(), losses[0]),
        chart,
        table(seen));
  }

  private String finding(Step newest, double first) {
    String text =
        "After "
            + Prose.count(newest.iteration(), "iteration")
            + " the loss is "
            + Numbers.shortest(newest.loss(), DIGITS);
    double all = first - optimum.orElse(Double.NaN);
    double left = newest.loss() - optimum.orElse(Double.NaN);
    if (!(all > 0)) {
      return text + ", from " + Numbers.shortest(first, DIGITS) + " at the start.";
    }
    return left > ROUNDING * all
        ? text
            + ": "
            + Numbers.shortest(left / all, 2)
            + " of the gap that there was at the start is left."
        : text + ", the optimum but for rounding.";
  }

  @Override
  public Picture steps(Seen seen) {
    double[] x = seen.iterations();
    Chart gradient = chart("live-gradient", x, seen.gradientNorms(), "gradient norm ‖∇L‖");
    Chart step = chart("live-step", x, seen.stepSizes(), "step size η");
    String finding =
        "At iteration "
            + Numbers.count(seen.newest().iteration())
            + " the gradient is "
            + Numbers.shortest(seen.newest().gradientNorm(), DIGITS)
            + " long, and the step "
            + Numbers.shortest(seen.newest().stepSize(), DIGITS)
            + ".";
    return new Picture(
        "live-steps", "Gradient and step size", finding, List.of(gradient, step), table(seen));
  }

  /** A curve over the iterations, by its logarithm where it is positive throughout. */
  private static Chart chart(String id, double[] x, double[] y, String title) {
    Axis across = Axis.linear(x[0], Math.max(x[0] + 1, x[x.length - 1]));
    Axis up = isSpread(y) ? Axis.aroundLogarithms(DECADES, y) : Axis.around(y);
    Chart chart = new Chart(id, Frame.of(across, up));
    chart.axes("iteration k", title);
    chart.curve(x, y, Style.RUN);
    int last = y.length - 1;
    if (up.holds(y[last])) {
      chart.markOnTop(x[last], y[last], Style.RUN, 1).set("data-k", (long) x[last]);
    }
    return chart;
  }

  /** Whether a logarithm shows more: all are positive, and of different size. */
  private static boolean isSpread(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double value : values) {
      if (value <= 0) {
        return false;
      }
      least = Math.min(least, Double.isNaN(value) ? least : value);
      most = Math.max(most, Double.isNaN(value) ? most : value);
    }
    return most >= 2 * least;
  }

  private static DataTable table(Seen seen) {
    double[] iterations = seen.iterations();
    double[] losses = seen.losses();
    double[] norms = seen.gradientNorms();
    double[] steps = seen.stepSizes();
    List<DataTable.Row> rows = new ArrayList<>();
    int count = Math.min(ROWS, iterations.length);
    for (int i = 0; i < count; i++) {
      int at = (int) Math.round((double) i * (iterations.length - 1) / Math.max(1, count - 1));
      long k = (long) iterations[at];
      rows.add(new DataTable.Row(k, List.of(k, losses[at], norms[at], steps[at])));
    }
    return new DataTable(List.of("iteration", "loss", "gradient norm", "step size"), rows);
  }
}
