package glissade.cli;

import glissade.loss.SquaredLoss;
import glissade.model.Fit;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;

/** The loss and the held-out loss, one under the other, iteration for iteration. */
final class HeldOutCurve {

  /** What both lines begin with, as wide as each other. */
  private static final String LOSS = "  loss      ";

  private static final String HELD_OUT = "  held out  ";

  /** On a log scale the least held-out loss itself would be infinitely far down. */
  private static final double UNDER_LEAST = 0.95;

  private final Fit fit;
  private final LossCurve loss;
  private final HeldOut heldOut;
  private final boolean unicode;

  HeldOutCurve(FitResult result, HeldOut heldOut, boolean unicode) {
    this.fit = result.fit();
    this.loss = result.curve();
    this.heldOut = heldOut;
    this.unicode = unicode;
  }

  /**
   * @param explained R² of the model on the rows trained on; NaN where there is none
   */
  List<String> lines(double explained) {
    boolean known = fit.knowsOptimum();
    double optimum = known ? fit.optimumLoss() : Math.min(fit.loss(), loss.last());
    // The model may be an iterate on the way, while the curve goes to the end.
    double gap =
        fit.plan().stopsEarly()
            ? Math.max(0, loss.last() - optimum)
            : known ? fit.gap() : fit.loss() - optimum;
    double floor = UNDER_LEAST * heldOut.watch().best();
    double heldOutGap = heldOut.watch().last() - floor;
    double heldOutOfModel = heldOut.ofModel(fit);
    List<String> lines = new ArrayList<>();
    lines.add(LOSS + line(loss, gap, optimum, fit.loss(), explained));
    lines.add(
        HELD_OUT
            + line(
                heldOut.curve(),
                heldOutGap,
                floor,
                heldOutOfModel,
                heldOut.explained(heldOutOfModel)));
    if (loss.isWorthDrawing()) {
      lines.add(marker());
    }
    return lines;
  }

  private String line(LossCurve curve, double gap, double least, double ofModel, double explained) {
    String end = Numbers.shortest(ofModel, 4) + explained(explained, ofModel);
    return curve.isWorthDrawing()
        ? curve.draw(gap, least, unicode) + "  " + Numbers.shortest(curve.first(), 4) + " → " + end
        : end;
  }

  /** Two of these and their curves stand in one line of a terminal, so it is short. */
  private String explained(double share, double loss) {
    if (!(fit.plan().loss() instanceof SquaredLoss)) {
      return "";
    }
    String error = "   RMSE " + Numbers.significant(Math.sqrt(loss), 3);
    return Double.isFinite(share) ? error + ", R² " + Numbers.significant(share, 3) : error;
  }

  /** Points at the iterate whose held-out loss is least. */
  private String marker() {
    long best = heldOut.watch().bestIteration();
    int place = loss.place(best, fit.outcome().arrival().iterations());
    String what = fit.plan().stopsEarly() ? "the model, " : "least held-out loss, ";
    return " ".repeat(LOSS.length() + place)
        + "^ "
        + what
        + (best == 0 ? "at the start" : "after " + Prose.count(best, "iteration"));
  }
}
