package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.descent.Stateful;

/**
 * F at a point less F at the one before. Near an optimum the difference of the two values is lost
 * in their rounding; then it is ½(g + g′)ᵀ(θ′ − θ), which is exact on quadratics and keeps its
 * digits. Source: Hager and Zhang, A new conjugate gradient method with guaranteed descent and an
 * efficient line search, SIAM J. Optim. 16 (2005), section 2, who use the slopes in the same way.
 */
final class LossChange implements Stateful {

  /** A change by less than this part of the loss is told by the gradients. */
  static final double ROUNDING = 1e-9;

  private final double[] lastAt;
  private final double[] lastGradient;
  private double lastValue = Double.NaN;

  LossChange(int dimension) {
    lastAt = new double[dimension];
    lastGradient = new double[dimension];
  }

  /** F here less F where this was asked last; 0 at first. */
  double to(Point here) {
    double change = Double.isNaN(lastValue) ? 0 : change(here);
    System.arraycopy(here.at(), 0, lastAt, 0, lastAt.length);
    System.arraycopy(here.gradient(), 0, lastGradient, 0, lastAt.length);
    lastValue = here.value();
    return change;
  }

  private double change(Point here) {
    double change = here.value() - lastValue;
    if (Math.abs(change) > ROUNDING * Math.abs(lastValue)) {
      return change;
    }
    double twice = 0;
    for (int j = 0; j < lastAt.length; j++) {
      double moved = here.at()[j] - lastAt[j];
      twice = Math.fma(here.gradient()[j] + lastGradient[j], moved, twice);
    }
    return twice / 2;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("lastAt", lastAt);
    checkpoint.vector("lastGradient", lastGradient);
    lastValue = checkpoint.number("lastValue", lastValue);
  }
}
