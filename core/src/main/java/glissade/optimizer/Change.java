package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.descent.Stateful;

/** What the last update changed: s = θ − last θ, and y = ∇F(θ) − last ∇F. */
final class Change implements Stateful {

  private final double[] at;
  private final double[] gradient;
  private final double[] moved;
  private final double[] turned;
  private boolean started;

  Change(int dimension) {
    at = new double[dimension];
    gradient = new double[dimension];
    moved = new double[dimension];
    turned = new double[dimension];
  }

  /**
   * Looks at the next point.
   *
   * @return whether there was one before it
   */
  boolean update(Point here) {
    for (int j = 0; j < at.length; j++) {
      moved[j] = here.at()[j] - at[j];
      turned[j] = here.gradient()[j] - gradient[j];
    }
    System.arraycopy(here.at(), 0, at, 0, at.length);
    System.arraycopy(here.gradient(), 0, gradient, 0, at.length);
    boolean known = started;
    started = true;
    return known;
  }

  /** s; overwritten by the next update. */
  double[] moved() {
    return moved;
  }

  /** y; overwritten by the next update. */
  double[] turned() {
    return turned;
  }

  /** sᵀs. */
  double movedSquares() {
    return Line.dot(moved, moved);
  }

  /** sᵀy, the curvature along s times sᵀs. */
  double movedTurned() {
    return Line.dot(moved, turned);
  }

  /** yᵀy. */
  double turnedSquares() {
    return Line.dot(turned, turned);
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("at", at);
    checkpoint.vector("gradient", gradient);
    started = checkpoint.flag("started", started);
  }
}
