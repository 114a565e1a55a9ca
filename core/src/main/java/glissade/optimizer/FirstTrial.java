package glissade.optimizer;

import glissade.descent.Norm;

/**
 * How far to look along a line of which nothing is known but its slope at the start. On a quadratic
 * the exact step; otherwise that of the parabola with the slopes at the start and a little further
 * on. One evaluation, more only where functions have no finite value a little further on.
 */
final class FirstTrial {

  /** A little further on: this part of the size of the point, or of 1 where it is smaller. */
  private static final double PROBE = 1e-4;

  /** The parabola is not believed further from the probe than this. */
  private static final double FURTHEST = 1e4;

  private FirstTrial() {}

  /**
   * @param at θ; not modified
   * @return η over 0; 0 where the line is level; NaN if it cannot be told
   */
  static double size(double[] at, Line line) {
    if (line.isExact()) {
      return line.exact();
    }
    double slope = line.slopeHere();
    if (slope == 0) {
      return 0;
    }
    double size = Math.max(1, Norm.of(at));
    double probe = Math.min(PROBE * size / Norm.of(line.direction()), Double.MAX_VALUE);
    line.value(probe);
    while (!line.isFinite() && line.moves()) {
      probe *= PROBE;
      line.value(probe);
    }
    double rise = line.slope() - slope;
    double furthest = FURTHEST * probe;
    return rise > 0
        ? Math.min(-slope / rise * probe, furthest)
        : line.moves() ? furthest : Double.NaN;
  }
}
