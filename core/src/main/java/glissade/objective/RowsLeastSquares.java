package glissade.objective;

import glissade.compress.Moments;
import glissade.loss.Loss;
import glissade.penalty.Penalty;
import glissade.rows.Rows;
import java.util.Optional;

/**
 * The mean squared error over all rows as a quadratic: {@link MeanLoss}, and the curvature along a
 * direction, dᵀHd = 2/W Σ weight·(d₀ + d·φ)², for one more pass over the rows. What descends where
 * there are too many columns to fold into a triangle.
 */
public final class RowsLeastSquares
    implements Quadratic, ScaleFree, TwiceDifferentiable, LinearObjective {

  private final Rows rows;
  private final Scaling scaling;
  private final MeanLoss mean;

  /**
   * @param rows folded once at every point, and once for every curvature
   * @param columns means and standard deviations of the same rows, which measure the gradient
   * @param scaling the coordinates to descend in
   * @throws IllegalArgumentException if no row has a weight
   */
  public RowsLeastSquares(Rows rows, Moments columns, Scaling scaling) {
    if (!(columns.weightSum() > 0)) {
      throw new IllegalArgumentException("there are no rows with a weight to fit");
    }
    this.rows = rows;
    this.scaling = scaling;
    this.mean = MeanLoss.squared(rows, columns, scaling);
  }

  @Override
  public Rows rows() {
    return rows;
  }

  @Override
  public Loss loss() {
    return mean.loss();
  }

  @Override
  public Penalty penalty() {
    return mean.penalty();
  }

  @Override
  public Scaling scaling() {
    return scaling;
  }

  @Override
  public int dimension() {
    return mean.dimension();
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    return mean.valueAndGradient(at, gradient);
  }

  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    return mean.relativeGradient(at, value, gradient);
  }

  @Override
  public double curvatureAlong(double[] direction) {
    return 2 * rows.fold(new PredictionSquares(scaling.toOriginal(direction))).mean();
  }

  @Override
  public void expectHessian() {
    mean.expectHessian();
  }

  @Override
  public double[] hessian(double[] at) {
    return mean.hessian(at);
  }

  @Override
  public Optional<TwiceDifferentiable> sample() {
    return mean.sample();
  }
}
