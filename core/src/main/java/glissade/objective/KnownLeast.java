package glissade.objective;

/** An objective whose least value is known before any descent. */
public interface KnownLeast extends Objective {

  /** F*, the least value. */
  double leastLoss();

  /**
   * F(θ) − F*, without the cancellation of that difference where it can be avoided.
   *
   * @param at θ; not modified
   */
  double gap(double[] at);
}
