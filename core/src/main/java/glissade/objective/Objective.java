package glissade.objective;

/**
 * A differentiable function of several variables. What else is known about it is said by further
 * interfaces: {@link Quadratic}, {@link Curved}, {@link ScaleFree}.
 */
public interface Objective {

  /** How many variables. */
  int dimension();

  /**
   * F and ∇F.
   *
   * @param at where; {@link #dimension()} elements, not modified
   * @param gradient overwritten with ∇F(at)
   * @return F(at)
   */
  double valueAndGradient(double[] at, double[] gradient);
}
