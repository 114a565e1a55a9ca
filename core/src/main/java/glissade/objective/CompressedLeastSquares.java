package glissade.objective;

import glissade.compress.Aliasing;
import glissade.compress.Spectrum;
import glissade.compress.Triangle;
import glissade.compress.UpperTriangular;
import glissade.penalty.Penalty;
import org.jspecify.annotations.Nullable;

/**
 * The mean squared error of all rows, from their triangle alone: with R₁ the columns of R that
 * belong to the point θ, z what the target's column has in the same rows, and ρ what it has below,
 *
 * <pre>L(θ) = (‖R₁θ − z‖² + ρ²)/W      ∇L(θ) = 2/W R₁ᵀ(R₁θ − z)      H = 2/W R₁ᵀR₁</pre>
 *
 * O(d²) at each point, whatever the number of rows, and the same values as over the rows to
 * rounding. Where columns are aliased, the part of z that no θ reaches is counted in ρ.
 */
public final class CompressedLeastSquares
    implements Curved, ScaleFree, KnownLeast, TwiceDifferentiable, ByColumns {

  /** How far from zero rounding can leave R₁θ − z, as a part of what it is made of. */
  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private final Triangle triangle;
  private final Penalty penalty;
  private final Scaling scaling;
  private final Coordinates coordinates;
  private final Aliasing aliasing;
  private final int p;
  private final double[] elements;

  /** R₁ of the same elements. */
  private final UpperTriangular r1;

  private final double[] z;
  private final double rho;
  private final ReducedRows rows;
  private final double weightSum;
  private final double[] columnNorms;
  private final double targetNorm;
  private @Nullable Spectrum spectrum;

  /**
   * @param triangle of the rows; at least one row has a weight
   * @param scaling the coordinates to descend in
   * @throws IllegalArgumentException if no row has a weight
   */
  public CompressedLeastSquares(Triangle triangle, Scaling scaling) {
    this(triangle, Penalty.none(scaling.features()), scaling);
  }

  /**
   * With a ridge, Σ ½bⱼwⱼ², which is rows √(Wbⱼ/2) below the others: loss, gradient, curvatures and
   * the exact optimum are then of both together.
   *
   * @param triangle of the rows themselves
   * @param penalty in original units; its absolute values are left to {@link CompressedLasso}
   * @param scaling the coordinates to descend in
   */
  public CompressedLeastSquares(Triangle triangle, Penalty penalty, Scaling scaling) {
    this(triangle, penalty, scaling, scaling, null);
  }

  /**
   * The same loss in other coordinates; which columns are aliased is not found out again.
   *
   * @param other with an intercept if this has one
   */
  public CompressedLeastSquares in(Scaling other) {
    if (other.intercept() != scaling.intercept()) {
      throw new IllegalArgumentException("an intercept is no matter of coordinates");
    }
    return new CompressedLeastSquares(triangle, penalty, other, other, aliasing);
  }

  /**
   * @param scaling of the columns of this triangle
   * @param coordinates what a point means, where the columns of the triangle are not those of the
   *     rows
   */
  CompressedLeastSquares(Triangle triangle, Scaling scaling, Coordinates coordinates) {
    this(triangle, Penalty.none(scaling.features()), scaling, coordinates, null);
  }

  private CompressedLeastSquares(
      Triangle triangle,
      Penalty penalty,
      Scaling scaling,
      Coordinates coordinates,
      @Nullable Aliasing known) {
    if (!(triangle.weightSum() > 0)) {
      throw new IllegalArgumentException("there are no rows with a weight to fit");
    }
    this.triangle = triangle;
    this.penalty = penalty;
    this.scaling = scaling;
    this.coordinates = coordinates;
    this.p = scaling.dimension();
    this.weightSum = triangle.weightSum();
    Triangle ridged = ridged(triangle, penalty);
    double[] whole = ridged.augmented(scaling.intercept());
    double[] original = part(whole, p);
    this.aliasing = known == null ? Aliasing.of(original, p) : known;
    this.elements = scaled(original, scaling);
    this.r1 = new UpperTriangular(elements, p);
    double[] column = column(whole, p);
    this.targetNorm = norm(column);
    double[] target = new double[p];
    System.arraycopy(column, 0, target, 0, p);
    this.z = aliasing.isFullRank() ? target : aliasing.reachable(target);
    this.rho = Math.hypot(column[p], distance(target, z));
    this.rows = new ReducedRows(elements, r1, z, rho);
    this.columnNorms = new double[p];
    for (int j = 0; j < p; j++) {
      columnNorms[j] = columnNorm(j);
    }
  }

  private static Triangle ridged(Triangle triangle, Penalty penalty) {
    double[] roots = new double[penalty.dimension()];
    boolean none = true;
    for (int j = 0; j < roots.length; j++) {
      roots[j] = Math.sqrt(triangle.weightSum() * penalty.square(j) / 2);
      none &= roots[j] == 0;
    }
    return none ? triangle : triangle.withRidge(roots);
  }

  private static double[] part(double[] whole, int p) {
    double[] part = new double[p * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(whole, i * (p + 1), part, i * p, p);
    }
    return part;
  }

  private static double[] column(double[] whole, int p) {
    double[] column = new double[p + 1];
    for (int i = 0; i <= p; i++) {
      column[i] = whole[i * (p + 1) + p];
    }
    return column;
  }

  /** R₁ in descent coordinates: each column less its centre times the constant, over its scale. */
  private static double[] scaled(double[] original, Scaling scaling) {
    int p = scaling.dimension();
    double[] scaled = original.clone();
    for (int j = 0; j < scaling.features(); j++) {
      int column = scaling.first() + j;
      if (scaling.intercept()) {
        scaled[column] = Math.fma(-scaling.centre(j), original[0], original[column]);
      }
      for (int i = 0; i <= column; i++) {
        scaled[i * p + column] /= scaling.scale(j);
      }
    }
    return scaled;
  }

  @Override
  public int dimension() {
    return p;
  }

  /** 2/W R₁ᵀR₁, O(d³). */
  @Override
  public double[] hessian(double[] at) {
    return r1.gram(2 / weightSum);
  }

  /** The ridge, in original units; its absolute values are no part of this. */
  public Penalty penalty() {
    return penalty;
  }

  /** Whether there is a ridge. */
  public boolean isPenalized() {
    for (int j = 0; j < penalty.dimension(); j++) {
      if (penalty.square(j) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The mean squared error alone, without the ridge.
   *
   * @param at θ; not modified
   */
  public double meanSquaredError(double[] at) {
    double[] residual = coordinates.toOriginal(at);
    return triangle.meanSquaredError(residual);
  }

  /**
   * sums ← sums − W/2·bⱼwⱼ: what the ridge adds to the normal equations.
   *
   * @param original (b, w)
   */
  void addPenalty(double[] original, double[] sums) {
    for (int j = 0; j < penalty.dimension(); j++) {
      sums[j + 1] = Math.fma(-weightSum / 2 * penalty.square(j), original[j + 1], sums[j + 1]);
    }
  }

  /** R₁ and z. */
  @Override
  public Columns columns() {
    return columns(Penalty.none(p));
  }

  /**
   * R₁ and z as columns, with what the squares of the penalty added to them.
   *
   * @param rest what else is penalised, in the coordinates of this
   */
  Columns columns(Penalty rest) {
    double[] columns = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        columns[j * p + i] = elements[i * p + j];
      }
    }
    return new Columns(columns, p, z, weightSum, rest);
  }

  /** The triangle this was made from. */
  public Triangle triangle() {
    return triangle;
  }

  /** The coordinates descended in. */
  public Coordinates coordinates() {
    return coordinates;
  }

  /** How the columns of the triangle became the coordinates. */
  Scaling scaling() {
    return scaling;
  }

  /** Which columns are combinations of others; column numbers are variables of this objective. */
  public Aliasing aliasing() {
    return aliasing;
  }

  @Override
  public Spectrum spectrum() {
    Spectrum known = spectrum;
    if (known == null) {
      known =
          isLarge()
              ? Spectrum.ofMany(elements, p, weightSum, optimum())
              : Spectrum.of(elements, p, weightSum, aliasing.rank());
      spectrum = known;
    }
    return known;
  }

  /**
   * The spectrum in which descent from a point is told: {@link #spectrum} where that holds every
   * direction; of many coordinates, what Lanczos finds from the error at that point. Descent from
   * zero is told in {@link #spectrum} itself.
   *
   * @param error θ₀ − θ*; not modified
   */
  public Spectrum spectrumOf(double[] error) {
    return isLarge() ? Spectrum.ofMany(elements, p, weightSum, error) : spectrum();
  }

  private boolean isLarge() {
    return aliasing.isFullRank() && p > Spectrum.FULL;
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    double squares = rows.squaresAndProducts(at, gradient);
    double factor = 2 / weightSum;
    for (int j = 0; j < p; j++) {
      gradient[j] *= factor;
    }
    return squares / weightSum;
  }

  @Override
  public double curvatureAlong(double[] direction) {
    return 2 * rows.squaresAlong(direction) / weightSum;
  }

  /**
   * ‖R₁⁻ᵀXᵀr‖/‖r‖ = ‖R₁θ − z‖/√(‖R₁θ − z‖² + ρ²): the part of the residual that a better θ could
   * still remove. 0 where ‖R₁θ − z‖ ≤ 64ε(‖y‖ + Σ‖xⱼ‖|θⱼ|), as in a perfect fit: what is left is
   * the rounding of its own terms.
   */
  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    double removable = norm(rows.residual(at));
    double size = targetNorm;
    for (int j = 0; j < p; j++) {
      size = Math.fma(columnNorms[j], Math.abs(at[j]), size);
    }
    return removable <= ROUNDING * size ? 0 : removable / Math.hypot(removable, rho);
  }

  /** ρ²/W. */
  @Override
  public double leastLoss() {
    return rho * rho / weightSum;
  }

  @Override
  public double gap(double[] at) {
    double removable = norm(rows.residual(at));
    return removable * removable / weightSum;
  }

  /**
   * The exact optimum: by back substitution, R₁θ = z; where columns are aliased, the one of least
   * norm in the coordinates descended in, which is where descent from zero arrives.
   */
  public double[] optimum() {
    if (!aliasing.isFullRank()) {
      return new LeastNorm(aliasing, scaling, weightSum).solve(z, rows::residual);
    }
    double[] theta = z.clone();
    r1.solve(theta);
    return theta;
  }

  /**
   * Solves R₁ᵀR₁δ = g for columns that are not aliased.
   *
   * @param g X̃ᵀr in original units, d + 1 elements; not modified
   * @return δ in original units, d + 1 elements
   */
  double[] solveNormalEquations(double[] g) {
    double[] delta = new double[p];
    scaling.gradientToDescent(g, delta);
    r1.solveTransposed(delta);
    r1.solve(delta);
    return scaling.toOriginal(delta);
  }

  private double columnNorm(int j) {
    double[] column = new double[p];
    for (int i = 0; i < p; i++) {
      column[i] = elements[i * p + j];
    }
    return norm(column);
  }

  private static double distance(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return norm(difference);
  }

  static double norm(double[] x) {
    double norm = 0;
    for (double element : x) {
      norm = Math.hypot(norm, element);
    }
    return norm;
  }
}
