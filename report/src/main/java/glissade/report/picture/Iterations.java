package glissade.report.picture;

import glissade.report.chart.Axis;
import glissade.report.run.History.Iterate;
import java.util.ArrayList;
import java.util.List;

/** Which of many iterates are drawn and told, and where along an axis. */
final class Iterations {

  /** Up to here all are seen well enough side by side. */
  private static final long EVENLY = 2_000;

  private static final double MARKS_APART = 5;

  /** So many are seen as marks. */
  private static final int MOST_SEEN = 30;

  private static final int ROWS = 48;

  /** All of these stand in a table: those that the article prints. */
  private static final int FIRST_ROWS = 12;

  private static final int POINTS = 240;

  private Iterations() {}

  /**
   * Where iterations stand: evenly, or by their logarithm where there are many and more than half
   * of what happens on a logarithmic scale happens in the first tenth of them.
   *
   * @param last the last one
   * @param k some of them, in order
   * @param falling what is looked at, one value each
   */
  static Axis axis(long last, long[] k, double[] falling) {
    return last > EVENLY && isEarly(last, k, falling)
        ? Axis.countsByLogarithm((double) last)
        : Axis.counts((double) Math.max(1, last));
  }

  private static boolean isEarly(long last, long[] k, double[] falling) {
    double first = Double.NaN;
    double tenth = Double.NaN;
    double end = Double.NaN;
    for (int i = 0; i < k.length; i++) {
      if (falling[i] > 0 && Double.isFinite(falling[i])) {
        double log = Math.log(falling[i]);
        first = Double.isNaN(first) ? log : first;
        tenth = k[i] <= last / 10 ? log : tenth;
        end = log;
      }
    }
    return first - tenth > (first - end) / 2;
  }

  /**
   * So many that their marks can be told apart, always with the first and the last.
   *
   * @param x where they stand
   */
  static List<Iterate> marked(List<Iterate> all, Axis x) {
    List<Iterate> marked = new ArrayList<>();
    double place = Double.NEGATIVE_INFINITY;
    for (Iterate each : all) {
      double own = x.place((double) each.iteration());
      if (own - place >= MARKS_APART) {
        marked.add(each);
        place = own;
      }
    }
    if (!all.isEmpty() && marked.get(marked.size() - 1) != all.get(all.size() - 1)) {
      marked.set(marked.size() == 1 ? 0 : marked.size() - 1, all.get(all.size() - 1));
      if (marked.size() == 1) {
        marked.add(0, all.get(0));
      }
    }
    return marked;
  }

  /**
   * How large a mark is: where there are many only some are seen, and the others hardly broaden the
   * line.
   */
  static double size(int number, int marks) {
    int every = (marks + MOST_SEEN - 1) / MOST_SEEN;
    return number % every == 0 || number == marks - 1 ? (marks <= MOST_SEEN ? 1 : 0.8) : 0.3;
  }

  /** So many that a table can be read: the first ones, the last, and some between. */
  static List<Iterate> told(List<Iterate> all) {
    if (all.size() <= ROWS) {
      return all;
    }
    List<Iterate> told = new ArrayList<>(all.subList(0, FIRST_ROWS));
    int rest = ROWS - FIRST_ROWS;
    int left = all.size() - FIRST_ROWS;
    for (int i = 1; i <= rest; i++) {
      told.add(all.get(FIRST_ROWS - 1 + (int) Math.round((double) i * left / rest)));
    }
    return told;
  }

  /**
   * Whole numbers from 0 to the last one, so close along an axis that a curve through them is
   * smooth.
   */
  static long[] smooth(long last, Axis x) {
    Axis placed = x.placed(0, POINTS);
    List<Long> points = new ArrayList<>();
    long next = 0;
    for (int i = 0; i <= POINTS && next <= last; i++) {
      long k = Math.min(last, Math.round(placed.valueAt(i)));
      if (k >= next) {
        points.add(k);
        next = k + 1;
      }
    }
    if (points.isEmpty() || points.get(0) != 0) {
      points.add(0, 0L);
    }
    return points.stream().mapToLong(Long::longValue).toArray();
  }

  /** As an axis takes them. */
  static double[] places(long[] k) {
    double[] places = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      places[i] = k[i];
    }
    return places;
  }

  /** The numbers of iterates. */
  static long[] numbers(List<Iterate> iterates) {
    return iterates.stream().mapToLong(Iterate::iteration).toArray();
  }
}
