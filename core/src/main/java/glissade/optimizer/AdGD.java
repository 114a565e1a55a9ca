package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;

/**
 * Adaptive gradient descent without descent: with r = η_k/η_{k−1}, the step before against the one
 * before that,
 *
 * <pre>η_{k+1} = min( √(1 + r)·η_k,  ‖θ_{k+1} − θ_k‖ / 2‖∇F(θ_{k+1}) − ∇F(θ_k)‖ )</pre>
 *
 * Half the inverse of the curvature seen between the last two points, growing no faster than the
 * first term lets it. Nothing to set and nothing to look up: on every convex F whose gradient is
 * locally Lipschitz the points converge to an optimum and the gap, at a mean of the points, is
 * O(1/k). The loss may rise on the way, and without convexity nothing is promised. One evaluation
 * an iteration, and one more for the first. Source: Malitsky and Mishchenko, Adaptive gradient
 * descent without descent, ICML 2020, algorithm 1.
 *
 * @param first the first step; 0 for what the slope a little further on suggests
 */
public record AdGD(double first) implements StepSize {

  public AdGD {
    if (first != 0) {
      Positive.check("The first step", first);
    }
  }

  /** Nothing to set. */
  public AdGD() {
    this(0);
  }

  static AdGD of(Choice choice) {
    return new AdGD(choice.number("first", 0));
  }

  @Override
  public String name() {
    return "adgd";
  }

  @Override
  public Kind kind() {
    return Kind.GRADIENT;
  }

  @Override
  public Run start(Objective objective) {
    return new Run() {
      private final Change change = new Change(objective.dimension());
      private double last;
      private double beforeThat;

      @Override
      public double size(Point here, Line line) {
        double eta;
        if (change.update(here)) {
          double seen = Math.sqrt(change.movedSquares() / change.turnedSquares()) / 2;
          eta = Math.min(Math.sqrt(1 + last / beforeThat) * last, seen);
          if (!Double.isFinite(eta)) {
            // The gradient did not change: nothing was seen, and nothing at all without a move.
            eta = change.movedSquares() > 0 ? 2 * last : last;
          }
        } else {
          eta = first > 0 ? first : FirstTrial.size(here.at(), line);
        }
        beforeThat = last;
        last = eta;
        return eta;
      }

      @Override
      public void exchange(Checkpoint checkpoint) {
        change.exchange(checkpoint);
        last = checkpoint.number("last", last);
        beforeThat = checkpoint.number("beforeThat", beforeThat);
      }
    };
  }
}
