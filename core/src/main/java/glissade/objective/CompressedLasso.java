package glissade.objective;

import glissade.compress.Triangle;
import glissade.penalty.Penalty;
import java.util.OptionalDouble;

/**
 * The mean squared error of all rows with the lasso or the elastic net, from their triangle alone:
 * O(d²) at each point. The squares of the penalty are rows of the triangle, see {@link
 * CompressedLeastSquares}; its absolute values are the part with corners.
 */
public final class CompressedLasso implements Composite, ScaleFree, ByColumns, TwiceDifferentiable {

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private final CompressedLeastSquares smooth;
  private final Penalty whole;
  private final Penalty absolute;
  private final Corners corners;
  private final double targetSize;

  /**
   * @param triangle of the rows
   * @param penalty in original units
   * @param scaling the coordinates to descend in
   */
  public CompressedLasso(Triangle triangle, Penalty penalty, Scaling scaling) {
    this.smooth = new CompressedLeastSquares(triangle, penalty, scaling);
    this.whole = scaling.penalty(penalty);
    this.absolute = whole.withoutSquares();
    this.corners = new Corners(absolute, triangle, scaling, 2);
    this.targetSize = triangle.norm(triangle.target()) / Math.sqrt(triangle.weightSum());
  }

  @Override
  public Penalty penalty() {
    return whole;
  }

  /** The squared loss and the squares of the penalty. */
  public CompressedLeastSquares smooth() {
    return smooth;
  }

  @Override
  public int dimension() {
    return smooth.dimension();
  }

  @Override
  public OptionalDouble largestCurvature() {
    return OptionalDouble.of(smooth.spectrum().max());
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    return smooth.valueAndGradient(at, gradient) + absolute.value(at);
  }

  /** That of the smooth part. */
  @Override
  public double[] hessian(double[] at) {
    return smooth.hessian(at);
  }

  /**
   * The largest cosine between a column and the residuals, as far as the penalty does not outweigh
   * it. 0 for a fit that is perfect but for rounding.
   */
  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    double residual = Math.sqrt(Math.max(0, value - whole.value(at)));
    double size = targetSize;
    return residual <= ROUNDING * size ? 0 : corners.relative(at, gradient, residual);
  }

  /** R₁ and z: the squares of the penalty are rows, so of it only absolute values are left. */
  @Override
  public Columns columns() {
    return smooth.columns(absolute);
  }
}
