package glissade.report.words;

import glissade.compress.Triangle;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.objective.Scaling;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What gradient descent from zero will do.
 *
 * @param planned in the coordinates of the plan
 * @param standardized whether those are of columns of mean 0 and standard deviation 1
 * @param other in the other coordinates, or null where those would have to be folded anew
 */
public record Forecasts(Forecast planned, boolean standardized, @Nullable Forecast other) {

  /** Null where the plan is on the rows themselves, whose curvatures are not known. */
  public static @Nullable Forecasts of(Plan plan) {
    return plan instanceof CompressedPlan compressed ? of(compressed) : null;
  }

  public static Forecasts of(CompressedPlan plan) {
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
    // Each takes a decomposition, which for a hundred columns is what is felt after the last row.
    FutureTask<Forecast> second =
        new FutureTask<>(() -> Forecast.fromZero(plan.objective().in(other)));
    Thread thread = new Thread(second, "glissade-forecast");
    thread.setDaemon(true);
    thread.start();
    return new Forecasts(plan.forecast(), standardized, result(second));
  }

  private static Forecast result(FutureTask<Forecast> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while forecasting");
    }
  }

  /** On the columns as they stand, where that is known. */
  public @Nullable Forecast raw() {
    return standardized ? other : planned;
  }

  /** On columns of mean 0 and standard deviation 1, where that is known; else as planned. */
  public @Nullable Forecast onStandardized() {
    return standardized ? planned : other;
  }
}
