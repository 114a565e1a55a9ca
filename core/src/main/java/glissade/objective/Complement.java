package glissade.objective;

import glissade.rows.Batch;
import glissade.rows.InMemoryRows;

/**
 * The vectors of n elements, one a row, from which the constant is taken away: an orthonormal basis
 * C of those orthogonal to D1 = √weight, by the Householder reflection H that maps D1 to the first
 * unit vector. C is H without its first column. Without centring nothing is taken away and C = I.
 */
final class Complement {

  private final boolean centred;
  private final double[] targets;
  private final double[] weights;

  /** √weight. */
  private final double[] roots;

  /** H = I − vvᵀ/v₀ with v of this scale. */
  private final double[] v;

  Complement(InMemoryRows rows, boolean centred) {
    int n = Math.toIntExact(rows.count());
    this.centred = centred;
    this.targets = new double[n];
    this.weights = new double[n];
    this.roots = new double[n];
    this.v = new double[n];
    int at = 0;
    double sum = 0;
    for (Batch chunk : rows.chunks()) {
      for (int i = 0; i < chunk.rows(); i++, at++) {
        targets[at] = chunk.target(i);
        weights[at] = chunk.weight(i);
        roots[at] = Math.sqrt(weights[at]);
        sum += weights[at];
      }
    }
    double norm = Math.sqrt(sum);
    for (int i = 0; i < n; i++) {
      v[i] = roots[i] / norm;
    }
    v[0] += 1;
  }

  /** n. */
  int rows() {
    return roots.length;
  }

  /** How many elements of Hx are not part of Cᵀx: 1, or 0 without centring. */
  int first() {
    return centred ? 1 : 0;
  }

  double[] targets() {
    return targets.clone();
  }

  double[] weights() {
    return weights.clone();
  }

  /**
   * x ← HDx, whose elements from {@link #first()} on are CᵀDx.
   *
   * @param x n elements
   */
  void reduce(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= roots[i];
    }
    reflect(x);
  }

  /**
   * x ← DHx, for x that is zero before {@link #first()}: DC of the rest.
   *
   * @param x n elements
   */
  void weigh(double[] x) {
    reflect(x);
    for (int i = 0; i < x.length; i++) {
      x[i] *= roots[i];
    }
  }

  /**
   * x ← D⁻¹Hx, for x that is zero before {@link #first()}; 0 for a row without weight, where
   * nothing depends on it.
   *
   * @param x n elements
   */
  void expand(double[] x) {
    reflect(x);
    for (int i = 0; i < x.length; i++) {
      x[i] = roots[i] == 0 ? 0 : x[i] / roots[i];
    }
  }

  private void reflect(double[] x) {
    if (!centred) {
      return;
    }
    double along = 0;
    for (int i = 0; i < x.length; i++) {
      along = Math.fma(v[i], x[i], along);
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.fma(-along / v[0], v[i], x[i]);
    }
  }
}
