package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;
import glissade.objective.Quadratic;

/**
 * A constant η of the size of the problem, found at the first update: a multiple of the step along
 * the first direction that brings the loss lowest. On a quadratic that is exact, −gᵀd/dᵀHd, for one
 * evaluation; elsewhere it is a power of two, one evaluation for every doubling or halving from 1.
 * For methods that mend a wrong η themselves, as {@link AdaGrad} does.
 *
 * @param times the multiple, positive and finite
 */
record ProbedStep(double times) implements StepSize {

  ProbedStep {
    Positive.check("The multiple", times);
  }

  @Override
  public String name() {
    return times + " times the best first step";
  }

  @Override
  public Kind kind() {
    return Kind.FIXED;
  }

  @Override
  public Run start(Objective objective) {
    boolean isQuadratic = objective instanceof Quadratic;
    return new Run() {
      private double eta;

      @Override
      public double size(Point here, Line line) {
        if (eta == 0) {
          eta = times * best(here, line, isQuadratic);
        }
        return eta;
      }

      @Override
      public void exchange(Checkpoint checkpoint) {
        eta = checkpoint.number("eta", eta);
      }
    };
  }

  /** The step that brings the loss lowest, or 1 where the line is level. */
  static double best(Point here, Line line, boolean isQuadratic) {
    double slope = line.slopeHere();
    if (slope == 0) {
      return 1;
    }
    if (isQuadratic) {
      double curvature = line.curvature();
      return curvature > 0 ? -slope / curvature : 1;
    }
    return bestPowerOfTwo(here.value(), line);
  }

  /** Doubles η from 1 while the loss comes down, or else halves it until it does, and on. */
  private static double bestPowerOfTwo(double value, Line line) {
    double eta = 1;
    double least = line.value(eta);
    double factor = least < value ? 2 : 0.5;
    // No finite loss comes down for 300 doublings, and no slope is that steep.
    for (int i = 0; i < 300; i++) {
      double tried = line.value(factor * eta);
      boolean isFound = least < value && !(tried < least);
      if (isFound) {
        break;
      }
      eta *= factor;
      least = tried;
    }
    return eta;
  }
}
