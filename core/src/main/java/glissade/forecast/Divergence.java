package glissade.forecast;

import glissade.optimizer.Recurrence;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Why a method with fixed coefficients explodes: along the direction of largest curvature the error
 * is multiplied by a number whose size is over 1 at every iteration, |1 − ηL| for steepest descent.
 *
 * @param method what was run
 * @param stableBelow the limit of its steps: 2/L, or what it is with this momentum
 * @param growthFactor what a long run multiplies the error by at each iteration
 * @param steepest the direction of largest curvature
 * @param firstGrowth the first iteration after which the loss is larger than before it
 * @param bestStep 2/(L + μ), the step for steepest descent to take instead
 */
public record Divergence(
    Recurrence method,
    double stableBelow,
    double growthFactor,
    EigenDirection steepest,
    long firstGrowth,
    double bestStep) {

  /** η, which is over the limit. */
  public double step() {
    return method.eta();
  }

  /** The explanation, or null if this step is not over the limit, or nothing grows from there. */
  public static @Nullable Divergence of(Course course) {
    OptionalDouble limit = course.stableBelow();
    double step = course.recurrence().eta();
    if (limit.isEmpty() || step <= limit.getAsDouble()) {
      return null;
    }
    OptionalLong grows = course.firstGrowth();
    return grows.isEmpty()
        ? null
        : new Divergence(
            course.recurrence(),
            limit.getAsDouble(),
            course.rate(),
            EigenDirection.of(course.forecast(), 0),
            grows.getAsLong(),
            course.forecast().bestStep());
  }
}
