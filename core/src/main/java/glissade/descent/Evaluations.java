package glissade.descent;

import glissade.objective.Objective;
import glissade.objective.Quadratic;
import glissade.objective.TwiceDifferentiable;

/**
 * The objective as an optimizer may ask for it, counted: one evaluation for value and gradient at a
 * point, one for the curvature along a direction. Over rows that are not compressed each of them is
 * one pass over the rows.
 */
public final class Evaluations {

  private final Objective objective;
  private long count;

  Evaluations(Objective objective) {
    this.objective = objective;
  }

  /** F(θ) and ∇F(θ), written into the point. */
  public void evaluate(Point point) {
    count++;
    point.evaluated(objective.valueAndGradient(point.at(), point.gradient()));
  }

  /**
   * dᵀHd.
   *
   * @param quadratic the objective of this descent
   * @param direction d; not modified
   */
  public double curvatureAlong(Quadratic quadratic, double[] direction) {
    count++;
    return quadratic.curvatureAlong(direction);
  }

  /**
   * ∇²F(θ).
   *
   * @param smooth the objective of this descent
   * @param at θ; not modified
   */
  public double[] hessian(TwiceDifferentiable smooth, double[] at) {
    count++;
    return smooth.hessian(at);
  }

  /** Counts evaluations that were made on the way, of a part of the rows. */
  public void spent(long evaluations) {
    count += evaluations;
  }

  /** How many so far. */
  public long count() {
    return count;
  }

  /** For a checkpoint. */
  void exchange(Checkpoint checkpoint) {
    count = checkpoint.count("evaluations", count);
  }
}
