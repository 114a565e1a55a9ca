package glissade.objective;

import glissade.compress.Moments;
import glissade.penalty.Penalty;

/**
 * How far from stationary a point is where a penalty has corners. In place of the gradient g stands
 * the proximal gradient, variable by variable: with c the curvature along vⱼ alone,
 *
 * <pre>Gⱼ = c(vⱼ − S(vⱼ − gⱼ/c, aⱼ/c))</pre>
 *
 * with S the proximal step: zero exactly where 0 is a subgradient of F, and gⱼ itself where nothing
 * is penalised. Source: Beck, First-Order Methods in Optimization (2017), section 10.3.
 */
final class Corners {

  private final Penalty penalty;

  /** c, one a variable. */
  private final double[] curvatures;

  /**
   * @param columns their standard deviations, and the coordinates, tell the curvatures
   * @param scaling the coordinates of the penalty
   * @param curvature of the loss, by its score
   */
  Corners(Penalty penalty, Moments columns, Scaling scaling, double curvature) {
    this.penalty = penalty;
    this.curvatures = new double[scaling.dimension()];
    if (scaling.intercept()) {
      curvatures[0] = curvature;
    }
    double root = Math.sqrt(columns.weightSum());
    for (int j = 0; j < scaling.features(); j++) {
      double norm = scaling.intercept() ? columns.centredNorm(j + 1) : columns.norm(j + 1);
      double size = norm / root / scaling.scale(j);
      curvatures[scaling.first() + j] = curvature * size * size;
    }
  }

  /** G. */
  double[] proximalGradient(double[] at, double[] gradient) {
    double[] proximal = gradient.clone();
    for (int j = 0; j < at.length; j++) {
      double c = curvatures[j];
      if (c > 0 && penalty.absolute(j) > 0) {
        proximal[j] = c * (at[j] - penalty.shrink(j, at[j] - gradient[j] / c, 1 / c));
      }
    }
    return proximal;
  }

  /**
   * The largest cosine between a column and the residuals, as far as the penalty does not outweigh
   * it; for squared loss.
   *
   * @param residual the root of the mean squared error
   */
  double relative(double[] at, double[] gradient, double residual) {
    double[] proximal = proximalGradient(at, gradient);
    double largest = 0;
    for (int j = 0; j < at.length; j++) {
      double size = Math.sqrt(2 * curvatures[j]) * residual;
      if (size > 0) {
        largest = Math.max(largest, Math.abs(proximal[j]) / size);
      }
    }
    return largest;
  }
}
