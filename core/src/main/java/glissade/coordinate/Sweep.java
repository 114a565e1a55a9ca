package glissade.coordinate;

import glissade.objective.Columns;

/**
 * Exact minimisation along one coordinate after another, with the residual r = y − Xv kept up to
 * date:
 *
 * <pre>vⱼ ← S(xⱼᵀr + ‖xⱼ‖²vⱼ, αⱼ)/(‖xⱼ‖² + βⱼ)</pre>
 *
 * with S(u, α) = u drawn towards zero by α. O(n) for a coordinate that stays, twice that for one
 * that moves. Source: Friedman, Hastie and Tibshirani, Regularization paths for generalized linear
 * models via coordinate descent, J. Stat. Softw. 33 (2010).
 */
final class Sweep {

  private final Columns columns;
  private final double[] v;
  private final double[] r;

  /**
   * @param v the point; updated
   * @param r y − Xv; updated
   */
  Sweep(Columns columns, double[] v, double[] r) {
    this.columns = columns;
    this.v = v;
    this.r = r;
  }

  /**
   * One cycle through some coordinates, in the order given.
   *
   * @return the largest ‖xⱼ‖²(change of vⱼ)²: what the prediction moved by, squared
   */
  double cycle(int[] set, int size) {
    double largest = 0;
    for (int k = 0; k < size; k++) {
      largest = Math.max(largest, move(set[k]));
    }
    return largest;
  }

  private double move(int j) {
    double q = columns.squares(j);
    double divisor = q + columns.square(j);
    if (divisor == 0) {
      return 0;
    }
    double old = v[j];
    double moved = shrink(Math.fma(q, old, columns.dot(j, r)), columns.absolute(j)) / divisor;
    double change = moved - old;
    if (change == 0) {
      return 0;
    }
    v[j] = moved;
    columns.add(j, -change, r);
    return q * change * change;
  }

  private static double shrink(double u, double threshold) {
    return u > threshold ? u - threshold : u < -threshold ? u + threshold : 0;
  }
}
