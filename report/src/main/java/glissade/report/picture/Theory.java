package glissade.report.picture;

import glissade.forecast.Course;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a run beforehand.
 *
 * @param forecast from where it started
 * @param course what its method does there, where it has fixed coefficients
 */
record Theory(Forecast forecast, Optional<Course> course) {

  /** Empty where neither the optimum nor the curvatures are known. */
  static Optional<Theory> of(Story story) {
    if (!(story.plan() instanceof CompressedPlan plan)) {
      return Optional.empty();
    }
    Forecast forecast = forecast(plan, story.history().iterates());
    return Optional.of(new Theory(forecast, plan.recurrence().map(forecast::course)));
  }

  private static Forecast forecast(CompressedPlan plan, List<Iterate> iterates) {
    if (iterates.isEmpty() || iterates.get(0).iteration() > 0) {
      return plan.forecast();
    }
    double[] start = iterates.get(0).at();
    for (double element : start) {
      if (element != 0) {
        return Forecast.from(plan.objective(), start);
      }
    }
    return plan.forecast();
  }
}
