package glissade.objective;

import glissade.compress.Moments;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.penalty.Penalty;
import glissade.rows.Rows;

/**
 * The article's train loss, 1/W Σ weight·ℓ(b + w·φ(x), y), for any loss and with a ridge if there
 * is one, and its partial derivatives, computed from all rows at every point: O(n·d) each time. For
 * squared loss {@link CompressedLeastSquares} is the same function at O(d²).
 */
public final class MeanLoss implements LinearObjective, ScaleFree {

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private final Rows rows;
  private final Loss loss;
  private final Penalty penalty;
  private final Scaling scaling;
  private final Scaling standard;
  private final double targetRootMeanSquare;

  /**
   * @param rows folded once at every point
   * @param loss what each costs
   * @param penalty in original units; its absolute values are left to a {@link Composite}
   * @param columns means and standard deviations of the same rows, which measure the gradient
   * @param scaling the coordinates to descend in
   */
  public MeanLoss(Rows rows, Loss loss, Penalty penalty, Moments columns, Scaling scaling) {
    this.rows = rows;
    this.loss = loss;
    this.penalty = scaling.penalty(penalty);
    this.scaling = scaling;
    this.standard = Scaling.standardized(columns, scaling.intercept());
    this.targetRootMeanSquare = columns.norm(columns.target()) / Math.sqrt(columns.weightSum());
  }

  /** The mean squared error over rows, without a penalty. */
  public static MeanLoss squared(Rows rows, Moments columns, Scaling scaling) {
    return new MeanLoss(
        rows, new SquaredLoss(), Penalty.none(columns.features()), columns, scaling);
  }

  @Override
  public Rows rows() {
    return rows;
  }

  @Override
  public Loss loss() {
    return loss;
  }

  @Override
  public Penalty penalty() {
    return penalty;
  }

  @Override
  public Scaling scaling() {
    return scaling;
  }

  @Override
  public int dimension() {
    return scaling.dimension();
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    GradientAccumulator sums = fold(scaling.toOriginal(at));
    scaling.gradientToDescent(sums.gradient(), gradient);
    penalty.addGradient(at, gradient);
    return sums.mean() + penalty.value(at);
  }

  private GradientAccumulator fold(double[] original) {
    double[] weights = new double[original.length - 1];
    System.arraycopy(original, 1, weights, 0, weights.length);
    return rows.fold(new GradientAccumulator(loss, original[0], weights));
  }

  /**
   * maxⱼ |xⱼᵀr| / (‖xⱼ‖‖r‖) over the standardised columns: the largest cosine between a column and
   * the residuals. 0 for a fit that is perfect but for rounding.
   */
  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    double[] point = standard.toDescent(scaling.toOriginal(at));
    double size = targetRootMeanSquare;
    for (double coordinate : point) {
      size += Math.abs(coordinate);
    }
    double residual = Math.sqrt(value);
    if (residual <= ROUNDING * size) {
      return 0;
    }
    double largest = 0;
    double[] measured = standardGradient(gradient);
    for (double derivative : measured) {
      largest = Math.max(largest, Math.abs(derivative));
    }
    return largest / (2 * residual);
  }

  private double[] standardGradient(double[] gradient) {
    double[] original = new double[scaling.features() + 1];
    original[0] = scaling.intercept() ? gradient[0] : 0;
    for (int j = 0; j < scaling.features(); j++) {
      double derivative = gradient[scaling.first() + j];
      original[j + 1] =
          Double.isInfinite(scaling.scale(j))
              ? 0
              : Math.fma(derivative, scaling.scale(j), scaling.centre(j) * original[0]);
    }
    double[] measured = new double[standard.dimension()];
    standard.gradientToDescent(original, measured);
    return measured;
  }
}
