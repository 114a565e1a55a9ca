package glissade.report.picture;

import glissade.model.CompressedPlan;
import glissade.report.run.Story;
import glissade.report.slice.CostCurve;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;

/** What there is to be found in a cost curve. */
final class CostCurveFinding {

  private final Story story;
  private final CostCurve curve;
  private final LineDescent descent;

  CostCurveFinding(Story story, CostCurve curve, LineDescent descent) {
    this.story = story;
    this.curve = curve;
    this.descent = descent;
  }

  String text() {
    String held = curve.isThroughOptimum() ? "at their optimum" : "where they arrived";
    boolean single = story.plan().objective().dimension() == 1;
    String alone =
        single
            ? "Descent along the only weight there is"
            : "Descent along this one weight, all others held " + held;
    return alone + ", " + step() + ": " + way() + ".";
  }

  /** What is not in the picture. */
  String note() {
    boolean single = story.plan().objective().dimension() == 1;
    return (single ? "" : run()) + sample();
  }

  private String step() {
    String eta = "η = " + Numbers.significant(descent.eta(), 3);
    return descent.isOfRun()
        ? "with the run’s step " + eta
        : story.plan() instanceof CompressedPlan
            ? "with the best constant step of all weights, " + eta
            : "with a step safe along it, " + eta;
  }

  private String way() {
    double start = descent.at(0) - descent.bottom();
    if (Math.abs(start) <= 1e-12 * Math.abs(descent.bottom())) {
      return "it begins at the bottom, where the tangent is level";
    }
    if (!(story.plan() instanceof CompressedPlan)) {
      int last = descent.size() - 1;
      return "from "
          + Numbers.significant(descent.at(0), 3)
          + " it comes to "
          + Numbers.significant(descent.at(last), 3)
          + " after "
          + Prose.count(last, "update")
          + ", where the slope is "
          + Numbers.significant(curve.slope(descent.at(last)), 2)
          + " instead of "
          + Numbers.significant(curve.slope(descent.at(0)), 2);
    }
    return squares((curve.next(descent.at(0), descent.eta()) - descent.bottom()) / start);
  }

  /**
   * Along a parabola each update leaves the same part of the distance.
   *
   * @param left 1 − ηh
   */
  private static String squares(double left) {
    double size = Math.abs(left);
    String part = Numbers.significant(100 * size, 3) + " %";
    if (size < 1e-9) {
      return "the first update leads to the bottom";
    }
    if (size >= 1) {
      return "every update lands on the other side, "
          + Numbers.significant(size, 3)
          + " times as far from the bottom";
    }
    if (size < 0.01) {
      return "every update leaves " + part + " of the distance";
    }
    long hundredth = (long) Math.ceil(Math.log(0.01) / Math.log(size));
    String across = left < 0 ? " on the other side of the bottom" : "";
    return "every update leaves "
        + part
        + " of the distance"
        + across
        + ", "
        + Prose.count(hundredth, "update")
        + " a hundredth";
  }

  private String run() {
    int all = story.plan().objective().dimension();
    boolean diverged = !story.fit().outcome().hasUsablePoint();
    if (diverged
        && story.plan() instanceof CompressedPlan plan
        && Math.abs(curve.next(descent.at(0), descent.eta()) - descent.bottom())
            < Math.abs(descent.at(0) - descent.bottom())) {
      return "The run moves all "
          + Numbers.count(all)
          + " coefficients at once and diverges all the same: together they curve up to L = "
          + Numbers.significant(plan.forecast().spectrum().max(), 3)
          + ".";
    }
    return "The run itself moves all " + Numbers.count(all) + " coefficients at once.";
  }

  private String sample() {
    return curve.taken() == 0
        ? ""
        : " Drawn from "
            + Numbers.count(curve.taken())
            + " of the "
            + Numbers.count(curve.rows())
            + " rows.";
  }
}
