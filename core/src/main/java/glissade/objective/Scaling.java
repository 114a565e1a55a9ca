package glissade.objective;

import glissade.compress.Moments;
import glissade.penalty.Penalty;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The coordinates descent runs in, as against the original units of the columns: uⱼ = (xⱼ −
 * centreⱼ)/scaleⱼ. The prediction is the same function in both: with weights v on u and intercept
 * c, the original weights are wⱼ = vⱼ/scaleⱼ and the original intercept is b = c − Σ wⱼ·centreⱼ.
 *
 * <p>No row is ever centred: centres go through the intercept alone, that of a point on its way to
 * original units and the derivative by it on the way back, so rows of which zeros are not held stay
 * so, and a gradient in any coordinates costs O(non-zeros + d).
 *
 * <p>A point in descent coordinates is (c, v₁ … v_d), or (v₁ … v_d) without an intercept; a point
 * in original units is always (b, w₁ … w_d), with b = 0 without an intercept.
 *
 * <p>Scaling changes the coordinates, never the loss or its optimum. Immutable.
 */
public final class Scaling implements Coordinates, Serializable {

  /** A column whose spread is under this part of its size is constant but for rounding. */
  private static final double CONSTANT = 1e-12;

  private final boolean intercept;
  private final boolean standardized;
  private final double[] centre;
  private final double[] scale;

  private Scaling(boolean intercept, boolean standardized, double[] centre, double[] scale) {
    this.intercept = intercept;
    this.standardized = standardized;
    this.centre = centre;
    this.scale = scale;
  }

  /** Descent in original units. */
  public static Scaling raw(int features, boolean intercept) {
    double[] ones = new double[features];
    Arrays.fill(ones, 1);
    return new Scaling(intercept, false, new double[features], ones);
  }

  /**
   * Columns of mean 0 and standard deviation 1; without an intercept, of mean square 1 about zero.
   * A constant column (with an intercept; without one, a zero column) gets an infinite scale: its
   * weight stays 0.
   */
  public static Scaling standardized(Moments columns, boolean intercept) {
    int d = columns.features();
    double[] centre = new double[d];
    double[] scale = new double[d];
    double root = Math.sqrt(columns.weightSum());
    for (int j = 0; j < d; j++) {
      double norm = columns.norm(j + 1);
      double spread = intercept ? columns.centredNorm(j + 1) : norm;
      boolean constant = spread <= CONSTANT * norm;
      scale[j] = constant ? Double.POSITIVE_INFINITY : spread / root;
      centre[j] = intercept ? columns.mean(j + 1) : 0;
    }
    return new Scaling(intercept, true, centre, scale);
  }

  @Override
  public int features() {
    return scale.length;
  }

  /** d, and one more with an intercept. */
  @Override
  public int dimension() {
    return scale.length + first();
  }

  @Override
  public boolean intercept() {
    return intercept;
  }

  @Override
  public boolean standardized() {
    return standardized;
  }

  @Override
  public double[] inColumns(double[] direction) {
    return direction.clone();
  }

  /** The variable that belongs to feature 0: 1 with an intercept, which comes first, else 0. */
  public int first() {
    return intercept ? 1 : 0;
  }

  /** What is taken off a feature. */
  public double centre(int feature) {
    return centre[feature];
  }

  /** What a feature is divided by; infinite for one that is constant. */
  public double scale(int feature) {
    return scale[feature];
  }

  @Override
  public double[] toOriginal(double[] point) {
    double[] original = new double[features() + 1];
    double b = intercept ? point[0] : 0;
    for (int j = 0; j < features(); j++) {
      double w = point[first() + j] / scale[j];
      original[j + 1] = w;
      b = Math.fma(-w, centre[j], b);
    }
    original[0] = b;
    return original;
  }

  /**
   * The point of (b, w). A weight on a constant column becomes part of the intercept.
   *
   * @param original d + 1 elements, the intercept first; not modified
   */
  public double[] toDescent(double[] original) {
    double[] point = new double[dimension()];
    double c = original[0];
    for (int j = 0; j < features(); j++) {
      double w = original[j + 1];
      point[first() + j] = Double.isInfinite(scale[j]) ? 0 : w * scale[j];
      c = Math.fma(w, centre[j], c);
    }
    if (intercept) {
      point[0] = c;
    }
    return point;
  }

  /**
   * A penalty on (w₁ … w_d) as one on a point in these coordinates. The intercept has none.
   *
   * @param original one variable a feature
   */
  public Penalty penalty(Penalty original) {
    double[] absolute = new double[dimension()];
    double[] square = new double[dimension()];
    for (int j = 0; j < features(); j++) {
      absolute[first() + j] = original.absolute(j) / scale[j];
      square[first() + j] = original.square(j) / scale[j] / scale[j];
    }
    return new Penalty(absolute, square);
  }

  /**
   * The chain rule: ∂/∂c = ∂/∂b, ∂/∂vⱼ = (∂/∂wⱼ − centreⱼ·∂/∂b)/scaleⱼ.
   *
   * @param original (∂/∂b, ∂/∂w₁ …), d + 1 elements; not modified
   * @param gradient overwritten, {@link #dimension()} elements
   */
  public void gradientToDescent(double[] original, double[] gradient) {
    if (intercept) {
      gradient[0] = original[0];
    }
    for (int j = 0; j < features(); j++) {
      gradient[first() + j] = Math.fma(-centre[j], original[0], original[j + 1]) / scale[j];
    }
  }

  /**
   * How coefficient j of (b, w) hangs on the variables of a point: a row of the matrix of {@link
   * #toOriginal}.
   */
  public double[] gradientOf(int coefficient) {
    double[] row = new double[dimension()];
    if (coefficient > 0) {
      row[first() + coefficient - 1] = 1 / scale[coefficient - 1];
      return row;
    }
    for (int j = 0; j < features(); j++) {
      row[first() + j] = -centre[j] / scale[j];
    }
    if (intercept) {
      row[0] = 1;
    }
    return row;
  }
}
