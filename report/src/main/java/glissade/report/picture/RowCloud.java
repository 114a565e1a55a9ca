package glissade.report.picture;

import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.diagnostics.Observation;
import glissade.report.markup.Element;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Rows as points of a chart, the extreme ones with a ring and their number. All points are one path
 * of dots, so that 1,500 of them take some 20 kB.
 *
 * @param rows what is drawn
 * @param extremes what is drawn besides, with numbers
 * @param all how many rows there are
 */
record RowCloud(List<Observation> rows, List<Observation> extremes, long all) {

  /** More would be a page of numbers; the others can be had from the command line. */
  static final int MOST_LISTED = 50;

  /** From so many on, points lie on each other. */
  private static final int MANY = 300;

  /** How much larger a ring is than a mark, what it takes, and what words on it cost. */
  private static final double RING = 1.7;

  private static final double RING_RADIUS = 7;
  private static final double RING_COST = 20;

  /** Values of all that is drawn, for an axis. */
  double[] values(ToDoubleFunction<Observation> of) {
    return Stream.concat(rows.stream(), extremes.stream()).mapToDouble(of).toArray();
  }

  /** Draws the points, then rings and numbers. */
  void draw(Chart chart, ToDoubleFunction<Observation> x, ToDoubleFunction<Observation> y) {
    draw(chart, new Labels(chart), x, y);
  }

  /**
   * @param labels knows what is drawn already
   */
  void draw(
      Chart chart,
      Labels labels,
      ToDoubleFunction<Observation> x,
      ToDoubleFunction<Observation> y) {
    chart.draw(
        dots(
            chart.frame(),
            rows.stream().mapToDouble(x).toArray(),
            rows.stream().mapToDouble(y).toArray()));
    number(chart, labels, x, y);
  }

  /** Points as one path of dots. */
  static Element dots(Frame frame, double[] x, double[] y) {
    StringBuilder path = new StringBuilder();
    Set<Long> taken = new HashSet<>();
    for (int i = 0; i < x.length; i++) {
      double atX = frame.x().place(x[i]);
      double atY = frame.y().place(y[i]);
      // One on another is not seen: a path is painted once, wherever it goes.
      if (x.length <= MANY || taken.add((Math.round(atX) << 20) + Math.round(atY))) {
        path.append('M').append(tenth(atX)).append(' ').append(tenth(atY)).append("h0");
      }
    }
    return Element.of("path", "points " + Style.RUN.colour())
        .set("d", path.toString())
        .set("stroke-linecap", "round")
        .set("stroke-width", x.length > MANY ? 4 : 5.5)
        .set("stroke-opacity", x.length > MANY ? 0.6 : 0.85);
  }

  /** A tenth of a unit cannot be seen. */
  private static String tenth(double place) {
    return Element.number(Math.round(10 * place) / 10.0);
  }

  /** Rings around the extreme rows, and their numbers where there is room. */
  void number(Chart chart, ToDoubleFunction<Observation> x, ToDoubleFunction<Observation> y) {
    number(chart, new Labels(chart), x, y);
  }

  /**
   * @param labels knows what is drawn already
   */
  void number(
      Chart chart,
      Labels labels,
      ToDoubleFunction<Observation> x,
      ToDoubleFunction<Observation> y) {
    for (Observation row : extremes) {
      double atX = x.applyAsDouble(row);
      double atY = y.applyAsDouble(row);
      chart.markOnTop(atX, atY, Style.PREDICTED, RING);
      labels.avoid(atX, atY, RING_RADIUS, RING_COST);
    }
    for (Observation row : extremes) {
      double[][] point = {{x.applyAsDouble(row), y.applyAsDouble(row)}};
      labels.write(point, Style.PREDICTED.colour(), Numbers.count(row.place()));
    }
  }

  /** {@code 1,500 of 40,000 rows are drawn.}, with a blank before it; nothing where all are. */
  String thinned() {
    return rows.size() < all
        ? " "
            + Numbers.count(rows.size())
            + " of "
            + Numbers.count(all)
            + " rows are drawn, chosen by lot; those with numbers are the extremes of all."
        : "";
  }

  /** One column of a table. */
  record Quantity(String title, ToDoubleFunction<Observation> of) {}

  /** The extreme rows and up to {@value #MOST_LISTED} others, by their numbers. */
  DataTable table(Quantity... quantities) {
    TreeSet<Observation> listed = new TreeSet<>(Comparator.comparingLong(Observation::place));
    List<Observation> inOrder =
        rows.stream().sorted(Comparator.comparingLong(Observation::place)).toList();
    int shown = Math.min(MOST_LISTED, inOrder.size());
    for (int k = 0; k < shown; k++) {
      listed.add(inOrder.get((int) ((long) k * inOrder.size() / shown)));
    }
    listed.addAll(extremes);
    List<String> head = new ArrayList<>();
    head.add(
        listed.size() < all
            ? "row (" + Numbers.count(listed.size()) + " of " + Numbers.count(all) + ")"
            : "row");
    List<DataTable.Row> lines = new ArrayList<>();
    for (Quantity quantity : quantities) {
      head.add(quantity.title());
    }
    for (Observation row : listed) {
      Object[] cells = new Object[quantities.length + 1];
      cells[0] = row.place();
      for (int k = 0; k < quantities.length; k++) {
        cells[k + 1] = quantities[k].of().applyAsDouble(row);
      }
      lines.add(DataTable.Row.of(cells));
    }
    return new DataTable(head, lines);
  }
}
