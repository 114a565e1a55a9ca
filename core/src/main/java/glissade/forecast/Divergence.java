package glissade.forecast;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Why a constant step explodes: along the direction of largest curvature the error is multiplied by
 * 1 − ηL, whose size is over 1, at every iteration.
 *
 * @param step η
 * @param stableBelow 2/L
 * @param growthFactor |1 − ηL|
 * @param steepest the direction of largest curvature
 * @param firstGrowth the first iteration after which the loss is larger than before it
 * @param bestStep 2/(L + μ), the step to take instead
 */
public record Divergence(
    double step,
    double stableBelow,
    double growthFactor,
    EigenDirection steepest,
    long firstGrowth,
    double bestStep) {

  /** The explanation, or null if this step is not over the limit. */
  public static @Nullable Divergence of(Forecast forecast, double step) {
    OptionalDouble limit = forecast.stableBelow();
    OptionalLong grows = forecast.withStep(step).firstGrowth();
    if (limit.isEmpty() || step <= limit.getAsDouble() || grows.isEmpty()) {
      return null;
    }
    return new Divergence(
        step,
        limit.getAsDouble(),
        forecast.withStep(step).rate(),
        EigenDirection.of(forecast, 0),
        grows.getAsLong(),
        forecast.bestStep());
  }
}
