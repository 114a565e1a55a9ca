package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;

/**
 * The automatic step of {@link NesterovConvex} where L is not known: the longest found with F(y −
 * η∇F(y)) ≤ F(y) − ½η‖∇F(y)‖², which η = 1/L always fulfils. From the last η, a tenth longer, it is
 * halved until that holds; at the first update it is doubled too. One evaluation an iteration
 * beside that of the descent, and one more for every halving, of which there is about one in seven
 * iterations. Source: Beck and Teboulle, SIAM J. Imaging Sci. 2 (2009), section 4, without the rule
 * that η never grows, for which their proof needs it and a changing curvature does not.
 *
 * <p>An ordinary search would not do: one that is content with less than half of what the slope
 * promises takes steps up to 2/L, and acceleration is stable only under 4/(3L).
 *
 * <p>Where the loss no longer shows a change, half of what the slope promises is kept as long as
 * the slope at the other end still leads down, which on quadratics is the same.
 */
record LocalCurvature() implements StepSize {

  private static final double GROWTH = 1.1;

  /** As many doublings or halvings as there are powers of two between 1e-90 and 1e90. */
  private static final int TRIES = 300;

  @Override
  public String name() {
    return "1/L of the place";
  }

  @Override
  public Kind kind() {
    return Kind.AUTOMATIC;
  }

  @Override
  public Run start(Objective objective) {
    return new Run() {
      private double last;

      @Override
      public double size(Point here, Line line) {
        double slope = line.slopeHere();
        if (slope == 0) {
          return last == 0 ? 1 : last;
        }
        double eta = last == 0 ? longest(here, line, slope) : GROWTH * last;
        for (int i = 0; i < TRIES; i++) {
          if (isEnough(here, line, slope, eta)) {
            last = eta;
            return eta;
          }
          eta /= 2;
        }
        return Double.NaN;
      }

      @Override
      public void exchange(Checkpoint checkpoint) {
        last = checkpoint.number("last", last);
      }
    };
  }

  /** The first power of two that is too long. */
  private static double longest(Point here, Line line, double slope) {
    double eta = 1;
    for (int i = 0; i < TRIES && isEnough(here, line, slope, eta); i++) {
      eta *= 2;
    }
    return eta;
  }

  private static boolean isEnough(Point here, Line line, double slope, double eta) {
    double change = line.value(eta) - here.value();
    if (Math.abs(change) <= LossChange.ROUNDING * Math.abs(here.value())) {
      return line.slope() <= 0;
    }
    return Double.isFinite(change) && change <= eta * slope / 2;
  }
}
