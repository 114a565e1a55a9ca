package glissade.stochastic;

import glissade.objective.Scaling;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;

/**
 * The coordinates in which single rows are learned from: weights z on uⱼ = (xⱼ − cⱼ)qⱼ, and behind
 * them the intercept. As those of the descent, but that columns of which zeros are not held are not
 * centred, since no entry of u would stay zero. Without a {@linkplain #intercept} that variable
 * stays 0.
 */
final class Frame {

  private final boolean intercept;
  private final int first;
  private final int centred;
  private final double[] centre;
  private final double[] factor;
  private final boolean ofUnits;

  /** What the descent takes off a column, and this may not. */
  private final double[] descentCentre;

  Frame(Scaling scaling, int centred) {
    int d = scaling.features();
    this.intercept = scaling.intercept();
    this.descentCentre = new double[d];
    this.first = this.intercept ? 1 : 0;
    this.centred = centred;
    this.centre = new double[d];
    this.factor = new double[d];
    for (int j = 0; j < d; j++) {
      descentCentre[j] = scaling.centre(j);
      centre[j] = j < centred ? scaling.centre(j) : 0;
      factor[j] = 1 / scaling.scale(j);
    }
    this.ofUnits = ofUnits(factor);
  }

  /**
   * @param centre c; kept
   * @param factor q; kept
   */
  Frame(double[] centre, double[] factor, boolean intercept) {
    this.intercept = intercept;
    this.first = intercept ? 1 : 0;
    this.centred = factor.length;
    this.centre = centre;
    this.descentCentre = centre;
    this.factor = factor;
    // They may change: a stream's are known from what has been seen.
    this.ofUnits = false;
  }

  private static boolean ofUnits(double[] factor) {
    for (double each : factor) {
      if (each != 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether q is 1 everywhere, so that values need not be multiplied. */
  boolean isOfUnits() {
    return ofUnits;
  }

  /** The frame for rows that are held as these are. */
  static Frame of(Scaling scaling, Batch like) {
    if (like instanceof DenseBatch dense) {
      return new Frame(scaling, dense.features());
    }
    return new Frame(scaling, like instanceof CodedBatch coded ? coded.numbers().features() : 0);
  }

  int features() {
    return factor.length;
  }

  boolean intercept() {
    return intercept;
  }

  /** c; not to be modified. */
  double[] centre() {
    return centre;
  }

  /** q, 0 for a constant column; not to be modified. */
  double[] factor() {
    return factor;
  }

  /** The variable of the descent that feature j belongs to. */
  int variable(int j) {
    return first + j;
  }

  /**
   * z ← the point in these coordinates.
   *
   * @param at in the coordinates of the descent; not modified
   */
  void enter(double[] at, double[] z) {
    int d = factor.length;
    System.arraycopy(at, first, z, 0, d);
    z[d] = intercept ? at[0] : 0;
    for (int j = centred; j < d && intercept; j++) {
      z[d] = Math.fma(-z[j] * factor[j], descentCentre[j], z[d]);
    }
  }

  /** The way back: at ← z in the coordinates of the descent. */
  void leave(double[] z, double[] at) {
    int d = factor.length;
    System.arraycopy(z, 0, at, first, d);
    for (int j = 0; j < d; j++) {
      // The weight of a constant column is part of the intercept.
      at[first + j] = factor[j] == 0 ? 0 : at[first + j];
    }
    if (intercept) {
      double c = z[d];
      for (int j = centred; j < d; j++) {
        c = Math.fma(z[j] * factor[j], descentCentre[j], c);
      }
      at[0] = c;
    }
  }

  /**
   * z ← the gradient by the variables of this frame.
   *
   * @param gradient by those of the descent; not modified
   */
  void gradient(double[] gradient, double[] z) {
    int d = factor.length;
    System.arraycopy(gradient, first, z, 0, d);
    z[d] = intercept ? gradient[0] : 0;
    for (int j = centred; j < d && intercept; j++) {
      z[j] = Math.fma(descentCentre[j] * factor[j], gradient[0], z[j]);
    }
  }
}
