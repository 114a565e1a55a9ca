package glissade.report.slice;

import glissade.objective.Columns;
import glissade.objective.CompressedLeastSquares;

/**
 * Squares along a line, exactly: F(w) = F₀ + t²(w − w*)².
 *
 * @param least F₀
 * @param lowest w*
 * @param t its square is half the curvature; 0 where F is flat along the line
 */
record Parabola(double least, double lowest, double t) {

  /**
   * @param centre a point of the line; not modified
   * @param unit what one unit more of w is; not modified
   * @param origin w there
   */
  static Parabola of(
      CompressedLeastSquares squares, double[] centre, double[] unit, double origin) {
    Columns columns = squares.columns();
    double[] r = columns.residual(centre);
    double[] p = new double[columns.rows()];
    for (int j = 0; j < unit.length; j++) {
      if (unit[j] != 0) {
        columns.add(j, unit[j], p);
      }
    }
    double norm = Math.sqrt(QuadraticForm.dot(p, p));
    double along = norm > 0 ? QuadraticForm.dot(p, r) / norm : 0;
    for (int i = 0; i < r.length && norm > 0; i++) {
      r[i] -= along / norm * p[i];
    }
    double least = squares.leastLoss() + QuadraticForm.dot(r, r) / columns.weightSum();
    double lowest = origin + (norm > 0 ? along / norm : 0);
    return new Parabola(least, lowest, norm / Math.sqrt(columns.weightSum()));
  }

  double value(double w) {
    double x = t * (w - lowest);
    return least + x * x;
  }

  double slope(double w) {
    return 2 * t * t * (w - lowest);
  }
}
