package glissade.evaluation;

import glissade.compress.Triangle;
import glissade.model.LassoPath;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The minimisers of squared loss and a penalty for several λ, on the standardised columns of one
 * triangle.
 *
 * @param penalty its λ is not looked at
 * @param intercept whether there is one
 */
record PenaltyPath(ElasticNet penalty, boolean intercept) {

  /**
   * The duality gap of the lasso before its last steps, as a part of the squares at the first λ: as
   * near as rounding lets a gap come.
   */
  private static final double TOLERANCE = 1e-14;

  /** A larger one, as a part of the mean squared error, is no optimum. */
  private static final double USABLE = 1e-9;

  /**
   * The points, in the coordinates of {@link Scaling#standardized} of the triangle.
   *
   * @param lambdas falling
   * @throws ArithmeticException if the optimum of one is not found
   */
  List<double[]> on(Triangle triangle, double[] lambdas) {
    Scaling scaling = Scaling.standardized(triangle, intercept);
    if (penalty.l1Ratio() == 0) {
      RidgePath ridge = new RidgePath(triangle, unit().on(triangle), scaling);
      List<double[]> points = new ArrayList<>();
      for (double lambda : lambdas) {
        points.add(ridge.at(lambda));
      }
      return points;
    }
    if (scaling.penalty(unit().on(triangle)).isSmooth()
        || LassoPath.isConstant(triangle, intercept)) {
      // Nothing that is penalised varies among these rows, or there is nothing to explain.
      double[] point = new CompressedLeastSquares(triangle, scaling).optimum();
      return Collections.nCopies(lambdas.length, point);
    }
    List<double[]> points = new ArrayList<>();
    LassoPath path = LassoPath.of(triangle, unit(), intercept, lambdas, TOLERANCE);
    for (LassoPath.Solution solution : path.solutions()) {
      if (!(solution.gap() <= USABLE * solution.loss()) && !solution.hasConverged()) {
        throw new ArithmeticException(
            "The weights for λ = " + solution.lambda() + " could not be found in a fold.");
      }
      points.add(solution.standardized());
    }
    return points;
  }

  /**
   * λ to try, falling: of the lasso and the elastic net from the least that leaves every weight at
   * zero, of a ridge see {@link RidgePath#falling}.
   *
   * @param whole the triangle of all rows
   * @throws IllegalArgumentException if nothing that is penalised varies, or the target does not
   */
  double[] falling(Triangle whole, int count) {
    if (penalty.l1Ratio() == 0) {
      Scaling scaling = Scaling.standardized(whole, intercept);
      return new RidgePath(whole, unit().on(whole), scaling).falling(count);
    }
    LassoPath.Settings usual = LassoPath.Settings.usual(whole.rows(), whole.features());
    LassoPath.Settings asked =
        new LassoPath.Settings(count, usual.ratio(), LassoPath.USUAL_TOLERANCE);
    return LassoPath.of(whole, unit(), intercept, asked).solutions().stream()
        .mapToDouble(LassoPath.Solution::lambda)
        .toArray();
  }

  private ElasticNet unit() {
    return penalty.withLambda(1);
  }
}
