package glissade.cli;

import java.util.Arrays;

/** How the loss came down, small enough for a line of text. */
final class LossCurve {

  /** How many losses are kept, however long the descent. */
  private static final int KEPT = 512;

  private static final int WIDEST = 24;

  /** Shorter descents are no curve. */
  private static final int SHORTEST = 3;

  /** A fall by more than this is an L, or nothing at all, unless drawn on a log scale. */
  private static final double LINEAR_FALL = 20;

  private static final int LOG_FROM = 8;

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_BARS = "_.:-=+*#";

  private final double[] losses = new double[KEPT];
  private int count;
  private long seen;
  private long stride = 1;

  /** Takes in the loss before the next update. */
  void add(double loss) {
    if (seen++ % stride != 0) {
      return;
    }
    if (count == KEPT) {
      for (int i = 0; i < KEPT / 2; i++) {
        losses[i] = losses[2 * i];
      }
      count = KEPT / 2;
      stride *= 2;
      if ((seen - 1) % stride != 0) {
        return;
      }
    }
    losses[count++] = loss;
  }

  /** The loss at the start; NaN if there was no update. */
  double first() {
    return count == 0 ? Double.NaN : losses[0];
  }

  /** The loss before the last update that was kept; NaN if there was no update. */
  double last() {
    return count == 0 ? Double.NaN : losses[count - 1];
  }

  /**
   * Which character of {@link #draw} shows the point after some of all iterations; the first where
   * that was before a run was taken up again.
   */
  int place(long iterations, long all) {
    int width = Math.min(WIDEST, count + 1);
    double part = (double) (iterations - (all - seen)) / Math.max(1, seen);
    part = Math.max(0, Math.min(1, part));
    return (int) Math.round(part * (width - 1));
  }

  /** Whether there is something to see. */
  boolean isWorthDrawing() {
    return seen >= SHORTEST && first() > 0;
  }

  /** Whether {@link #draw} shows the gap to the optimum on a log scale. */
  boolean isLogarithmic(double gap, double optimum) {
    double fall = (first() - optimum) / Math.max(gap, Double.MIN_NORMAL);
    return seen >= LOG_FROM && fall > LINEAR_FALL;
  }

  /**
   * One character a moment, the higher the larger the loss.
   *
   * @param gap the last loss less the optimum
   * @param optimum the least loss there is
   */
  String draw(double gap, double optimum, boolean unicode) {
    boolean log = isLogarithmic(gap, optimum);
    double[] points = points(gap, optimum);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.length; i++) {
      // Below this a gap is rounding, and its logarithm noise.
      points[i] = log ? Math.log(Math.max(points[i], 1e-15 * (first() - optimum))) : points[i];
      least = Math.min(least, points[i]);
      most = Math.max(most, points[i]);
    }
    String bars = unicode ? BARS : ASCII_BARS;
    StringBuilder curve = new StringBuilder();
    for (double point : points) {
      double height = most > least ? (point - least) / (most - least) : 0;
      curve.append(bars.charAt((int) Math.round(height * (bars.length() - 1))));
    }
    return curve.toString();
  }

  /** Gaps at even distances, the last one last. */
  private double[] points(double gap, double optimum) {
    double[] all = Arrays.copyOf(losses, count + 1);
    for (int i = 0; i < count; i++) {
      all[i] = Math.max(0, losses[i] - optimum);
    }
    all[count] = gap;
    int width = Math.min(WIDEST, all.length);
    double[] points = new double[width];
    for (int i = 0; i < width; i++) {
      points[i] = all[(int) Math.round((double) i * (all.length - 1) / (width - 1))];
    }
    return points;
  }
}
