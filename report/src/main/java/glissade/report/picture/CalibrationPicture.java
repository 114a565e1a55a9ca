package glissade.report.picture;

import glissade.evaluation.TwoClasses;
import glissade.report.chart.Chart;
import glissade.report.chart.Style;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a class came about where it was predicted with some probability, in ten groups, with
 * what their sizes leave to chance: Wilson's interval of 95 %. Source: Wilson, Probable inference,
 * the law of succession, and statistical inference, J. Am. Stat. Assoc. 22 (1927).
 */
final class CalibrationPicture {

  private static final double NORMAL = 1.959963984540054;

  private static final int MOST_LETTERS = 14;

  private CalibrationPicture() {}

  /**
   * @param one what the class is called whose probability it is
   * @param shifted whether the fit counted the classes differently
   */
  static Picture of(TwoClasses classes, String one, boolean shifted) {
    List<TwoClasses.Bin> bins = classes.bins();
    Chart chart = new Chart("calibration-chart", RocPicture.unitSquare());
    String name = Prose.shortened(one, MOST_LETTERS);
    chart.axes("predicted probability of " + name, "observed share of " + name);
    chart.segment(0, 0, 1, 1, Style.REFERENCE);
    for (TwoClasses.Bin bin : bins) {
      chart.segment(
          bin.predicted(), interval(bin, -1), bin.predicted(), interval(bin, 1), Style.RUN);
      chart.markOnTop(bin.predicted(), bin.observed(), Style.RUN, 1.3);
    }
    return Picture.of(
        "calibration",
        "Probabilities against what came about",
        finding(bins, shifted),
        chart,
        table(bins));
  }

  /** The lower end of the interval, or the upper one. */
  static double interval(TwoClasses.Bin bin, int sign) {
    double z = NORMAL * NORMAL / bin.rows();
    double share = bin.observed();
    double half = Math.sqrt(share * (1 - share) * z + z * z / 4);
    return (share + z / 2 + sign * half) / (1 + z);
  }

  private static String finding(List<TwoClasses.Bin> bins, boolean shifted) {
    double most = 0;
    double sum = 0;
    long rows = 0;
    int held = 0;
    for (TwoClasses.Bin bin : bins) {
      double off = Math.abs(bin.observed() - bin.predicted());
      most = Math.max(most, off);
      sum += bin.rows() * off;
      rows += bin.rows();
      held += interval(bin, -1) <= bin.predicted() && bin.predicted() <= interval(bin, 1) ? 1 : 0;
    }
    return "In "
        + bins.size()
        + " groups of about "
        + Numbers.count(Math.round(rows / (double) bins.size()))
        + " rows the share differs from the probability by "
        + Numbers.significant(sum / rows, 2)
        + " on average and by "
        + Numbers.significant(most, 2)
        + " at most; "
        + held
        + " of the "
        + bins.size()
        + " intervals of 95 % hold the probability."
        + (shifted
            ? " The fit counted the classes differently, so its probabilities are of other shares"
                + " than these rows have."
            : "");
  }

  private static DataTable table(List<TwoClasses.Bin> bins) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (TwoClasses.Bin bin : bins) {
      rows.add(
          new DataTable.Row(
              -1,
              List.of(
                  bin.rows(),
                  bin.predicted(),
                  bin.observed(),
                  interval(bin, -1),
                  interval(bin, 1))));
    }
    return new DataTable(List.of("rows", "mean probability", "share", "from", "to"), rows);
  }
}
