package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;
import glissade.objective.Quadratic;

/**
 * The lowest point along the direction, on a quadratic: η = −gᵀd / dᵀHd. With d = −g the gap
 * shrinks by at least ((κ − 1)/(κ + 1))² an iteration, and from most starts by hardly more, since
 * it comes to go to and fro between the directions of the largest and the smallest curvature. Two
 * evaluations an iteration. Source: Cauchy (1847); Akaike, On a successive transformation of
 * probability distribution, Ann. Inst. Stat. Math. 11 (1959); Nocedal and Wright, Numerical
 * Optimization, 2nd edition, theorem 3.3.
 */
public record ExactStep() implements StepSize {

  @Override
  public String name() {
    return "exact";
  }

  @Override
  public Kind kind() {
    return Kind.GRADIENT;
  }

  @Override
  public Run start(Objective objective) {
    if (!(objective instanceof Quadratic)) {
      throw new IllegalArgumentException(
          "an exact step needs an objective of constant curvature, and this is not one; choose"
              + " backtracking");
    }
    return new Run() {
      @Override
      public double size(Point here, Line line) {
        return line.exact();
      }

      @Override
      public void exchange(Checkpoint checkpoint) {}
    };
  }
}
