package glissade.descent;

/**
 * A point θ of a descent, with F(θ) and ∇F(θ) once they have been evaluated. The loop holds two of
 * them in turn: where descent is, and where it goes next.
 */
public final class Point {

  private double[] at;
  private double[] gradient;
  private double value;
  private boolean evaluated;
  private double gap = Double.POSITIVE_INFINITY;

  Point(double[] at) {
    this.at = at;
    this.gradient = new double[at.length];
  }

  /**
   * θ. Written by the optimizer while this is the next point; once descent is there it never
   * changes, so a reference may be kept.
   */
  public double[] at() {
    return at;
  }

  /** F(θ), if {@link #isEvaluated()}. */
  public double value() {
    return value;
  }

  /** ∇F(θ), if {@link #isEvaluated()}. Not to be modified; overwritten one update later. */
  public double[] gradient() {
    return gradient;
  }

  /** Whether value and gradient belong to θ. */
  public boolean isEvaluated() {
    return evaluated;
  }

  /** What F(θ) is over the least F at the most, as far as the optimizer knows: else infinite. */
  public double gap() {
    return gap;
  }

  /**
   * To be called by an optimizer that can prove it, after θ was written.
   *
   * @param most F(θ) − F* is no larger
   */
  public void within(double most) {
    gap = most;
  }

  /** To be called after θ was written: what was evaluated before belongs to another point. */
  public void moved() {
    evaluated = false;
    gap = Double.POSITIVE_INFINITY;
  }

  /** Another θ, which nobody else holds. */
  void renew() {
    at = new double[at.length];
    moved();
  }

  void evaluated(double found) {
    value = found;
    evaluated = true;
  }

  /** For a checkpoint. */
  void exchange(Checkpoint checkpoint) {
    checkpoint.vector("at", at);
    checkpoint.vector("gradient", gradient);
    value = checkpoint.number("value", value);
    gap = checkpoint.number("gap", gap);
    evaluated = true;
  }
}
