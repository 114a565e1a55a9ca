package glissade.objective;

import glissade.compress.Moments;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.rows.Rows;

/**
 * The article's train loss, 1/W Σ weight·ℓ(b + w·φ(x), y), and its partial derivatives, computed
 * from all rows at every point: O(n·d) each time. For squared loss {@link CompressedLeastSquares}
 * is the same function at O(d²).
 */
public final class MeanLoss implements ScaleFree {

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private final Rows rows;
  private final Loss loss;
  private final Scaling scaling;
  private final Scaling standard;
  private final double targetRootMeanSquare;

  private MeanLoss(
      Rows rows, Loss loss, Scaling scaling, Scaling standard, double targetRootMeanSquare) {
    this.rows = rows;
    this.loss = loss;
    this.scaling = scaling;
    this.standard = standard;
    this.targetRootMeanSquare = targetRootMeanSquare;
  }

  /**
   * The mean squared error over rows.
   *
   * @param rows folded once at every point
   * @param columns means and standard deviations of the same rows, which measure the gradient
   * @param scaling the coordinates to descend in
   */
  public static MeanLoss squared(Rows rows, Moments columns, Scaling scaling) {
    Scaling standard = Scaling.standardized(columns, scaling.intercept());
    double size = columns.norm(columns.target()) / Math.sqrt(columns.weightSum());
    return new MeanLoss(rows, new SquaredLoss(), scaling, standard, size);
  }

  @Override
  public int dimension() {
    return scaling.dimension();
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    GradientAccumulator sums = fold(scaling.toOriginal(at));
    scaling.gradientToDescent(sums.gradient(), gradient);
    return sums.mean();
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
