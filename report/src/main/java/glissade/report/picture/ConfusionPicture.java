package glissade.report.picture;

import glissade.evaluation.Confusion;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.markup.Element;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;

/** Which classes are taken for which: a field for each pair, the darker the more. */
final class ConfusionPicture {

  /** In more fields than this squared no number can be read. */
  private static final int MOST_NUMBERED = 8;

  /** Text on the darkest field must still be read. */
  private static final double DARKEST = 0.45;

  private static final int MOST_LETTERS = 10;

  private ConfusionPicture() {}

  /**
   * @param names what the classes are called, in their order
   */
  static Picture of(Confusion confusion, List<String> names) {
    int k = confusion.classes();
    Frame frame =
        new Frame(
            Frame.WIDTH,
            400,
            Axis.linear(0, k).placed(118, 462),
            Axis.linear(0, k).placed(330, 34));
    Chart chart = new Chart("confusion-chart", frame);
    for (int actual = 0; actual < k; actual++) {
      for (int predicted = 0; predicted < k; predicted++) {
        field(chart, confusion, actual, predicted);
      }
    }
    for (int i = 0; i < k && k <= 2 * MOST_NUMBERED; i++) {
      String name = Prose.shortened(names.get(i), k <= 4 ? MOST_LETTERS : MOST_LETTERS - 3);
      chart.label(0, k - i - 0.5, -8, 5, "end", "", name);
      if (k <= 4) {
        chart.label(i + 0.5, 0, 0, 21, "middle", "", name);
      }
    }
    boolean isNamed = k <= 4;
    String below = isNamed ? "predicted" : "predicted, in the same order";
    chart.label(k / 2.0, 0, 0, isNamed ? 50 : 30, "middle", "muted", below);
    chart.label(0, k, -8, -12, "end", "muted", "actual");
    return Picture.of(
        "confusion",
        "Which classes are taken for which",
        finding(confusion, names),
        chart,
        table(confusion, names));
  }

  private static void field(Chart chart, Confusion confusion, int actual, int predicted) {
    Frame frame = chart.frame();
    int k = confusion.classes();
    double share = confusion.at(actual, predicted) / Math.max(1e-300, confusion.actual(actual));
    double left = frame.x().place(predicted);
    double top = frame.y().place(k - actual);
    chart.draw(
        Element.of("rect", actual == predicted ? "c1" : "c2")
            .set("x", left + 1)
            .set("y", top + 1)
            .set("width", frame.x().place(predicted + 1) - left - 2)
            .set("height", frame.y().place(k - actual - 1) - top - 2)
            .set("fill-opacity", DARKEST * share)
            .set("stroke-opacity", 0.35));
    if (k <= MOST_NUMBERED) {
      double x = predicted + 0.5;
      double y = k - actual - 0.5;
      chart.label(x, y, 0, 5, "middle", "", Numbers.shortest(confusion.at(actual, predicted), 5));
    }
  }

  private static String finding(Confusion confusion, List<String> names) {
    int worst = 0;
    int taken = 1;
    for (int i = 0; i < confusion.classes(); i++) {
      for (int j = 0; j < confusion.classes(); j++) {
        if (i != j && confusion.at(i, j) > confusion.at(worst, taken)) {
          worst = i;
          taken = j;
        }
      }
    }
    String right =
        Numbers.significant(100 * confusion.right(), 3)
            + " % of the rows are taken for what they are";
    return confusion.at(worst, taken) > 0
        ? right
            + "; the commonest mistake is "
            + names.get(worst)
            + " taken for "
            + names.get(taken)
            + ", "
            + Numbers.shortest(confusion.at(worst, taken), 6)
            + " of "
            + Numbers.shortest(confusion.actual(worst), 6)
            + "."
        : right + ".";
  }

  private static DataTable table(Confusion confusion, List<String> names) {
    List<String> head = new ArrayList<>();
    head.add("actual");
    names.forEach(name -> head.add("predicted " + name));
    List<DataTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < confusion.classes(); i++) {
      Object[] cells = new Object[confusion.classes() + 1];
      cells[0] = names.get(i);
      for (int j = 0; j < confusion.classes(); j++) {
        cells[j + 1] = confusion.at(i, j);
      }
      rows.add(DataTable.Row.of(cells));
    }
    return new DataTable(head, rows);
  }
}
