package glissade.report.picture;

import glissade.model.CompressedPlan;
import glissade.objective.HeldOutLoss;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loss on rows held out beside the loss on those learned from. */
final class HeldOutChart {

  private final Gaps gaps;
  private final List<Iterate> marked;
  private final Map<Iterate, Double> losses = new HashMap<>();
  private final HeldOutLoss loss;

  private HeldOutChart(Gaps gaps, HeldOutLoss loss) {
    this.gaps = gaps;
    this.loss = loss;
    Frame frame = Frame.of(gaps.axis(), Axis.linear(0, 1));
    this.marked = Iterations.marked(gaps.iterates(), frame.x());
  }

  /** Empty where no rows are held out, or they cannot be gone through any more. */
  static Optional<HeldOutChart> of(Story story, Gaps gaps) {
    boolean open = story.plan() instanceof CompressedPlan || story.rows().isPresent();
    return open && !gaps.iterates().isEmpty()
        ? story.plan().heldOut().map(loss -> new HeldOutChart(gaps, loss))
        : Optional.empty();
  }

  /** The held-out loss at an iterate. */
  double at(Iterate iterate) {
    return losses.computeIfAbsent(iterate, each -> loss.applyAsDouble(each.at()));
  }

  private Iterate best() {
    Iterate best = marked.get(0);
    for (Iterate each : marked) {
      best = at(each) < at(best) ? each : best;
    }
    return best;
  }

  /** What is to be added to a sentence. */
  String finding() {
    return "; of those shown, iteration "
        + Numbers.count(best().iteration())
        + " has the least loss on the rows held out, "
        + Numbers.shortest(at(best()), 4);
  }

  Chart draw(String id) {
    double[] k = Iterations.places(Iterations.numbers(marked));
    double[] held = marked.stream().mapToDouble(this::at).toArray();
    double[] training = marked.stream().mapToDouble(Iterate::loss).toArray();
    Chart chart = new Chart(id, Frame.of(gaps.axis(), height(held, training)));
    chart.axes("iteration", "loss");
    chart.curve(k, training, Style.RUN);
    Style style = Style.number(1);
    chart.curve(k, held, style);
    for (int i = 0; i < k.length; i++) {
      if (chart.frame().y().holds(held[i])) {
        chart
            .mark(k[i], held[i], style, Iterations.size(i, marked.size()))
            .set("data-k", marked.get(i).iteration());
      }
    }
    chart.mark((double) best().iteration(), at(best()), Style.OPTIMUM, 2);
    new Key().add(style, "held out").add(Style.RUN, "learned from").upperRight(chart);
    return chart;
  }

  private static Axis height(double[] held, double[] training) {
    double[] both = new double[held.length + training.length];
    System.arraycopy(held, 0, both, 0, held.length);
    System.arraycopy(training, 0, both, held.length, training.length);
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i < both.length; i++) {
      both[i] = Math.min(both[i], 1e3 * Math.max(held[0], training[0]));
      least = Math.min(least, both[i]);
      most = Math.max(most, both[i]);
    }
    return least > 0 && most > 20 * least ? Axis.aroundLogarithms(12, both) : Axis.around(both);
  }
}
