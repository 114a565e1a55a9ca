package glissade.descent;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Whether a loss that rises still belongs to a descent. */
final class Growth implements Stateful {

  /**
   * A loss this many times the first one, or its first change where that is more, has diverged: a
   * first loss of 0 says nothing of what is large. Heavy ball and Barzilai–Borwein grow a
   * thousandfold on their way to an optimum, so the mark stands far above that.
   */
  private static final double DIVERGED = 1e10;

  private final Supplier<OptionalDouble> limit;
  private double first;
  private double size;

  /**
   * @param limit the step size over which the run is known to diverge; asked only once the loss is
   *     over the first
   */
  Growth(Supplier<OptionalDouble> limit) {
    this.limit = limit;
  }

  void begin(double value) {
    first = value;
    size = Math.abs(value);
  }

  /** The loss at the start. */
  double first() {
    return first;
  }

  /** Told of the loss after the first update. */
  void change(double value) {
    size = Math.max(size, Math.abs(value - first));
  }

  boolean hasDiverged(double value, double stepSize) {
    return value > first && (value - first > DIVERGED * size || isBeyondLimit(stepSize));
  }

  boolean isBeyondLimit(double stepSize) {
    OptionalDouble known = limit.get();
    return known.isPresent() && stepSize > known.getAsDouble();
  }

  /** What happened, in a clause. */
  String describe(long iterations, double value, double stepSize) {
    String grown =
        String.format(
            Locale.ROOT,
            "after %,d %s the loss has grown from %.4g to %.4g",
            iterations,
            iterations == 1 ? "iteration" : "iterations",
            first,
            value);
    return isBeyondLimit(stepSize)
        ? String.format(
            Locale.ROOT,
            "%s, and the step %.4g is over the stable limit %.4g",
            grown,
            stepSize,
            limit.get().orElseThrow())
        : grown;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    first = checkpoint.number("firstValue", first);
    size = checkpoint.number("size", size);
  }
}
