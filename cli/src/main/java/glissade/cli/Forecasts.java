package glissade.cli;

import glissade.compress.Triangle;
import glissade.forecast.Forecast;
import glissade.model.Plan;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;

/**
 * What gradient descent from zero will do in both coordinates there are.
 *
 * @param raw on the columns as they stand
 * @param standardized on columns of mean 0 and standard deviation 1
 */
record Forecasts(Forecast raw, Forecast standardized) {

  /** Keeps the one the plan has made already. */
  static Forecasts of(Plan plan) {
    Triangle triangle = plan.objective().triangle();
    boolean intercept = plan.objective().scaling().intercept();
    if (plan.objective().scaling().standardized()) {
      return new Forecasts(
          on(triangle, Scaling.raw(triangle.features(), intercept)), plan.forecast());
    }
    return new Forecasts(plan.forecast(), on(triangle, Scaling.standardized(triangle, intercept)));
  }

  private static Forecast on(Triangle triangle, Scaling scaling) {
    return Forecast.fromZero(new CompressedLeastSquares(triangle, scaling));
  }
}
