package glissade.cli;

import glissade.compress.Triangle;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.objective.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * What gradient descent from zero will do.
 *
 * @param planned in the coordinates of the plan
 * @param standardized whether those are of columns of mean 0 and standard deviation 1
 * @param other in the other coordinates, or null where those would have to be folded anew
 */
record Forecasts(Forecast planned, boolean standardized, @Nullable Forecast other) {

  /** Null where the plan is on the rows themselves, whose curvatures are not known. */
  static @Nullable Forecasts of(Plan plan) {
    return plan instanceof CompressedPlan compressed ? of(compressed) : null;
  }

  static Forecasts of(CompressedPlan plan) {
    boolean standardized = plan.coordinates().standardized();
    if (plan.choice().route() == Route.DUAL) {
      return new Forecasts(plan.forecast(), standardized, null);
    }
    Triangle triangle = plan.objective().triangle();
    boolean intercept = plan.coordinates().intercept();
    Scaling other =
        standardized
            ? Scaling.raw(triangle.features(), intercept)
            : Scaling.standardized(triangle, intercept);
    return new Forecasts(
        plan.forecast(), standardized, Forecast.fromZero(plan.objective().in(other)));
  }

  /** On the columns as they stand, where that is known. */
  @Nullable Forecast raw() {
    return standardized ? other : planned;
  }

  /** On columns of mean 0 and standard deviation 1, where that is known; else as planned. */
  @Nullable Forecast onStandardized() {
    return standardized ? planned : other;
  }
}
